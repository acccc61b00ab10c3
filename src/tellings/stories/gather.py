"""All sketches of a stream -> its stories, those that belong together most surely first; and why each is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from tellings.model import Reason, Sketch
from tellings.stories.bonds import NONE, Bonds
from tellings.stories.links import Groups, Link
from tellings.stories.pairs import Pairs, pair_up
from tellings.stories.place import JUDGED, NEAR
from tellings.stories.reasons import explain
from tellings.stories.sheet import Numbers
from tellings.stories.strength import FARTHEST, strengths

ENOUGH = -0.5  # mean log odds over the pairs of two groups that are one; swept -2 to 1.5: -0.75 to -0.25 much alike

Strengths = Callable[[Pairs], Numbers]


@dataclass(frozen=True, slots=True)
class Gathered:
    """`stories`: articles by number in the stream, first ones first; `why`: one reason for each that came later."""

    stories: tuple[tuple[int, ...], ...]
    why: Mapping[int, Reason]


def gather(sketches: Iterable[Sketch], bonds: Bonds = NONE, *, weigh_up: Strengths = strengths) -> Gathered:
    pairs = pair_up(sketches)
    strength = weigh_up(pairs)
    groups = Groups(_floors(pairs, strength), _links(pairs, strength))
    ids = [one.article for one in pairs.weighed]
    _bind(groups, ids, bonds)
    groups.grow(ENOUGH, lambda a, b: not bonds.strangers or _may(bonds, [ids[o] for o in a], [ids[o] for o in b]))
    stories = sorted(tuple(sorted(its)) for its in groups.members.values())
    return Gathered(tuple(stories), _reasons(pairs.weighed, stories, _links(pairs, strength), bonds))


def _links(pairs: Pairs, strength: Numbers) -> Iterator[Link]:
    return ((int(a), int(b), float(s)) for a, b, s in zip(pairs.later, pairs.earlier, strength, strict=True))


def _floors(pairs: Pairs, strength: Numbers) -> list[float]:
    """What an article's pairs with those that it was not held against count for.

    Where it was held against as many as it may be, the others are about as far as the farthest of these.
    """
    size = len(pairs.weighed)
    held, farthest = np.bincount(pairs.later, minlength=size), np.full(size, np.inf)
    np.minimum.at(farthest, pairs.later, strength)
    return [float(one) for one in np.where(held >= NEAR, farthest, FARTHEST)]


def _bind(groups: Groups, ids: Sequence[str], bonds: Bonds) -> None:
    """Those that a person judged to be together are one thing from the beginning, and so is what came twice."""
    group: dict[str, int] = {}
    for number, article in enumerate(ids):
        its = next((group[mate] for mate in sorted({article, *bonds.mates.get(article, ())}) if mate in group), None)
        group[article] = number if its is None else its
        if its is not None:
            kept = groups.join(its, number)
            group |= {ids[one]: kept for one in groups.members[kept]}


def _may(bonds: Bonds, a: Sequence[str], b: Sequence[str]) -> bool:
    """Has no person judged any two of them to be of different stories?"""
    return not any(bonds.strangers[one].intersection(b) for one in a if one in bonds.strangers)


def _reasons(
    weighed: Sequence[Sketch],
    stories: Sequence[Sequence[int]],
    links: Iterable[Link],
    bonds: Bonds,
) -> dict[int, Reason]:
    story = {one: number for number, its in enumerate(stories) for one in its}
    best: dict[
        int, tuple[bool, float, int]
    ] = {}  # article -> the strongest of its links, to an earlier one if it can be
    for later, earlier, strength in links:
        if story[later] == story[earlier]:
            best[later] = max(best.get(later, (False, 0.0, later)), (True, strength, earlier))
            best[earlier] = max(best.get(earlier, (False, -np.inf, earlier)), (False, strength, later))
    found = {}
    for its in stories:
        for at, one in enumerate(its[1:], start=1):
            mates = bonds.mates.get(weighed[one].article)
            mate = next((o for o in its[:at] if weighed[o].article in mates), None) if mates else None
            if mate is not None:
                found[one] = Reason(weighed[one].article, weighed[mate].article, (JUDGED,))
            elif one in best:
                _, strength, other = best[one]
                found[one] = explain(weighed[one], weighed[other], 1 / (1 + exp(-strength)))
    return found
