"""Dossiers and facts -> timeline: what is said to have happened when, as precisely as the sources say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tellings.model import Dossier, Fact, Moment, Passage, Span, Time

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::\d\d)?)?)?)?)?")
PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(?:MO|MI|AF|EV|NI|DT|PM|AM)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
SEASONS = {"SP": ("03", "05"), "SU": ("06", "08"), "FA": ("09", "11"), "Q1": ("01", "03"), "Q2": ("04", "06"),
           "Q3": ("07", "09"), "Q4": ("10", "12"), "H1": ("01", "06"), "H2": ("07", "12")}  # fmt: skip


def make_timeline(dossiers: Sequence[Dossier], facts: Sequence[Fact]) -> tuple[Moment, ...]:
    """In the order of time; times that an article leaves open ("recently", a weekday without a date) are not in it."""
    places = _places(facts)
    held: dict[tuple[str, str], list[tuple[Passage, tuple[str, ...]]]] = defaultdict(list)
    for dossier in {d.article.id: d for d in dossiers}.values():
        for time in dossier.times:
            if (ends := read_moment(time)) is not None:
                held[ends].append(_said(dossier, time, places.get(dossier.article.id, [])))
    return tuple(_moment(ends, held[ends]) for ends in sorted(held, key=lambda e: (_padded(e[0]), _padded(e[1]))))


def read_moment(time: Time) -> tuple[str, str] | None:
    """The first and the last moment of a TIMEX3 value: ISO 8601, no more precise than it. None: it says no date."""
    if time.type not in ("DATE", "TIME"):
        return None
    if POINT.fullmatch(time.value):
        return time.value, time.value
    if part := PART_OF_DAY.fullmatch(time.value):
        return part.group(1), part.group(1)
    if week := WEEK.fullmatch(time.value):
        return _week(int(week.group(1)), int(week.group(2)), weekend=bool(week.group(3)))
    year, _, part_of_year = time.value.partition("-")
    if part_of_year in SEASONS and re.fullmatch(r"\d{4}", year):
        first, last = SEASONS[part_of_year]
        return f"{year}-{first}", f"{year}-{last}"
    if re.fullmatch(r"\d{3}", time.value):
        return f"{time.value}0", f"{time.value}9"
    return None


def _week(year: int, week: int, *, weekend: bool) -> tuple[str, str] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return (monday + timedelta(days=5 if weekend else 0)).isoformat(), (monday + timedelta(days=6)).isoformat()


Place = tuple[int, int, str]  # start and end of a fact's passage, and the fact


def _places(facts: Sequence[Fact]) -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for fact in facts:
        for p in fact.passages:
            found[p.article].append((p.start, p.end, fact.id))
    return {article: sorted(places) for article, places in found.items()}


def _said(dossier: Dossier, time: Time, places: Sequence[Place]) -> tuple[Passage, tuple[str, ...]]:
    """The fact that the time stands in, and its passage; else the sentence."""
    after = bisect_right(places, time.span.start, key=lambda place: place[0])
    start, end, fact = places[after - 1] if after else (0, 0, "")
    if time.span.start < end:
        return dossier.article.passage(Span(start, max(end, time.span.end))), (fact,)
    before = bisect_right(dossier.sentences, time.span.start, key=lambda s: s.start)
    sentence = dossier.sentences[before - 1] if before else time.span
    return dossier.article.passage(sentence if sentence.contains(time.span) else time.span), ()


def _moment(ends: tuple[str, str], said: Sequence[tuple[Passage, tuple[str, ...]]]) -> Moment:
    facts = dict.fromkeys(fact for _, ids in said for fact in ids)
    return Moment(*ends, tuple(facts), tuple(dict.fromkeys(passage for passage, _ in said)))


def _padded(moment: str) -> str:
    """A year before its months, a day before its hours."""
    return moment.ljust(19, " ")
