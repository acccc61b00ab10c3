"""Reading -> times: every expression in text order, clocks joined to their days."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from tellings.findings.reading import Reading
from tellings.findings.times import resolve
from tellings.findings.times.days import Point, read_point
from tellings.findings.times.grammar import WEAK, openers, pattern
from tellings.findings.times.tense import is_ahead
from tellings.model import Span, Time

BY = "time rules"
JOINT = re.compile(r",?[ ](?:on[ ]|at[ ]|of[ ]|the[ ])?")


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Dates, clock times, durations and sets in text order."""
    now = read_point(reading.article.published.value if reading.article.published else None)
    return tuple(_join(reading.article.text, _times(reading.article.text, reading.doc, now)))


WORD = re.compile(r"['’]?\w+")


def _starts(text: str) -> Iterator[int]:
    """Where an expression may begin: a look at single words is many times faster than the whole pattern."""
    firsts, seconds = openers()
    held: int | None = None
    for match in WORD.finditer(text):
        word = match[0].lower()
        number = word[0].isdigit() or (word[0] in "'’" and word[1:2].isdigit())
        if held is not None and (number or word in seconds):
            yield held
        held = match.start() if word in WEAK else None
        if number or (word in firsts and word not in WEAK):
            yield match.start()
        if number and not word[0].isdigit():
            yield match.start() + 1


def _times(text: str, doc: Doc, now: Point) -> Iterator[Time]:
    starts = [token.idx for token in doc]
    said, position, rules = now, 0, pattern()
    for start in _starts(text):
        match = rules.match(text, start) if start >= position else None
        if match is None:
            continue
        way = str(match.lastgroup)
        ahead = _ahead(doc, starts, match) if way in TENSED else None
        found = resolve.READERS[way](match, resolve.Setting(now, said, ahead))
        if found is None:
            continue
        position = match.end()
        if found.point and (found.point.day or way in ("month", "year")):
            said = found.point
        yield Time(_span(match), found.type, found.value, BY)


TENSED = frozenset({"dated", "month", "weekday", "holiday", "season", "plural"})


def _span(match: re.Match[str]) -> Span:
    text = match[0]
    start = match.start() + len(text) - len(text.lstrip())
    return Span(start, match.start() + len(text.rstrip()))


AS_SOON = re.compile(r"(?i)\bas[ ](?:early|soon)[ ]as[ ]$")
DEADLINE = re.compile(
    r"(?i)\b(?:g[ai]ve\w*|extend\w*|deadline|ha[sd]|have)\b[^.\n]{0,60}\b(?:until|by)[ ](?:[\d:.apm ]+(?:[A-Z]{2,4}[ ])?)?$"
)


def _ahead(doc: Doc, starts: list[int], match: re.Match[str]) -> bool | None:
    start = match.start()
    if AS_SOON.search(match.string, max(0, start - 12), start) or DEADLINE.search(
        match.string, max(0, start - 99), start
    ):
        return True
    return is_ahead(doc[max(0, bisect.bisect_right(starts, match.end() - 1) - 1)])


def _join(text: str, times: Iterator[Time]) -> Iterator[Time]:
    """ "9 a.m." and "Tuesday" are one expression."""
    before: Time | None = None
    for time in times:
        joined = _both(before, time) if before and _gap(text, before, time) else None
        if before and not joined:
            yield before
        before = joined or time
    if before:
        yield before


def _gap(text: str, a: Time, b: Time) -> bool:
    return b.span.start - a.span.end <= 8 and bool(JOINT.fullmatch(text, a.span.end, b.span.start))


CLOCK = re.compile(r"T\d\d:\d\d$")


def _both(a: Time, b: Time) -> Time | None:
    clock, day = (a, b) if CLOCK.search(a.value) else (b, a)
    at = CLOCK.search(clock.value)
    if not at or CLOCK.search(day.value) or day.type not in ("DATE", "TIME"):
        return None
    date = day.value.partition("T")[0]
    return Time(Span(a.span.start, b.span.end), "TIME", date + at[0], BY) if DAY.fullmatch(date) else None


DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")
