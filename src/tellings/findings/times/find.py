"""Reading -> times: every expression in text order, clocks joined to their days."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tellings.findings.reading import Reading
from tellings.findings.times import resolve
from tellings.findings.times.days import UNKNOWN, Point, read_point
from tellings.findings.times.grammar import pattern
from tellings.model import Span, Time

BY = "time rules"
JOINT = re.compile(r",?[ ](?:on[ ]|at[ ]|of[ ]|the[ ])?")


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Dates, clock times, durations and sets in text order."""
    now = read_point(reading.article.published.value if reading.article.published else None)
    return tuple(_join(reading.article.text, _times(reading.article.text, reading.doc, now)))


def _times(text: str, doc: Doc, now: Point) -> Iterator[Time]:
    starts = [token.idx for token in doc]
    said, position, rules = now, 0, pattern()
    while match := rules.search(text, position):
        way = str(match.lastgroup)
        position = match.end()
        ahead = _ahead(doc, starts, match.start()) if way in TENSED else None
        found = resolve.READERS[way](match, resolve.Setting(now, said, ahead))
        if found is None:
            position = match.start() + max(1, len(match[0].split(" ")[0]))
            continue
        if found.point and found.point.day:
            said = found.point
        elif found.point and way in ("month", "year"):
            said = found.point
        yield Time(_span(match), found.type, found.value, BY)


TENSED = frozenset({"dated", "month", "weekday", "holiday", "season", "plural"})


def _span(match: re.Match[str]) -> Span:
    text = match[0]
    start = match.start() + len(text) - len(text.lstrip())
    return Span(start, match.start() + len(text.rstrip()))


def _ahead(doc: Doc, starts: list[int], offset: int) -> bool | None:
    from tellings.findings.times.tense import is_ahead

    token: Token = doc[max(0, bisect.bisect_right(starts, offset) - 1)]
    return is_ahead(token)


def _join(text: str, times: Iterator[Time]) -> Iterator[Time]:
    """ "9 a.m." and "Tuesday" are one expression; a clock alone keeps its day open."""
    before: Time | None = None
    for time in times:
        if before and _gap(text, before, time) and (joined := _both(before, time)):
            before = joined
            continue
        if before:
            yield _closed(before)
        before = time
    if before:
        yield _closed(before)


def _gap(text: str, a: Time, b: Time) -> bool:
    return b.span.start - a.span.end <= 8 and bool(JOINT.fullmatch(text, a.span.end, b.span.start))


def _both(a: Time, b: Time) -> Time | None:
    span = Span(a.span.start, b.span.end)
    clock, day = (a, b) if a.value.startswith("T") else (b, a)
    if clock.value.startswith("T") and day.type == "DATE" and len(day.value) == 10 and day.value[4] == "-":
        return Time(span, "TIME", day.value + clock.value, BY)
    if clock.value.startswith("T") and day.type == "TIME" and "T" in day.value[1:]:
        return Time(span, "TIME", day.value.partition("T")[0] + clock.value, BY)
    return None


def _closed(time: Time) -> Time:
    return Time(time.span, time.type, "XXXX-XX-XX" + time.value, BY) if time.value.startswith("T") else time


__all__ = ["UNKNOWN", "find_times"]
