"""Facts told more than once -> where the tellings part: the day, the place, the very word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.aligning import align
from tellings.comparison.days import day_of, differ
from tellings.comparison.folding import spell, words_of
from tellings.comparison.found import inside
from tellings.comparison.wording import content, speak
from tellings.model import DisagreementKind, Dossier, Fact, Passage, Span
from tellings.text.words import words

SHARED = 3  # content words that two tellings of one thing have in common
LIKE = 0.45  # as a share of the shorter telling's
AROUND = 2000  # code points beyond a passage to which a quotation may reach
TELLINGS = 40  # passages of a fact that are compared, pair by pair


@dataclass(frozen=True, slots=True)
class Said:
    """What one telling says at the point in question; `value` compares, `span` is where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of a fact."""

    passage: Passage
    stems: frozenset[str]
    row: tuple[str, ...]  # its words, folded
    spans: tuple[Span, ...]  # where they stand
    days: tuple[Said, ...]
    places: tuple[Said, ...]
    numbers: frozenset[float]


@dataclass(frozen=True, slots=True)
class Odds:
    """Two tellings that part, and the words at which they do."""

    kind: DisagreementKind
    sides: tuple[tuple[Told, Said], tuple[Told, Said]]


def find_odds(fact: Fact, dossiers: Mapping[str, Dossier]) -> Iterator[Odds]:
    """Each two tellings of one fact that say another day, place or thing."""
    if len({p.article for p in fact.passages}) < 2:
        return
    told = [_read(p, dossiers[p.article]) for p in sorted(fact.passages, key=lambda p: (p.article, p.start))][:TELLINGS]
    for a, b in itertools.combinations(told, 2):
        if a.passage.article != b.passage.article and alike(a, b):
            for kind, find in (("date", _days), ("place", _places), ("statement", _words)):
                if found := find(a, b):
                    yield Odds(kind, ((a, found[0]), (b, found[1])))  # type: ignore[arg-type]  # kinds of Disagreement


def _read(passage: Passage, dossier: Dossier) -> Told:
    spoken = speak(dossier.article.text, Span(passage.start, passage.end))
    whole = Span(passage.start, passage.end)
    around = Span(max(0, passage.start - AROUND), passage.end + AROUND)
    quoted = [q.span for q in inside(dossier.quotes, around) if q.kind == "direct"]
    return Told(
        passage=passage,
        stems=content(spoken),
        row=tuple(s.word for s in spoken),
        spans=tuple(s.span for s in spoken),
        days=tuple(
            Said(day, t.span)
            for t in dossier.times
            if whole.contains(t.span)
            and (day := day_of(t, t.span.of(dossier.article.text)))
            and not any(q.contains(t.span) for q in quoted)
        ),
        places=tuple(_named_places(dossier, whole)),
        numbers=frozenset(end for f in inside(dossier.figures, whole) for end in (f.low, f.high) if end is not None),
    )


LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|to|from|towards?|village of|town of|city of|province of|district of) $", re.I
)


def _named_places(dossier: Dossier, whole: Span) -> Iterator[Said]:
    """Places, and what else is named as one: "in Upper Ketta"."""
    text = dossier.article.text
    for name in inside(dossier.names, whole):
        if name.kind != "person" and (
            name.kind == "place" or LOCATIVE.search(text, max(0, name.span.start - 14), name.span.start)
        ):
            yield Said(" ".join(words_of(name.span.of(text))), name.span)


def alike(a: Told, b: Told) -> bool:
    """The two say the same thing on the whole."""
    shared = len(a.stems & b.stems)
    return shared >= SHARED and shared >= LIKE * min(len(a.stems), len(b.stems))


Two = tuple[Said, Said]


def _days(a: Told, b: Told) -> Two | None:
    """One day each, and not the same; where all their numbers differ too, the later one is another report."""
    x, y = ({said.value: said for said in told.days} for told in (a, b))
    if len(x) != 1 or len(y) != 1 or (a.numbers and b.numbers and not a.numbers & b.numbers):
        return None
    (one,), (other,) = x.values(), y.values()
    return (one, other) if differ(one.value, other.value) else None


def _places(a: Told, b: Told) -> Two | None:
    """ "Lower Ketta" here, "Upper Ketta" there: names of one kind of place; one that holds the other is no other."""
    mine = [s for s in a.places if s.value not in " ".join(b.row)]
    theirs = [s for s in b.places if s.value not in " ".join(a.row)]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    x, y = mine[0].value.split(), theirs[0].value.split()
    near = len(x) == len(y) > 1 and x[-1] == y[-1]
    return (mine[0], theirs[0]) if near else None


@cache
def _contrasts() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Word -> (group, member) of each group that has it."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for g, group in enumerate(words("en", "contrasts")["groups"]):
        for m, member in enumerate(group):
            for word in member.split():
                found[spell(word)] = (*found.get(spell(word), ()), (g, m))
    return found


def _words(a: Told, b: Told) -> Two | None:
    """At one place of the sentence, words of which only one can be true, and neither telling has the other's."""
    index = _contrasts()
    held = [{place for word in _with_pairs(told.row) for place in index.get(word, ())} for told in (a, b)]
    if not any(g == h and m != n for g, m in held[0] - held[1] for h, n in held[1] - held[0]):
        return None
    for i, j in align(a.row, b.row):
        if i is None or j is None:
            continue
        for (g, m), (h, n) in itertools.product(index.get(a.row[i], ()), index.get(b.row[j], ())):
            if g == h and m != n and (g, m) not in held[1] and (h, n) not in held[0]:
                return Said(a.row[i], a.spans[i]), Said(b.row[j], b.spans[j])
    return None


def _with_pairs(row: Sequence[str]) -> Iterator[str]:
    """ "north west" is "northwest" too."""
    return itertools.chain(row, (x + y for x, y in itertools.pairwise(row)))
