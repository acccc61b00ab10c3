"""An article that belongs to two stories -> whether they are one, by what their articles say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from tellings.model import Placed, Union
from tellings.stories.bonds import Bonds
from tellings.stories.chance import Chance
from tellings.stories.reasons import explain
from tellings.stories.shelf import Shelf
from tellings.stories.standing import Field, lay_out, stand

BELONGS = 0.5  # chance that the article would be of the other story if there were only that one
ONE = 0.75  # mean chance, as odds, that articles of each are of the other; 0.7 to 0.8 tried, much alike
PROBES = 3  # articles of each story that are held against the other
MEMBERS = 8  # of each story that they are held against
SURE = 1e-4  # no probe weighs more than odds of ten thousand


def find_union(field: Field, joined: str, shelf: Shelf, bonds: Bonds, chance: Chance) -> tuple[Union, ...]:
    """The story that the article has joined and the next one, where they are one: at most one union an article."""
    elsewhere = stand(field.without(joined), 1)
    if not elsewhere or chance(elsewhere[0].row.tolist()) < BELONGS:
        return ()
    other, new = elsewhere[0], Placed(field.facing.sketch, joined)
    mine = [one for one in field.near if one.story == joined][:MEMBERS]
    theirs = [one for one in field.near if one.story == other.story][:MEMBERS]
    odds = [_odds(new, theirs, chance)]
    odds += [_odds(one, [new, *mine], chance) for one in theirs[:PROBES]]
    odds += [_odds(one, theirs, chance) for one in mine[:PROBES]]
    mean = sum(odds) / len(odds)
    if mean < log(ONE / (1 - ONE)) or _asunder(joined, other.story, shelf, bonds):
        return ()
    return (Union(joined, other.story, explain(new.sketch, other.best.sketch, 1 / (1 + exp(-mean)))),)


def _odds(one: Placed, story: Sequence[Placed], chance: Chance) -> float:
    """The logarithm of the odds that an article is of a story, were it the only one."""
    found = stand(lay_out(one.sketch, story), 1)
    likely = min(max(chance(found[0].row.tolist()) if found else 0.0, SURE), 1 - SURE)
    return log(likely / (1 - likely))


def _asunder(a: str, b: str, shelf: Shelf, bonds: Bonds) -> bool:
    """Has a person judged any two of their articles to be of different stories?"""
    where = shelf.stories_of(sorted(bonds.strangers)) if bonds.strangers else {}
    return any(
        story == a and where.get(stranger) == b for one, story in where.items() for stranger in bonds.strangers[one]
    )
