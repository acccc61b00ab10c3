"""Figures -> Counted: a value with what is counted, what befell it, when, and the words around it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.deeds import Clause, find_deed, find_kinds
from tellings.comparison.folding import stem, words_of
from tellings.comparison.found import inside
from tellings.comparison.wording import listed
from tellings.model import Dossier, Figure, Span
from tellings.text.numbers import find_numbers
from tellings.text.words import words

CLOSE = 40  # code points within which a date or an actor belongs to a figure
OF_MANY = 16  # code points between a part and its whole
NEAR = 6  # words on either side of a figure that are its nearest context


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`low` and `high` are in the base unit of `measure`."""

    article: str
    figure: Figure
    exact: str
    sentence: Span
    measure: str  # "length", "dollar", "share", or "count"
    low: float | None
    high: float | None
    vague: bool  # "dozens", "several thousand"
    noun: str  # stem of what is counted, "" where the sentence does not say
    kinds: frozenset[str]
    deed: str | None
    context: frozenset[str]  # stems of the sentence's content words, and the actors it names
    near: frozenset[str]  # those close by
    places: frozenset[str]  # StoryActor.ids of the places it names
    about: frozenset[str]  # StoryActor.ids of the actors close by that are no places
    whole: tuple[float | None, str] | None  # "four of its six gates": (6, "gate")
    past: str | None  # a time that is not the story's: "In December", "last year"; its TIMEX3 value

    @property
    def points(self) -> tuple[float, ...]:
        """The numbers that the words give: none for "dozens", two for a range."""
        if self.vague:
            return ()
        bound = self.figure.bound
        if bound == "at most":
            return () if self.high is None else (self.high,)
        if bound == "at least":
            return () if self.low is None else (self.low,)
        return tuple(sorted({end for end in (self.low, self.high) if end is not None}))


@dataclass(frozen=True, slots=True)
class Named:
    """Where one article names an actor of the story."""

    span: Span
    actor: str
    place: bool


@cache
def _measures() -> Mapping[str, tuple[str, float]]:
    return {unit: (kind, factor) for unit, (kind, factor) in words("en", "counted")["measures"].items()}


@cache
def _monies() -> frozenset[str]:
    units = words("en", "units")
    return frozenset({*units.get("money_before", ()), *units.get("money_after", ()), "crown", "krone", "peso", "dinar"})


def read_counts(dossier: Dossier, named: Sequence[Named]) -> Iterator[Counted]:
    """Every figure of an article in its sentence; `named` in text order."""
    starts = [s.start for s in dossier.sentences]
    for figure, following in zip(dossier.figures, (*dossier.figures[1:], None), strict=False):
        at = bisect.bisect_right(starts, figure.span.start) - 1
        sentence = dossier.sentences[at] if at >= 0 else figure.span
        sentence = Span(min(sentence.start, figure.span.start), max(sentence.end, figure.span.end))
        first = bisect.bisect_left(named, sentence.start, key=lambda n: n.span.start)
        last = bisect.bisect_left(named, sentence.end, key=lambda n: n.span.start)
        yield _read(dossier, figure, _whole(dossier.article.text, figure, following), sentence, named[first:last])


def _whole(text: str, figure: Figure, following: Figure | None) -> tuple[float | None, Span] | None:
    """The number that this one is a part of, and its noun: "four of its six gates", "two of the dam's six gates"."""
    numbers = list(find_numbers(figure.span.of(text)))
    if len(numbers) > 1 and figure.of and " of " in figure.span.of(text)[numbers[0].span.end : numbers[1].span.start]:
        return numbers[1].low, figure.of
    if following is None or following.of is None or not 0 <= following.span.start - figure.span.end <= OF_MANY:
        return None
    between = text[figure.span.start : following.span.start]
    part = re.search(r"\sof\s(?:[^\s.;,:]+\s){0,3}$", between)
    return (following.low, following.of) if part else None


def _read(
    dossier: Dossier,
    figure: Figure,
    whole: tuple[float | None, Span] | None,
    sentence: Span,
    named: Sequence[Named],
) -> Counted:
    text = dossier.article.text
    clause = Clause.around(text, sentence, figure.span)
    deed = find_deed(clause)
    measure, factor = _measure(figure.unit, deed)
    counted = whole[1] if whole else figure.of
    of = words_of(counted.of(text)) if counted else ()
    counting = measure in ("count", "rate")
    return Counted(
        article=dossier.article.id,
        figure=figure,
        exact=figure.span.of(text),
        sentence=sentence,
        measure=measure,
        low=None if figure.low is None else figure.low * factor,
        high=None if figure.high is None else figure.high * factor,
        vague=any(n.form == "vague" for n in find_numbers(figure.span.of(text))),
        noun=stem(of[-1]) if of else "",
        kinds=find_kinds(clause, (*of, *words_of(figure.unit)), deed) if counting or measure == "age" else frozenset(),
        deed=deed,
        context=frozenset(_content([*clause.before, *clause.inner, *clause.after])) | {n.actor for n in named},
        near=frozenset(_content([*clause.before[-NEAR:], *clause.inner, *clause.after[:NEAR]])),
        places=frozenset(n.actor for n in named if n.place),
        about=frozenset(n.actor for n in named if not n.place and 0 <= _apart(n.span, figure.span) <= CLOSE),
        whole=(whole[0], stem(of[-1]) if of else "") if whole else None,
        past=_past(dossier, figure, sentence),
    )


def _measure(unit: str, deed: str | None) -> tuple[str, float]:
    """What a unit measures, and how many of the base unit it is."""
    if unit in _measures():
        return _measures()[unit]
    if unit in _monies():
        return unit, 1.0
    if " per " in unit:
        return "rate", 1.0
    return ("age" if deed == "age" and not unit else "count"), 1.0


def _content(folded: Sequence[str]) -> Iterator[str]:
    small = listed("small")
    return (stem(w) for w in folded if w not in small and len(w) > 1 and w[0].isalpha())


def _apart(a: Span, b: Span) -> int:
    """Code points between two spans, below 0 where they overlap."""
    return max(a.start - b.end, b.start - a.end)


DAYS = re.compile(r"(\d{4}|XXXX)-(\d{2}|XX)-|(\d{4}|XXXX)-W|PRESENT_REF|FUTURE_REF")


def _past(dossier: Dossier, figure: Figure, sentence: Span) -> str | None:
    """The nearest date of the sentence, where it is a month, a year or a long-gone day: not the story's own time."""
    dates = [t for t in inside(dossier.times, sentence) if t.type == "DATE"]
    nearest = min(dates, key=lambda t: _apart(t.span, figure.span), default=None)
    if nearest is None or _apart(nearest.span, figure.span) > CLOSE:
        return None
    value = nearest.value
    stamp = dossier.article.published
    if not DAYS.match(value):
        return None if stamp and stamp.value.startswith(value) else value
    gone = stamp is not None and value[:4].isdigit() and value[:7] < _month_before(stamp.value)
    return value if gone else None


def _month_before(stamp: str) -> str:
    year, month = int(stamp[:4]), int(stamp[5:7] or 1) if len(stamp) >= 7 else 1
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02}"
