"""Dossiers -> quantities: each thing that is counted once, with every value given for it."""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.comparison.counted import TAKEN, Counted, Named, read_counts
from tellings.comparison.deeds import PERSONAL
from tellings.comparison.same_count import CONVERTED, ENOUGH, evidence, rarity, same_value
from tellings.comparison.states import judge
from tellings.model import Dossier, Quantity, Sources, Span, StoryActor, Value

STEP = 0.1  # logarithm by which numbers of one bucket differ at most: about 10 %
CROWD = 400  # figures of one noun; among more, only equal numbers are compared


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
            found[p.article].append(
                Named(Span(p.start, p.end), actor.id, actor.kind == "place", actor.kind == "person")
            )
    return {article: sorted(spans, key=lambda n: n.span) for article, spans in found.items()}


def _groups(counts: Sequence[Counted]) -> list[list[int]]:
    """The surest pairs first; a group never holds two values of one article that exclude each other."""
    weight = rarity(counts)
    copies = _copies(counts)
    heads = [held[0] for held in copies]
    pairs = [(s, i, j) for i, j in _met(counts, heads) if (s := evidence(counts[i], counts[j], weight)) >= ENOUGH]
    group = {i: held for held in copies for i in held}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = group[i], group[j]
        if a is not b and _may_meet([counts[x] for x in a], [counts[y] for y in b]):
            a += b
            for x in b:
                group[x] = a
    return [g for i, g in sorted(group.items()) if min(g) == i]


def _copies(counts: Sequence[Counted]) -> list[list[int]]:
    """The same figure in the same words of a sentence, once for all articles that have them."""
    held: dict[object, list[int]] = defaultdict(list)
    for i, c in enumerate(counts):
        place = c.figure.span.start - c.sentence.start
        held[c.exact, place, c.points, c.measure, c.noun, c.deed, c.past, c.context, c.near].append(i)
    return list(held.values())


def _met(counts: Sequence[Counted], heads: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs with about the same number, or with the same noun and more."""
    buckets: dict[object, list[int]] = defaultdict(list)
    for i in heads:
        c = counts[i]
        nouns = {*c.kinds, c.noun} - {""}
        for size in {int(math.log(p) / STEP) + k for p in c.points if p > 0 for k in (0, 1)}:
            buckets[c.measure, "number", size].append(i)
        for noun in nouns:
            buckets[c.measure, noun, c.whole].append(i)
            if c.deed:
                buckets[c.measure, noun, c.deed].append(i)
            for actor in c.about:
                buckets[c.measure, noun, actor].append(i)
        if c.subject and c.sole:
            buckets[c.subject].append(i)
        if c.dimension:
            for thing in c.things:
                buckets[c.measure, c.dimension, thing].append(i)
        if c.deed and not nouns:
            buckets[c.measure, c.deed].append(i)
    full = [held for key, held in buckets.items() if len(held) <= CROWD or "number" in key]  # type: ignore[operator]  # keys are tuples
    return sorted({pair for held in full for pair in itertools.combinations(held, 2)})


def _may_meet(a: Sequence[Counted], b: Sequence[Counted]) -> bool:
    """Two values of one article are of one thing where they share a number: "up to 100,000", "80,000 to 100,000"."""
    mine: dict[str, list[Counted]] = defaultdict(list)
    for c in a:
        mine[c.article].append(c)
    return all(
        set(x.points) & set(y.points)
        or (x.vague and same_value(x, y))
        or (x.measure in TAKEN and (same_value(x, y, CONVERTED) or _taken_back(x, y)))
        for y in b
        for x in mine.get(y.article, ())
    )


def _taken_back(a: Counted, b: Counted) -> bool:
    """ "The well is 80m deep; earlier reports had put it at 40m": two values of one thing in one account."""
    return a.revised != b.revised and a.subject is not None and a.subject == b.subject


def _quantity(
    group: Sequence[Counted], dossiers: Mapping[str, Dossier], order: Mapping[str, int], sources: Sources
) -> Quantity:
    counts = sorted(group, key=lambda c: (c.article, c.figure.span))
    texts = {c.article: dossiers[c.article].article.text for c in counts}
    stamps = {c.article: stamp for c in counts if (stamp := dossiers[c.article].article.published) is not None}
    state, why = judge(counts, texts, stamps, sources)
    first = counts[0]
    return Quantity(
        id="n" + hashlib.sha256(repr((first.article, first.figure.span)).encode()).hexdigest()[:10],
        what=_what(counts, texts),
        unit=first.figure.unit,
        values=tuple(Value(c.article, c.figure) for c in sorted(counts, key=lambda c: order[c.article])),
        state=state,
        why=why,
    )


BEFALLEN = {"hospital": "in hospital", "cost": "", "earned": "", "fined": "", "funded": "", "age": "", "infected": ""}
FOLLOWING = re.compile(r"\s*((?:[^\s.,;:!?()\"“”]+ ?){1,6})")


def _what(counts: Sequence[Counted], texts: Mapping[str, str]) -> str:
    """ "people killed", "depth of the well", "age of the boy"; for an amount, the words that follow it."""
    named = sorted(c.figure.of.of(texts[c.article]) for c in counts if c.figure.of)
    noun = max(named, key=lambda n: (named.count(n), -len(n)), default="")
    deeds = sorted(c.deed for c in counts if c.deed)
    deed = max(deeds, key=deeds.count, default="")
    if dimension := next((c.dimension for c in counts if c.dimension), None):
        things = sorted(c.thing for c in counts if c.thing)
        return f"{dimension} of the {max(things, key=things.count)}" if things else dimension
    if counts[0].measure == "age":
        return f"age of the {noun}" if noun and deed != "age" else "age"
    if noun and not noun.endswith(("'s", "’s")):
        return f"{noun} {BEFALLEN.get(deed, deed)}".strip() if counts[0].measure == "count" else noun
    if deed in PERSONAL:
        return f"people {BEFALLEN.get(deed, deed)}"
    after = [m.group(1).strip() for c in counts if (m := FOLLOWING.match(texts[c.article], c.figure.span.end))]
    return min(after, key=lambda words: (len(words) < 8, len(words), words), default=counts[0].figure.unit)
