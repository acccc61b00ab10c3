"""Text -> numbers: digits and number words, with the lowest and highest value that they can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.model import Span
from tellings.text.words import words

Form = Literal["digits", "words", "vague", "share"]
Table = dict[str, float]
LONGEST = 16  # digits; longer runs are serial numbers and hashes, and floats no longer hold them
SPACE = r"(?:[ \u00a0\u202f]|\n(?!\n))"  # a line may break inside a number, a paragraph not
MONEY = re.compile(r"(?:[$£€¥₹₽₩₪=]|\b[A-Z]{2,3})[ \u00a0]?$")
START = re.compile(r"(?:(?<![\w)\]/])[-−–+](?=[\d.]))?(?:\.(?=\d))?\d\w*|[^\W\d_]+|[½⅓⅔¼¾⅛⅜⅝⅞]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text; `low == high` unless it is vague ("dozens", "several thousand")."""

    span: Span
    low: float
    high: float
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The number words of one language, and the pattern that reads them."""

    small: Table  # zero to ninety
    scales: Table
    short: Table
    plurals: Table
    parts: Table
    glyphs: Table
    openers: frozenset[str]
    millions: re.Pattern[str]
    pattern: re.Pattern[str]
    word: re.Pattern[str]


def find_numbers(text: str, language: str = "en") -> Iterator[Number]:
    """Every number in text order: "1,200", "7.5 million", "$7m", "twenty-three", "tens of thousands", "a third"."""
    lex, position = lexicon(language), 0
    for start in START.finditer(text):
        word = start[0]
        if start.start() < position or not (word[-1].isdigit() or word.lower() in lex.openers or _opens(word)):
            continue
        match = lex.pattern.match(text, start.start())
        if match is None:
            continue
        number = READERS[str(match.lastgroup)](match, lex)
        position = number.span.end if number else match.end()
        if number:
            yield number


def read_number(text: str, language: str = "en") -> float | None:
    """The value of a text that is one exact number and nothing else."""
    first = next(find_numbers(text, language), None)
    whole = first and first.span == Span(0, len(text)) and first.low == first.high
    return first.low if first and whole else None


def _opens(word: str) -> bool:
    """ "7m" and "-5": digits with something before or after them."""
    return word[0].isdigit() or not word[0].isalpha()


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The number words of a language."""
    lists: dict[str, Table] = words(language, "numbers")
    small, scales, short = lists["units"] | lists["tens"], lists["scales"] | lists["dozens"], lists["short"]
    money = short | lists["short_money"]
    openers = {*small, *lists["plurals"], "a", "an", "half", "several", "some", "minus", "negative", *scales}
    return Lexicon(
        small=small, scales=scales, short=money, plurals=lists["plurals"], parts=lists["fractions"],
        glyphs=lists["glyphs"], openers=frozenset(openers),
        millions=re.compile(rf"[ ]{_any(lists['millions'])}\b"), pattern=_pattern(lists, small, scales, money),
        word=re.compile(rf"\b(?:an?|{_any(small | scales)})\b", re.IGNORECASE | re.ASCII),
    )  # fmt: skip


