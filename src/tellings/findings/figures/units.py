"""What stands beside a number -> its unit: money, measures, shares, ages and what each is "per"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.text.numbers import Number
from tellings.text.words import words

SPACE = r"[ \u00a0\u202f]"
BEFORE = 9  # code points; the longest sign of money with its space
STERLING = 1e5  # "36 million pounds" is money, "200 pounds" is a weight


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit spelt out, and where the sign or word begins and ends with its number."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signs:
    before: re.Pattern[str]
    after: re.Pattern[str]
    words: re.Pattern[str]
    per: re.Pattern[str]
    names: dict[str, str]
    money: dict[str, str]
    glued: frozenset[str]  # signs that are one only without a space
    measures: frozenset[str]  # spelt out, in the singular


@cache
def signs(language: str = "en") -> Signs:
    """How a language writes its units."""
    lists: dict[str, dict[str, list[str]]] = words(language, "units")
    money = {form: name for name, forms in lists["money_before"].items() for form in forms}
    exact = {form: name for name, forms in lists["measure_signs"].items() for form in forms}
    folded = {
        form.lower(): name
        for table in ("share", "age", "money_after", "measure_words")
        for name, forms in lists[table].items()
        for form in forms
    }
    folded |= {"pound": "pound", "pounds": "pound"}
    per_words = folded | {w: w for w in lists["per"]["words"]} | {f.lower(): n for f, n in exact.items() if len(f) > 1}
    return Signs(
        before=re.compile(rf"(?<![\w])({_any(money)}){SPACE}?$"),
        after=re.compile(rf"(?P<gap>{SPACE}?|-)({_any(exact)})(?![\w'’]|/\w)"),
        words=re.compile(rf"{SPACE}?-?({_any(folded)})(?!\w)", re.IGNORECASE | re.ASCII),
        per=re.compile(
            rf"(?:{SPACE}(?:U\.?S\.?|sterling))?"
            rf"(?:{SPACE}?/{SPACE}?|[ -](?:per|an?|each|every)[ -])(?P<known>{_any(per_words)})(?!\w)"
            rf"(?!{SPACE}(?:earlier|ago|before|later|from|after|old)\b)"
            rf"|{SPACE}per{SPACE}(?P<base>\d[\d,]*{SPACE})?(?P<any>[a-z]+)(?!\w)",
            re.IGNORECASE | re.ASCII,
        ),
        names=folded | exact | per_words,
        money=money,
        glued=frozenset(lists["only_glued"]["signs"]),
        measures=frozenset(lists["measure_words"]),
    )


def _any(forms: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def money_before(text: str, number: Number) -> Unit | None:
    """The sign of money that a number stands behind."""
    start = number.span.start
    match = signs().before.search(text, max(0, start - BEFORE), start)
    return Unit(signs().money[match[1]], match.start(), number.span.end) if match else None


def unit_after(text: str, number: Number) -> Unit | None:
    """The measure, money, share or age that follows a number."""
    start, end = number.span.start, number.span.end
    known = signs()
    match = known.words.match(text, end)
    sign = known.after.match(text, end)
    if sign and sign[2] == "s" and "." not in number.span.of(text):
        sign = None  # "Channel 5s", "in his 30s"
    if sign and (not match or sign.end() > match.end()) and not (sign["gap"] and sign[2] in known.glued):
        return Unit(known.names[sign[2]], start, sign.end())
    if match and not (match[0][0].isalpha() and number.form != "digits"):
        name = known.names[match[1].lower()]
        if name == "pound":
            name = "pound sterling" if number.low >= STERLING or "£" in text else "pound-mass"
        return Unit(name, start, match.end())
    return None


def per(text: str, end: int) -> tuple[str, int] | None:
    """The "per hour" of a rate that ends at `end`, and where it ends."""
    match = signs().per.match(text, end)
    if not match:
        return None
    if match["known"]:
        return signs().names.get(match["known"].lower(), match["known"]), match.end()
    return f"{(match['base'] or '').replace(',', '')}{match['any'].lower()}", match.end()


def is_measure(name: str) -> bool:
    return name.rpartition(" ")[2] in signs().measures


def is_amount(name: str) -> bool:
    """A measure or a sum of money, a rate of one included."""
    known = signs()
    return name.partition(" per ")[0] in {*known.names.values(), *known.money.values()}


def measure(name: str) -> str:
    """ "straight year" and "rushing yard" are years and yards; other nouns stay with their modifiers."""
    return name.rpartition(" ")[2] if is_measure(name) else name
