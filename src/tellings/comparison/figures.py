"""Dossiers -> quantities: each thing that is counted once, with every value given for it."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.comparison.counted import Counted, Named, read_counts
from tellings.comparison.same_count import ENOUGH, evidence, rarity
from tellings.comparison.states import judge
from tellings.model import Dossier, Quantity, Sources, Span, StoryActor, Value


def find_quantities(
    dossiers: Sequence[Dossier], actors: Sequence[StoryActor], sources: Sources
) -> tuple[Quantity, ...]:
    """Those that most articles give first; copies of one telling count once in `why`."""
    unique = {d.article.id: d for d in dossiers}
    named = _named(actors)
    counts = [c for id_ in sorted(unique) for c in read_counts(unique[id_], named.get(id_, ()))]
    order = {id_: place for place, id_ in enumerate(unique)}
    made = [_quantity([counts[i] for i in group], unique, order, sources) for group in _groups(counts)]
    return tuple(
        sorted(
            made,
            key=lambda q: (-len({v.article for v in q.values}), order[q.values[0].article], q.values[0].figure.span),
        )
    )


def _named(actors: Sequence[StoryActor]) -> dict[str, list[Named]]:
    """Where each article names the actors of the story, in text order."""
    found: dict[str, list[Named]] = defaultdict(list)
    for actor in actors:
        for p in actor.mentions:
            found[p.article].append(Named(Span(p.start, p.end), actor.id, actor.kind == "place"))
    return {article: sorted(spans, key=lambda n: n.span) for article, spans in found.items()}


def _groups(counts: Sequence[Counted]) -> list[list[int]]:
    """The surest pairs first; a group never holds two values of one article that exclude each other."""
    weight = rarity(counts)
    pairs = [(s, i, j) for i, j in _met(counts) if (s := evidence(counts[i], counts[j], weight)) >= ENOUGH]
    group = {i: [i] for i in range(len(counts))}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = group[i], group[j]
        if a is not b and all(_may_meet(counts[x], counts[y]) for x in a for y in b):
            a += b
            for x in b:
                group[x] = a
    return [g for i, g in sorted(group.items()) if min(g) == i]


def _met(counts: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """Pairs with a number, a deed and a noun, or a noun and a word close by in common."""
    buckets: dict[object, list[int]] = defaultdict(list)
    for i, c in enumerate(counts):
        nouns = {*c.kinds, c.noun} - {""}
        for p in c.points:
            buckets[c.measure, f"{p:.1g}"].append(i)
        if c.deed:
            buckets[c.measure, c.deed].append(i)
        for noun in nouns:
            buckets[c.measure, noun].append(i)
    yield from sorted({pair for held in buckets.values() for pair in itertools.combinations(sorted(set(held)), 2)})


def _may_meet(a: Counted, b: Counted) -> bool:
    """Two values of one article are of one thing where they share a number: "up to 100,000", "80,000 to 100,000"."""
    return a.article != b.article or bool(set(a.points) & set(b.points))


def _quantity(
    group: Sequence[Counted], dossiers: Mapping[str, Dossier], order: Mapping[str, int], sources: Sources
) -> Quantity:
    counts = sorted(group, key=lambda c: (order[c.article], c.figure.span))
    texts = {c.article: dossiers[c.article].article.text for c in counts}
    stamps = {c.article: stamp for c in counts if (stamp := dossiers[c.article].article.published) is not None}
    state, why = judge(counts, texts, stamps, sources)
    first = min((c.article, c.figure.span) for c in counts)
    return Quantity(
        id="n" + hashlib.sha256(repr(first).encode()).hexdigest()[:10],
        what=_what(counts, texts),
        unit=counts[0].figure.unit,
        values=tuple(Value(c.article, c.figure) for c in counts),
        state=state,
        why=why,
    )


def _what(counts: Sequence[Counted], texts: Mapping[str, str]) -> str:
    named = [c.figure.of.of(texts[c.article]) for c in counts if c.figure.of]
    noun = min(named, key=lambda n: (-named.count(n), len(n), n)) if named else counts[0].figure.unit
    deed = next((c.deed for c in counts if c.deed), None)
    return f"{noun} {deed}".strip() if deed else noun