def _pattern(lists: dict[str, Table], small: Table, scales: Table, money: Table) -> re.Pattern[str]:
    """One named group for each way to write a number; the longer way stands first."""
    unit, part, scale, word = _any(lists["units"]), _any(lists["fractions"]), _any(scales), _any(small | scales)
    glyph, plural = _any(lists["glyphs"]), _any(lists["plurals"])
    ways = {
        "half": rf"\b(?:half|a[ ]quarter)[ -](?:an?[ -])?(?P<halved>{scale})\b",
        "share": rf"""\b(?: (?:an?|one)[ ]{part}(?=[ ]of\b)
            | (?:(?<=by[ ])|(?<=almost[ ])|(?<=nearly[ ])|(?<=than[ ])|(?<=about[ ])) (?:an?[ ]{part}|half)
              (?=[.,;)!?\n]|$|[ ](?:since|in|from|on|to|this|last|over|after)\b)
            | (?:{unit}|\d{{1,2}})[ -](?:{part}s|half|thirds|quarters)\b
            | one[ -]{part}\b(?![ ]\w+ed\b) | half(?=[ ](?:of|the|its|their|his|her|our|all|an?)\b) )""",
        "mixed": rf"""\b(?P<wholes>{_any(small)}|\d{{1,3}})[ ]and[ ]a[ ](?P<piece>half|quarter)\b
            (?:[ ](?P<mixedscale>{scale})\b)?""",
        "outof": rf"""\b(?P<some>{_any(small)}|\d{{1,3}}) (?:[ ](?:in|out[ ]of)(?:[ ]every)?[ ]|-in-)
            (?P<all>{_any(small)}|\d{{1,4}})\b(?![.,]\d)""",
        "slashed": rf"""(?P<over>\d{{1,2}}) (?: ⁄(?P<below>\d{{1,3}})
            | /(?P<under>\d{{1,3}})(?=[ ]of[ ](?:an?|the)\b|[ -]{_any(lists["halved"])}s?\b) ) (?!\d)""",
        "vague": rf"\b(?:(?P<of>tens|dozens|hundreds|thousands|millions)[ ]of[ ])? (?P<plural>{plural})\b",
        "several": rf"\b(?:several|a[ ]few|some[ ]few|a[ ]couple(?:[ ]of)?)[ ](?P<unit>{scale})\b",
        "digits": rf"""(?<!\d)(?<!\d[.,]) (?: (?P<minus>(?:minus|negative)[ -])?
            (?P<value>(?:(?<![\w)\]/])[-−–+](?=[\d.]))?
              (?: \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)? | \d+(?:\.\d+)? | \.\d+ ))
            (?P<glyph>{glyph}|[ -]\d/\d(?![\d/]))? (?P<power>[ ]?[×x][ ]?10\^?[-−]?\d{{1,2}})?
            (?: [ -]?(?P<scaled>{scale})\b(?:[ ](?P<more>{scale})\b)? | [ ]?(?P<short>{_any(money)})\b )?
            | (?P<lone>{glyph}) )""",
        "words": rf"""\b(?:(?P<negative>minus)[ -])? (?:an?[ -](?={scale}\b))? {word}\b
            (?:(?:[ ](?:and[ ])?|-){word}\b){{0,15}}""",
    }
    whole = "|".join(rf"(?P<{name}>{way})" for name, way in ways.items())
    return re.compile(whole.replace("[ ]", SPACE), re.IGNORECASE | re.VERBOSE | re.ASCII)


def _any(table: Table) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + ")"


def _digits(match: re.Match[str], lex: Lexicon) -> Number | None:
    start, end = match.span("digits")
    value = (match["value"] or "0").replace(",", "").replace("−", "-").replace("–", "-")
    if len(value) > LONGEST:
        return None
    low = float(value) + _fraction(match["glyph"] or match["lone"] or "", lex)
    if match["power"]:
        low *= 10.0 ** int(re.sub(r".*10\^?", "", match["power"]).replace("−", "-"))
    if match["scaled"]:
        low *= lex.scales[match["scaled"].lower()] * (lex.scales[match["more"].lower()] if match["more"] else 1.0)
    elif match["short"] and (scale := _short(match, lex)):
        low *= scale
    elif match["short"]:
        end = max(match.end(g) for g in ("value", "glyph", "power"))
    low = float(f"{-low if match['minus'] else low:.12g}")
    return Number(Span(start, end), low, low, "digits")


def _fraction(written: str, lex: Lexicon) -> float:
    """ "½", and the " 1/2" of "5 1/2"."""
    over, slash, under = written.lstrip(" -\u00a0\u202f\n").partition("/")
    if slash:
        return int(over) / int(under) if 0 < int(over) < int(under) else 0.0
    return lex.glyphs.get(written, 0.0)


def _short(match: re.Match[str], lex: Lexicon) -> float | None:
    """ "7m" is seven million behind a sign of money or before people, else seven metres for all this room knows."""
    text, short, start = match.string, match["short"].lower(), match.start("digits")
    glued = text[match.start("short") - 1].isdigit()
    sure = (len(short) > 1 and short != "mm") or (match["short"] in "MKB" and glued)
    many = short == "m" and glued and lex.millions.match(text, match.end("short"))
    return lex.short[short] if sure or many or MONEY.search(text[max(0, start - 4) : start]) else None


