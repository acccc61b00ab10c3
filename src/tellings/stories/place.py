"""Sketch -> Placement: the story that an article goes to, and why; the shelf and the judgements are handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt

from tellings.model import Placed, Placement, Reason, Sketch
from tellings.stories.bonds import NONE, Bonds
from tellings.stories.shelf import Shelf

ENOUGH = 0.2
KEYS = 24
NEAR = 30
TOTAL = "=articles"  # counted once an article


def place(sketch: Sketch, shelf: Shelf, bonds: Bonds = NONE) -> Placement:
    """Pure: the same sketch, shelf and judgements give the same placement. The caller writes it down."""
    counts = shelf.frequencies([TOTAL, *(t for t, _ in sketch.terms)])
    total = counts.get(TOTAL, 0) + 1
    weights = {t: (1 + log(n)) * log((total + 1) / (counts.get(t, 0) + 0.5)) for t, n in sketch.terms}
    length = sqrt(sum(w * w for w in weights.values())) or 1.0
    keys = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:KEYS])
    near = shelf.near(keys, NEAR)
    story, why = _judged(sketch, shelf, bonds) or _likest(sketch, near, weights, length, _barred(sketch, shelf, bonds))
    return Placement(
        unions=(),
        story=story or mint(sketch.article),
        new=not story,
        why=why,
        sketch=replace(sketch, weights=(length,)),
        keys=tuple(keys),
        terms=(TOTAL, *(t for t, _ in sketch.terms)),
    )


def mint(article: str) -> str:
    """The id of the story that begins with this article."""
    return f"s{article[:11]}"


def _judged(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> tuple[str, tuple[Reason, ...]] | None:
    mates = sorted(bonds.mates.get(sketch.article, frozenset()) - {sketch.article})
    for mate, story in sorted(shelf.stories_of(mates).items()):
        return story, (Reason(sketch.article, mate, ("a person judged them the same story",)),)
    return None


def _barred(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> frozenset[str]:
    return frozenset(shelf.stories_of(sorted(bonds.strangers.get(sketch.article, frozenset()))).values())


def _likest(
    sketch: Sketch, near: Sequence[Placed], weights: dict[str, float], length: float, barred: frozenset[str]
) -> tuple[str, tuple[Reason, ...]]:
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for other in near:
        if other.story not in barred:
            found[other.story].append((_cosine(weights, length, other.sketch), other.sketch.article))
    scored = sorted((sum(c for c, _ in each) / len(each), story) for story, each in found.items())
    if not scored or scored[-1][0] < ENOUGH:
        return "", ()
    story = scored[-1][1]
    best = max(found[story])[1]
    return story, (Reason(sketch.article, best, ("alike in their words",)),)


def _cosine(weights: dict[str, float], length: float, other: Sketch) -> float:
    product = sum(weights[t] * weights[t] for t, _ in other.terms if t in weights)
    return product / length / (other.weights[0] or 1.0)
