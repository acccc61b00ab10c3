"""Sketch -> Placement: the story that an article goes to, and why; the shelf and the judgements are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from tellings.model import Placed, Placement, Reason, Sketch
from tellings.stories.background import rarity
from tellings.stories.bonds import NONE, Bonds
from tellings.stories.shelf import Shelf
from tellings.stories.standing import Candidate, stand

KEYS = 24  # of the heaviest terms, by which an article is found again
COPY_KEYS, COPY_WEIGHT = 6, 8.0  # of its runs of words
NEAR = 40  # articles that a new one is held against


def place(sketch: Sketch, shelf: Shelf, bonds: Bonds = NONE) -> Placement:
    """Pure: the same sketch, shelf and judgements give the same placement. The caller writes it down."""
    weighed = weigh(sketch, shelf)
    keys = keys_of(weighed)
    judged = _judged(sketch, shelf, bonds)
    found = None if judged else _likest(weighed, shelf.near(keys, NEAR), _barred(sketch, shelf, bonds))
    if found:
        judged = found.story, Reason(sketch.article, found.best.sketch.article, ("alike in their words",))
    return Placement(
        unions=(),
        story=judged[0] if judged else mint(sketch.article),
        new=not judged,
        why=(judged[1],) if judged else (),
        sketch=replace(weighed, likeness=found.likeness if found else 0.0),
        keys=tuple(keys),
        terms=(_total(sketch), *sketch.terms),
    )


def weigh(sketch: Sketch, shelf: Shelf) -> Sketch:
    """With the weights of its terms by today's frequencies, the heaviest first."""
    total = _total(sketch)
    counts = shelf.frequencies([total, *sketch.terms])
    rare = rarity(sketch.language, counts, counts.get(total, 0))
    weights = [(1 + log(n)) * rare(t) for t, n in zip(sketch.terms, sketch.counts, strict=True)]
    order = sorted(range(len(weights)), key=lambda i: (-weights[i], sketch.terms[i]))
    place = {old: new for new, old in enumerate(order)}

    def moved(places: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(place[i] for i in places))

    return replace(
        sketch,
        terms=tuple(sketch.terms[i] for i in order),
        counts=tuple(sketch.counts[i] for i in order),
        weights=tuple(round(weights[i], 4) for i in order),
        title=moved(sketch.title),
        lead=moved(sketch.lead),
        names=moved(sketch.names),
        numbers=moved(sketch.numbers),
    )


def keys_of(weighed: Sketch) -> dict[str, float]:
    """What an article is posted under and looked for by, with its weight."""
    terms = dict(zip(weighed.terms[:KEYS], weighed.weights, strict=False))
    return {f"={run:x}": COPY_WEIGHT for run in weighed.copies[:COPY_KEYS]} | terms


def _total(sketch: Sketch) -> str:
    """Counted once an article of the language."""
    return f"={sketch.language or ''}"


def mint(article: str) -> str:
    """The id of the story that begins with this article."""
    return f"s{article[:11]}"


def _judged(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> tuple[str, Reason] | None:
    mates = sorted(bonds.mates.get(sketch.article, frozenset()) - {sketch.article})
    for mate, story in sorted(shelf.stories_of(mates).items()):
        return story, Reason(sketch.article, mate, ("a person judged them the same story",))
    return None


def _barred(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> frozenset[str]:
    strangers = sorted(bonds.strangers.get(sketch.article, frozenset()))
    return frozenset(shelf.stories_of(strangers).values()) if strangers else frozenset()


def _likest(weighed: Sketch, near: Sequence[Placed], barred: frozenset[str]) -> Candidate | None:
    found = stand(weighed, [one for one in near if one.story not in barred])
    best = max(found, key=lambda one: one.row[0], default=None)
    return best if best and best.row[0] >= 0.2 else None
