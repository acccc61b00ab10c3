"""Figures -> Counted: a value with what is counted, what befell it, when, and the words around it."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tellings.comparison.deeds import Clause, find_deed, find_kinds
from tellings.comparison.dimensions import find_acts, find_dimension, find_owner, find_things, is_conversion, is_revised
from tellings.comparison.folding import stem, words_of
from tellings.comparison.found import inside
from tellings.comparison.moves import find_move
from tellings.comparison.synonyms import meant
from tellings.comparison.wording import listed
from tellings.model import Dossier, Figure, Span
from tellings.text.numbers import find_numbers
from tellings.text.words import words

CLOSE = 40  # code points within which a date or an actor belongs to a figure
TAKEN: Mapping[str, str | None] = {
    "length": None,
    "area": "area",
    "mass": "weight",
}  # measures that a thing has one of -> its dimension
UNIT_SLACK = 1.05  # times by which one value may differ in another unit
OF_MANY = 16  # code points between a part and its whole
NEAR = 6  # words on either side of a figure that are its nearest context


PART = re.compile(r"[^\s,.;]+(?:[ ][^\s,.;]+)?[ ]of[ ](?:the|its|his|her|their|those|these|them)\b")


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
    several: bool  # the noun is in the plural
    part: bool  # "five of the dead": some of those who are counted elsewhere
    acts: frozenset[str]  # stems of words for what became of it
    dimension: str | None  # "depth", where a length says which it is
    things: tuple[str, ...]  # stems of words that may name what has that length, the likeliest first
    thing: str  # the likeliest of them in full
    owner: str | None  # StoryActor.id of the one whose age it is
    moved: tuple[str, ...] | None  # what fell by it or to it, or is bought for it
    revised: bool  # the account takes the value back: "earlier reports"
    sole: bool = False  # the account gives no other number of this thing
    past: str | None  # a time that is not the story's: "In December", "last year"; its TIMEX3 value

    @property
    def subject(self) -> tuple[str, ...] | None:
        """What it is a number of, where that is sure enough to hold one account's against another's."""
        if self.past:
            return None
        if self.moved:
            return (self.measure, *self.moved)
        if self.measure in TAKEN:
            return (self.measure, self.dimension, self.things[0]) if self.dimension and self.things else None
        of = self.owner or self.noun if self.measure == "age" else self.noun
        return (self.measure, of) if of and self.measure in ("age", "count") else None

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
    person: bool


@cache
def _measures() -> Mapping[str, tuple[str, float, float]]:
    table = words("en", "counted")["measures"]
    return {unit: (kind, factor, sum(first)) for unit, (kind, factor, *first) in table.items()}


@cache
def _monies() -> frozenset[str]:
    units = words("en", "units")
    return frozenset({*units.get("money_before", ()), *units.get("money_after", ()), "crown", "krone", "peso", "dinar"})


def read_counts(dossier: Dossier, named: Sequence[Named]) -> list[Counted]:
    """Every figure of an article in its sentence; `named` in text order."""
    starts = [s.start for s in dossier.sentences]
    frames = _frames(dossier)
    found = []
    for figure, frame, following in zip(dossier.figures, frames, (*dossier.figures[1:], None), strict=False):
        at = bisect.bisect_right(starts, figure.span.start) - 1
        sentence = dossier.sentences[at] if at >= 0 else figure.span
        sentence = Span(min(sentence.start, frame.start), max(sentence.end, frame.end))
        first = bisect.bisect_left(named, sentence.start, key=lambda n: n.span.start)
        last = bisect.bisect_left(named, sentence.end, key=lambda n: n.span.start)
        whole = _whole(dossier.article.text, figure, following)
        found.append(_read(dossier, figure, frame, whole, sentence, named[first:last]))
    return _soled(found)


def _frames(dossier: Dossier) -> list[Span]:
    """The figure's span, grown over its conversion: both of "40-metre-deep well (131 feet)" have one frame."""
    frames = [figure.span for figure in dossier.figures]
    for i, (a, b) in enumerate(itertools.pairwise(dossier.figures)):
        if is_conversion(dossier.article.text, a, b) and _measure(a.unit, None)[0] == _measure(b.unit, None)[0]:
            frames[i] = frames[i + 1] = Span(frames[i].start, b.span.end)
    return frames


