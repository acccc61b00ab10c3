"""Sketch -> Placement: the story that an article goes to, and why; the shelf and the judgements are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from tellings.model import Placement, Reason, Sketch
from tellings.stories.background import rarities
from tellings.stories.bonds import NONE, Bonds
from tellings.stories.chance import Chance, learned_chance, nameless_chance
from tellings.stories.reasons import explain
from tellings.stories.shelf import Shelf
from tellings.stories.standing import Candidate, Field, lay_out, stand
from tellings.stories.unions import find_union

ENOUGH = 0.5  # chance from which an article joins a story; swept 0.38-0.7: 0.4 to 0.55 much alike, 0.7 joins too little
KEYS = 24  # of the heaviest terms, by which an article is found again
COPY_KEYS, COPY_WEIGHT = 6, 8.0  # of its runs of words
JUDGED = "a person judged them to be of one story"
NEAR = 30  # articles that a new one is held against


@dataclass(frozen=True, slots=True)
class Likely:
    """A story that the article may belong to, and how likely that is."""

    story: str
    chance: float
    found: Candidate


def place(sketch: Sketch, shelf: Shelf, bonds: Bonds = NONE, *, chance: Chance | None = None) -> Placement:
    """Pure: the same sketch, shelf and judgements give the same placement. The caller writes it down.

    `chance` is what was learned of labelled stories, unless another is handed in.
    """
    chance = chance or (learned_chance() if sketch.names or sketch.shown else nameless_chance)
    weighed = weigh(sketch, shelf)
    keys = keys_of(weighed)
    barred = _barred(sketch, shelf, bonds)
    near = [one for one in shelf.near(keys, NEAR) if one.story not in barred]
    judged = _judged(sketch, shelf, bonds)
    field = lay_out(weighed, near)
    likely = [] if judged else _likely(field, chance)
    story, why = judged or _joined(weighed, likely)
    unions = find_union(field, story, shelf, bonds, chance) if likely else ()
    return Placement(
        unions=unions,
        story=story or mint(sketch.article),
        new=not story,
        why=why,
        sketch=replace(weighed, likeness=likely[0].found.likeness if likely else 0.0),
        keys=tuple(keys),
        terms=terms_of(sketch),
    )


def weigh(sketch: Sketch, shelf: Shelf) -> Sketch:
    """With the weights of its terms by today's frequencies, the heaviest first."""
    total = _total(sketch)
    counts = shelf.frequencies([total, *sketch.terms])
    rare = rarities(sketch.language, sketch.terms, counts, counts.get(total, 0))
    weights = [(1 + log(n)) * r for n, r in zip(sketch.counts, rare, strict=True)]
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


def terms_of(sketch: Sketch) -> tuple[str, ...]:
    """What is counted of an article, itself among it."""
    return (_total(sketch), *sketch.terms)


def _total(sketch: Sketch) -> str:
    """Counted once an article of the language."""
    return f"={sketch.language or ''}"


def mint(article: str) -> str:
    """The id of the story that begins with this article."""
    return f"s{article[:11]}"


def _judged(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> tuple[str, tuple[Reason, ...]] | None:
    mates = sorted(bonds.mates.get(sketch.article, frozenset()) - {sketch.article})
    for mate, story in sorted(shelf.stories_of(mates).items()) if mates else ():
        return story, (Reason(sketch.article, mate, (JUDGED,)),)
    return None


def _barred(sketch: Sketch, shelf: Shelf, bonds: Bonds) -> frozenset[str]:
    """Stories that the article must not be of, since they hold what it was judged to differ from."""
    strangers = sorted(bonds.strangers.get(sketch.article, frozenset()))
    return frozenset(shelf.stories_of(strangers).values()) if strangers else frozenset()


def _likely(field: Field, chance: Chance) -> list[Likely]:
    """Stories that are likely enough, the likeliest first."""
    likely = [Likely(one.story, chance(one.row.tolist()), one) for one in stand(field)]
    return sorted((one for one in likely if one.chance >= ENOUGH), key=lambda one: (-one.chance, one.story))


def _joined(weighed: Sketch, likely: Sequence[Likely]) -> tuple[str, tuple[Reason, ...]]:
    if not likely:
        return "", ()
    return likely[0].story, (explain(weighed, likely[0].found.best.sketch, likely[0].chance),)
