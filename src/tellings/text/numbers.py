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
MONEY = "$£€¥₹₽₩₪"
SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text; `low == high` unless it is vague ("dozens", "several thousand")."""

    span: Span
    low: float
    high: float
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The number words of one language, and the pattern that finds them."""

    small: Table  # zero to ninety
    scales: Table
    short: Table
    plurals: Table
    parts: Table
    glyphs: Table
    pattern: re.Pattern[str]
    word: re.Pattern[str]


def find_numbers(text: str, language: str = "en") -> Iterator[Number]:
    """Every number in text order: "1,200", "7.5 million", "$7m", "twenty-three", "tens of thousands", "a third"."""
    lex = lexicon(language)
    position = 0
    while match := lex.pattern.search(text, position):
        number = READERS[str(match.lastgroup)](match, lex)
        position = number.span.end if number else match.end()
        if number:
            yield number


def read_number(text: str, language: str = "en") -> float | None:
    """The value of a text that is one exact number and nothing else."""
    first = next(find_numbers(text, language), None)
    whole = first and first.span == Span(0, len(text)) and first.low == first.high
    return first.low if first and whole else None


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The number words of a language."""
    lists: dict[str, Table] = words(language, "numbers")
    small, scales, short = lists["units"] | lists["tens"], lists["scales"] | lists["dozens"], lists["short"]
    money = short | lists["short_money"]
    word, scale, part, glyph = _any(small | scales), _any(scales), _any(lists["fractions"]), _any(lists["glyphs"])
    digits = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    sign = r"(?:(?<![\w)\]])[-−+](?=[\d.]))?"
    pattern = re.compile(
        rf"(?P<share>\b(?:(?:an?|one){SPACE}{part}(?={SPACE}of\b)|(?:{_any(lists['units'])}|\d{{1,2}})[ -]{part}\b|half(?={SPACE}(?:of|the|its|their|his|her|our|all)\b)))"
        rf"|(?P<outof>\b(?P<some>{_any(small)}|\d{{1,3}}){SPACE}(?:in|out{SPACE}of)(?:{SPACE}every)?{SPACE}(?P<all>{_any(small)}|\d{{1,4}})\b)"
        rf"|(?P<vague>\b(?:(?P<of>tens|dozens|hundreds|thousands|millions){SPACE}of{SPACE})?(?P<plural>{_any(lists['plurals'])})\b)"
        rf"|(?P<several>\b(?:several|a{SPACE}few|some{SPACE}few|a{SPACE}couple(?:{SPACE}of)?){SPACE}(?P<unit>{scale})\b)"
        rf"|(?P<half>\b(?:half|a{SPACE}quarter)[ -](?:an?[ -])?(?P<halved>{scale})\b)"
        rf"|(?P<digits>(?<![\d,])(?<!\d\.)(?P<value>{sign}{digits})(?P<glyph>{glyph})?"
        rf"(?:(?:{SPACE}|-)?(?P<scaled>{scale})\b|{SPACE}?(?P<short>{_any(money)})\b)?|{glyph})"
        rf"|(?P<words>\b(?:an?[ -](?={scale}\b))?{word}\b(?:[ \u00a0-](?:and{SPACE})?{word}\b)*)",
        re.IGNORECASE,
    )
    return Lexicon(
        small=small, scales=scales, short=money, plurals=lists["plurals"], parts=lists["fractions"],
        glyphs=lists["glyphs"], pattern=pattern, word=re.compile(rf"\b(?:an?|{word})\b", re.IGNORECASE),
    )  # fmt: skip


def _any(table: Table) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + ")"


def _digits(match: re.Match[str], lex: Lexicon) -> Number | None:
    start, end = match.span("digits")
    value = (match["value"] or "").replace(",", "").replace("−", "-")
    if len(value.lstrip("+-")) > LONGEST:
        return None
    low = (float(value) if value else 0.0) + lex.glyphs.get(match["glyph"] or "", 0.0)
    low = low or lex.glyphs.get(match["digits"], 0.0)
    if match["scaled"]:
        low *= lex.scales[match["scaled"].lower()]
    elif match["short"]:
        short = match["short"].lower()
        if len(short) > 1 and short != "mm" or match.string[:start][-2:].strip()[-1:] in MONEY:
            low *= lex.short[short]
        else:
            end = match.end("glyph") if match["glyph"] else match.end("value")
    low = float(f"{low:.12g}")
    return Number(Span(start, end), low, low, "digits")


def _words(match: re.Match[str], lex: Lexicon) -> Number | None:
    """The longest run of words that is one number: "twenty three", not "two three"."""
    total = current = 0.0
    last, end, whole = "", match.start(), lex.small | lex.scales
    for word in lex.word.finditer(match.string, match.start(), match.end()):
        text = word[0].lower()
        value = 1.0 if text in ("a", "an") else whole[text]
        if text in lex.scales:
            if value == 100 or value < 100:
                current = (current or 1.0) * value
            else:
                total, current = total + (current or 1.0) * value, 0.0
        elif last and not (last in lex.scales or (20 <= whole.get(last, 0) < 100 and 0 < value < 10)):
            break
        else:
            current += value
        last, end = text, word.end()
    return Number(Span(match.start(), end), total + current, total + current, "words")


def _vague(match: re.Match[str], lex: Lexicon) -> Number:
    """At least two, fewer than ten: "thousands" is 2,000 to 9,999, "tens of thousands" 20,000 to 99,999."""
    each = lex.plurals[match["plural"].lower()] * (lex.plurals[match["of"].lower()] if match["of"] else 1.0)
    return Number(Span(*match.span()), 2 * each, _below_ten(each), "vague")


def _several(match: re.Match[str], lex: Lexicon) -> Number:
    each = lex.scales[match["unit"].lower()]
    return Number(Span(*match.span()), 2 * each, _below_ten(each), "vague")


def _below_ten(each: float) -> float:
    return 99.0 if each in (12, 20) else 10 * each - 1


def _half(match: re.Match[str], lex: Lexicon) -> Number:
    value = lex.scales[match["halved"].lower()] / (2 if match["half"].lower().startswith("half") else 4)
    return Number(Span(*match.span()), value, value, "words")


def _share(match: re.Match[str], lex: Lexicon) -> Number | None:
    over, under = (["one", *re.split(r"[\s-]", match["share"].lower())])[-2:]
    parts = 2.0 if under not in lex.parts else lex.parts[under]
    count = 1.0 if over in ("a", "an") else lex.small.get(over) or float(over) if over != under else 1.0
    return Number(Span(*match.span()), count / parts, count / parts, "share") if count < parts else None


def _out_of(match: re.Match[str], lex: Lexicon) -> Number | None:
    some, all_ = (lex.small[w] if (w := match[g].lower()) in lex.small else float(w) for g in ("some", "all"))
    fits = 0 < some < all_ and not 1900 <= all_ < 2100 and (all_ <= 20 or all_ % 5 == 0)
    return Number(Span(*match.span()), some / all_, some / all_, "share") if fits else None


READERS: dict[str, Callable[[re.Match[str], Lexicon], Number | None]] = {
    "digits": _digits, "words": _words, "vague": _vague, "several": _several, "half": _half, "share": _share, "outof": _out_of,
}  # fmt: skip
