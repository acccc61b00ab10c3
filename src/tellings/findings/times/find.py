"""Reading -> times: every expression in text order, clocks joined to their days."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from tellings.findings.reading import Reading
from tellings.findings.times.days import Point, make_point, read_point
from tellings.findings.times.grammar import TENSED, WAYS, openers, pattern
from tellings.findings.times.setting import Setting
from tellings.findings.times.tense import is_ahead
from tellings.model import Span, Time

BY = "time rules"
WORD = re.compile(r"['’]?\w+")
JOINT = re.compile(r",?[ ](?:on[ ]|at[ ]|of[ ]|the[ ])?")
CLOCK = re.compile(r"T\d\d:\d\d$")
DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")
AS_SOON = re.compile(r"\bas[ ](?:early|soon)[ ]as[ ]$", re.IGNORECASE)
DEADLINE = re.compile(
    r"""\b(?:g[ai]ven?|extend\w*|postpon\w*|delay\w*|adjourn\w*|deadline|ha[sd]|have)\b [^.\n]{0,60}
    \b(?:until|by)[ ](?:[\d:.apm ]+(?:[A-Z]{2,4}[ ])?)?$""",
    re.VERBOSE,
)
BEFORE = 99  # code points that a deadline may stand before its day


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Dates, clock times, durations and sets in text order."""
    published = reading.article.published
    times = _times(reading.article.text, reading.doc, read_point(published.value if published else None))
    return tuple(_join(reading.article.text, times))


def _times(text: str, doc: Doc, now: Point) -> Iterator[Time]:
    tokens = [token.idx for token in doc]
    said, position, rules = now, 0, pattern()
    for start in _starts(text):
        match = rules.match(text, start) if start >= position else None
        if match is None:
            continue
        way = str(match.lastgroup)
        ahead = _ahead(doc, tokens, match) if way in TENSED else None
        if meaning := WAYS[way][1](match, Setting(now, said, ahead)):
            position = max(match.end(group) for group in (0, "d3", "y3"))
            said = meaning.point or said
            yield Time(Span(match.start(), match.end()), meaning.type, meaning.value, BY)
            if way == "dated" and match["d3"] and meaning.point:
                yield from _second_day(match, meaning.point)


def _starts(text: str) -> Iterator[int]:
    """Where an expression may begin: a look at single words is many times faster than the whole pattern."""
    firsts, weak, seconds = openers()
    held: int | None = None
    for match in WORD.finditer(text):
        word = match[0].lower()
        number = word[0].isdigit() or (word[0] in "'’" and word[1:2].isdigit())
        if held is not None and (number or word in seconds):
            yield held
        held = match.start() if word in weak else None
        if number or word in firsts:
            yield match.start()
        if number and not word[0].isdigit():
            yield match.start() + 1


def _second_day(match: re.Match[str], first: Point) -> Iterator[Time]:
    """ "April 24 and 25": the second day has its own passage."""
    point = make_point(first.year, first.month, int(re.sub(r"\D", "", match["d3"])))
    if point:
        yield Time(Span(*match.span("d3")), "DATE", point.value(), BY)


def _ahead(doc: Doc, tokens: list[int], match: re.Match[str]) -> bool | None:
    text, start = match.string, match.start()
    if AS_SOON.search(text, max(0, start - 12), start) or DEADLINE.search(text, max(0, start - BEFORE), start):
        return True
    return is_ahead(doc[max(0, bisect.bisect_right(tokens, match.end() - 1) - 1)])


def _join(text: str, times: Iterator[Time]) -> Iterator[Time]:
    """ "9 a.m." and "Tuesday" are one expression."""
    before: Time | None = None
    for time in times:
        joined = _both(before, time) if before and _beside(text, before, time) else None
        if before and not joined:
            yield before
        before = joined or time
    if before:
        yield before


def _beside(text: str, a: Time, b: Time) -> bool:
    return b.span.start - a.span.end <= 8 and bool(JOINT.fullmatch(text, a.span.end, b.span.start))


def _both(a: Time, b: Time) -> Time | None:
    clock, day = (a, b) if CLOCK.search(a.value) else (b, a)
    at = CLOCK.search(clock.value)
    if not at or CLOCK.search(day.value) or day.type not in ("DATE", "TIME"):
        return None
    date = day.value.partition("T")[0]
    return Time(Span(a.span.start, b.span.end), "TIME", date + at[0], BY) if DAY.fullmatch(date) else None