def _soled(found: Sequence[Counted]) -> list[Counted]:
    """Marked where an article has one number alone of a thing, however often it gives it."""
    points: dict[object, list[float]] = defaultdict(list)
    for c in found:
        if not c.revised:
            points[c.subject].extend(c.points)
    return [
        replace(c, sole=c.subject is not None and (not (p := points[c.subject]) or max(p) <= UNIT_SLACK * min(p)))
        for c in found
    ]


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
    frame: Span,
    whole: tuple[float | None, Span] | None,
    sentence: Span,
    named: Sequence[Named],
) -> Counted:
    text = dossier.article.text
    clause = Clause.around(text, sentence, frame)
    deed = find_deed(clause)
    measure, factor, first = _measure(figure.unit, deed)
    dimension = find_dimension(clause) if measure == "length" else TAKEN.get(measure)
    where = {word for n in named if n.place for word in words_of(n.span.of(text))}
    things = [word for word in find_things(clause) if word not in where] if measure in TAKEN else []
    owners = [(n.span, n.actor) for n in named if n.person and n.span.of(text).rpartition(" ")[2][:1].isupper()]
    counted = whole[1] if whole else figure.of
    of = words_of(counted.of(text)) if counted else ()
    counting = measure in ("count", "rate")
    amount = measure == "share" or measure in _monies()
    return Counted(
        article=dossier.article.id,
        figure=figure,
        exact=figure.span.of(text),
        sentence=sentence,
        measure=measure,
        low=None if figure.low is None else (figure.low + first) * factor,
        high=None if figure.high is None else (figure.high + first) * factor,
        vague=any(n.form == "vague" for n in find_numbers(figure.span.of(text))),
        noun=meant(stem(of[-1])) if of else "",
        kinds=find_kinds(clause, (*of, *words_of(figure.unit)), deed) if counting or measure == "age" else frozenset(),
        deed=None if (measure == "length" and dimension) or (measure == "age" and deed != "age") else deed,
        context=frozenset(_content([*clause.before, *clause.inner, *clause.after])) | {n.actor for n in named},
        near=frozenset(_content([*clause.before[-NEAR:], *clause.inner, *clause.after[:NEAR]])),
        places=frozenset(n.actor for n in named if n.place),
        about=frozenset(n.actor for n in named if not n.place and 0 <= _apart(n.span, figure.span) <= CLOSE),
        whole=(whole[0], stem(of[-1]) if of else "") if whole else None,
        several=bool(of) and of[-1].endswith("s"),
        part=PART.match(text[figure.span.start : figure.span.end + OF_MANY]) is not None,
        acts=find_acts(clause),
        dimension=dimension,
        things=tuple(stem(word) for word in things),
        thing=things[0] if things else "",
        moved=find_move(clause, text, frame, [(n.span, n.actor) for n in named]) if amount else None,
        owner=find_owner(text, figure, owners) if measure == "age" else None,
        revised=is_revised(clause),
        past=_past(dossier, figure, sentence),
    )


def _measure(unit: str, deed: str | None) -> tuple[str, float, float]:
    """What a unit measures, how many of the base unit it is, and what is added first."""
    if unit in _measures():
        return _measures()[unit]
    if unit in _monies():
        return unit, 1.0, 0.0
    if " per " in unit:
        money = unit.partition(" per ")[0]
        if money in _monies():
            return money, 1.0, 0.0
        return "rate", 1.0, 0.0
    return ("age" if deed == "age" and not unit else "count"), 1.0, 0.0


def _content(folded: Sequence[str]) -> Iterator[str]:
    small = listed("small")
    return (meant(stem(w)) for w in folded if w not in small and len(w) > 1 and w[0].isalpha())


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
