"""What every way of writing a time shares: what it is read against, what it means, and the words of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from tellings.findings.times.days import Point
from tellings.model import TimeType
from tellings.text.numbers import read_number
from tellings.text.words import words

BACK = ("last", "past", "previous", "this past")
FORTH = ("next", "coming", "following", "this coming")
SPACE = r"(?:[ \u00a0]|\n(?!\n))"  # a line may break inside an expression, a paragraph not
SLOT = re.compile(r"<<(\w+)>>")
BEFORE = 10  # code points; the longest preposition with its space
PREPOSITION = re.compile(
    r"""\b(?:in|since|until|till|by|from|to|of|during|through|between|and|before|after|early|late|mid|last|next
    |this|for|the|around|or)[ -]$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is read against: the article's date, the day last spoken of, and the tense (None: unknown)."""

    now: Point
    said: Point
    ahead: bool | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type and value; `point` where it is a day, month or year that later expressions may refer to."""

    type: TimeType
    value: str
    point: Point | None = None


Match = re.Match[str]
Reader = Callable[[Match, Setting], Meaning | None]
Ways = dict[str, tuple[str, Reader]]  # name -> the pattern, and what a match of it means


def any_of(forms: Iterable[str]) -> str:
    """The longest form first; either apostrophe."""
    longest = sorted(forms, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace("'", "['’]").replace(r"\ ", "[ ]") for w in longest) + ")"


@cache
def slots() -> dict[str, str]:
    """What the slots of the patterns stand for: `<<month>>`, `<<count>>`."""
    lists, numbers = words("en", "times"), words("en", "numbers")
    units, tens = any_of(numbers["units"]), any_of(numbers["tens"])
    small = rf"(?:{tens}[- ]{units}|{units}|{tens})"
    return {
        "year": r"(?:1\d\d\d|2[01]\d\d)",
        "nth": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "zone": r"(?:[ ]?(?:GMT|UTC|BST|CES?T|IST|[ECMP][SD]?T|local[ ]time|Eastern|Pacific)\b)",
        "near": r"(?:early|late|mid|the[ ](?:end|beginning|start)[ ]of)",
        "small": small,
        "count": rf"""(?:(?:{small}|\d{{1,3}})[ ]and[ ]a[ ]half|\d{{1,3}}[ -]\d/\d
            |\d{{1,4}}(?:\.\d)?|{small}|half[ ]an?|an?[ ](?:few|dozen|hundred|couple[ ]of)|few|several|many
            |dozens[ ]of|one[ ]hundred|an?)""",
        "month": rf"(?:{any_of(lists['months'])}|{any_of(lists['short_months'])}\b\.?)",
        "weekday": rf"(?:{any_of(lists['weekdays'])}|{any_of(lists['short_weekdays'])}\b\.?)",
        "holiday": any_of([*lists["holidays"], *lists["moving"], *lists["easter"]]),
        **{name[:-1]: any_of(lists[name]) for name in ("units", "parts", "seasons", "clocks", "sets")},
        "vague": any_of(lists["vague"]),
    }


def fill(pattern: str) -> str:
    """The pattern with its slots filled and its spaces widened; layout is kept (re.VERBOSE)."""
    return SLOT.sub(lambda slot: slots()[slot[1]], pattern).replace("[ ]", SPACE)


def table(name: str) -> dict[str, str]:
    values: dict[str, str] = words("en", "times")[name]
    return values


def key(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").rstrip(".").split())


def read_month(word: str) -> int | None:
    """Names that are also words need their capital."""
    both: dict[str, int] = words("en", "times")["months"] | words("en", "times")["short_months"]
    return both[key(word)] if word[0].isupper() or (len(key(word)) > 3 and key(word) != "march") else None


def read_weekday(word: str) -> int | None:
    both: dict[str, int] = words("en", "times")["weekdays"] | words("en", "times")["short_weekdays"]
    return both[key(word)] if word[0].isupper() or len(word) > 5 else None


def read_count(word: str) -> str:
    """The number in a duration: "X" for what is vague."""
    if key(word) in ("a", "an", "one"):
        return "1"
    if key(word).startswith("half"):
        return "0.5"
    value = 2.0 if "couple" in word.lower() else read_number(word)
    return "X" if value is None else f"{value:g}"


def period(count: str, unit: str) -> str:
    """ "P5M", "PT3H", "P20Y" (two decades), "PXD"; a vague number of decades keeps its unit ("PXDE")."""
    code = table("units")[unit.lower()]
    time, times, letters = (
        (code[:1], "", code[1:]) if code[0] == "T" else ("", code.rstrip("DWEMQY"), code.lstrip("0123456789"))
    )
    if times and count == "X":
        letters = {"10": "DE", "100": "CE", "1000": "MI"}.get(times, letters)
    elif times:
        count = f"{float(count) * float(times):g}"
    return f"P{time}{count}{letters}"


def after_preposition(m: Match, group: str) -> bool:
    start = m.start(group)
    return bool(PREPOSITION.search(m.string, max(0, start - BEFORE), start))