def _words(match: re.Match[str], lex: Lexicon) -> Number | None:
    """The longest run of words that is one number: "twenty three", not "two three"; no scale alone."""
    total = current = 0.0
    last, end, whole = "", match.start(), lex.small | lex.scales
    for found in lex.word.finditer(match.string, match.start(), match.end()):
        word, joint = found[0].lower(), match.string[end : found.start()]
        if word in lex.scales:
            if not last:
                return None
            total, current = _scaled(total, current, lex.scales[word])
        elif last and not _follows(last, whole.get(word, 1.0), joint, whole):
            break
        else:
            current += whole.get(word, 1.0)
        last, end = word, found.end()
    value = -(total + current) if match["negative"] else total + current
    return Number(Span(match.start(), end), value, value, "words")


def _scaled(total: float, current: float, scale: float) -> tuple[float, float]:
    """Hundreds and dozens multiply what stands before them, thousands and up close it."""
    return (total, (current or 1.0) * scale) if scale <= 100 else (total + (current or 1.0) * scale, 0.0)


def _follows(last: str, value: float, joint: str, whole: Table) -> bool:
    """ "twenty" takes "three"; "hundred" takes "and five"."""
    if whole.get(last, 1.0) >= 100:
        return True
    return 20 <= whole.get(last, 0.0) < 100 and 0 < value < 10 and "and" not in joint


def _vague(match: re.Match[str], lex: Lexicon) -> Number:
    """ "thousands" is 1,000 to 10,000; "tens of thousands" is several of them, 20,000 to 99,999."""
    each = lex.plurals[match["plural"].lower()]
    if not match["of"]:
        return Number(Span(*match.span()), each, 10 * each, "vague")
    each *= lex.plurals[match["of"].lower()]
    return Number(Span(*match.span()), 2 * each, 10 * each - 1, "vague")


def _several(match: re.Match[str], lex: Lexicon) -> Number:
    each = lex.scales[match["unit"].lower()]
    return Number(Span(*match.span()), 2 * each, 10 * each - 1, "vague")


def _half(match: re.Match[str], lex: Lexicon) -> Number:
    value = lex.scales[match["halved"].lower()] / (2 if match["half"].lower().startswith("half") else 4)
    return Number(Span(*match.span()), value, value, "words")


def _share(match: re.Match[str], lex: Lexicon) -> Number | None:
    over, under = ["one", *re.split(r"[\s-]", match["share"].lower())][-2:]
    parts = lex.parts.get(under, 2.0)
    count = 1.0 if over in ("a", "an", "one") else lex.small.get(over) or float(over)
    return Number(Span(*match.span()), count / parts, count / parts, "share") if count < parts else None


def _mixed(match: re.Match[str], lex: Lexicon) -> Number:
    """ "two and a half million"."""
    word = match["wholes"].lower()
    value = lex.small[word] if word in lex.small else float(word)
    value = (value + 1 / lex.parts[match["piece"].lower()]) * lex.scales.get((match["mixedscale"] or "").lower(), 1.0)
    return Number(Span(*match.span()), value, value, "words")


def _slashed(match: re.Match[str], lex: Lexicon) -> Number | None:
    """ "1/16 of a mile"; "2/8" in a caption is none."""
    over, under = float(match["over"]), float(match["under"] or match["below"])
    return Number(Span(*match.span()), over / under, over / under, "share") if 0 < over < under else None


def _out_of(match: re.Match[str], lex: Lexicon) -> Number:
    """ "one in five"; "three in 2018" is three."""
    some, all_ = (lex.small[w] if (w := match[g].lower()) in lex.small else float(w) for g in ("some", "all"))
    fits = 0 < some < all_ and not 1900 <= all_ < 2100 and (all_ <= 20 or all_ % 5 == 0)
    if fits:
        return Number(Span(*match.span()), some / all_, some / all_, "share")
    return Number(Span(*match.span("some")), some, some, "digits" if match["some"].isdigit() else "words")


READERS: dict[str, Callable[[re.Match[str], Lexicon], Number | None]] = {
    "digits": _digits, "words": _words, "vague": _vague, "several": _several,
    "half": _half, "share": _share, "outof": _out_of, "slashed": _slashed, "mixed": _mixed,
}  # fmt: skip
