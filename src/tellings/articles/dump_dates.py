"""A line -> the dates written in it, as precise as they are written; what could be two dates is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tellings.articles.word_lists import every_language

TOPIC = "months"
LONGEST = 400  # code points of a line that are looked at
FIRST, LAST = 1990, 2100  # years in which a page can have been published
MONTH_FIRST = "en"  # the one language in which 03/04/2018 may be either

YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>\d{1,2})"
ISO = re.compile(rf"(?<![\d.]){YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)\s?{DAY}(?!\d)(?:T(?=\d))?")
EAST = re.compile(rf"{YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?{DAY}\s?[日일]")
DOTTED = re.compile(rf"(?<![\d.]){DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}(?!\d)")
SLASHED = re.compile(rf"(?<![\d/.-])(?P<one>\d{{1,2}})(?P<sign>[/-])(?P<two>\d{{1,2}})(?P=sign){YEAR}(?!\d)")
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?:[:.h]|\sh\s?)(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?(?!\d)"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?P<hours>uhr\b|h\b))?(?:\s?(?P<zone>z\b|gmt\b|utc\b|[+-]\d\d:?\d\d\b))?"
)
AFTER = re.compile(
    rf"[\s,;|·•\-–—(]{{0,4}}(?:(?:at|um|à|a las|alle|ore|kl\.?|klo|saat|o|om|às)\s)?\s?{CLOCK}", re.IGNORECASE
)
BEFORE = re.compile(
    rf"(?<![\d.:]){CLOCK}[\s,;|·•\-–—]{{1,4}}(?:[^\W\d_]{{2,4}}[\s,]{{1,2}})?(?:on\s)?(?:[^\W\d_]+day,?\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line: its ISO 8601 value, and where in the line it stands (its clock time included)."""

    value: str
    start: int
    end: int


def find_dates(line: str, language: str | None = None, *, day_first: bool | None = None) -> tuple[Dated, ...]:
    """Dates with day, month and year, in the order of the line. `day_first`: how this page writes 13/04/2018."""
    line = line[:LONGEST]
    if day_first is None and language not in (None, MONTH_FIRST):
        day_first = True
    found = sorted(_dates(line, day_first), key=lambda m: (m[1], -m[2]))
    out: list[Dated] = []
    for value, start, end in found:
        if not out or start >= out[-1].end:
            out.append(_with_clock(line, value, start, end))
    return tuple(out)


def writes_day_first(line: str) -> bool | None:
    """True for a line with 13/04/2018, False for 04/13/2018, None where neither is there."""
    for match in SLASHED.finditer(line[:LONGEST]):
        one, two = int(match["one"]), int(match["two"])
        if (one > 12) != (two > 12) and max(one, two) <= 31:
            return one > 12
    return None


def _dates(line: str, day_first: bool | None) -> Iterator[tuple[str, int, int]]:
    for pattern in (ISO, EAST, DOTTED):
        for m in pattern.finditer(line):
            yield from _checked(m, int(m["year"]), int(m["month"]), int(m["day"]))
    for m in SLASHED.finditer(line):
        one, two = int(m["one"]), int(m["two"])
        order = day_first if one <= 12 and two <= 12 and one != two else one > 12 or one == two
        if order is not None:
            day, month = (one, two) if order else (two, one)
            yield from _checked(m, int(m["year"]), month, day)
    folded = line.lower()
    if len(folded) == len(line):
        for pattern in _named():
            for m in pattern.finditer(folded):
                yield from _checked(m, int(m["year"]), _months()[m["name"]], int(m["day"]))


def _checked(match: re.Match[str], year: int, month: int, day: int) -> Iterator[tuple[str, int, int]]:
    try:
        value = date(year, month, day)
    except ValueError:
        return
    if FIRST <= year < LAST:
        yield value.isoformat(), match.start(), match.end()


def _with_clock(line: str, value: str, start: int, end: int) -> Dated:
    after = AFTER.match(line, end)
    if after and (clock := _clock(after)):
        return Dated(f"{value}T{clock}", start, after.end())
    before = BEFORE.search(line, max(0, start - 40), start)
    if before and (clock := _clock(before)):
        return Dated(f"{value}T{clock}", before.start(), end)
    return Dated(value, start, end)


def _clock(match: re.Match[str]) -> str | None:
    """Hour and minute, and the offset where one is written; a bare number is no time of day."""
    if not (match["minute"] or match["half"] or match["hours"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"][0] in "pP")
    return f"{hour:02}:{minute:02}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


@cache
def _months() -> dict[str, int]:
    out: dict[str, int] = {}
    for lists in every_language(TOPIC):
        for number, names in enumerate(lists["names"], 1):
            out |= dict.fromkeys(names, number)
    return out


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = "(?P<name>" + "|".join(sorted(map(re.escape, _months()), key=len, reverse=True)) + r")(?!\w)\.?"
    ordinal = r"(?:st|nd|rd|th|er|\.|º|ª|-го)?"
    day_first = rf"(?<!\d){DAY}{ordinal}[\s\-/]{{0,2}}(?:de\s|of\s)?{name},?[\s\-/]{{0,2}}(?:de\s|del\s)?{YEAR}(?!\d)"
    name_first = rf"(?<!\w){name}\s?{DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{YEAR}(?!\d)"
    return re.compile(day_first), re.compile(name_first)
