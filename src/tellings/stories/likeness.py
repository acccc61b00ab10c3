"""A new article and articles placed before -> how alike each pair is, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from tellings.model import Placed, Sketch

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
TINY = 1e-9
WEEK = 7.0  # days between two articles of which one has no date


class Facing:
    """A new article, weighed, as others are held against it."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.at = {term: i for i, term in enumerate(sketch.terms)}
        self.weights = np.array(sketch.weights)
        self.rarity = self.weights / (1 + np.log(np.array(sketch.counts, dtype=float)))

    @cached_property
    def copies(self) -> frozenset[int]:
        return frozenset(self.sketch.copies)


@dataclass(frozen=True, slots=True)
class Pairs:
    """`shared`: one row an article, one column a term of the new one: its weight there, 0 where it lacks it.

    `lead` is the same for terms that stand in its lead; `rows` are the likenesses, in the order of `COLUMNS`.
    """

    shared: Numbers
    lead: Numbers
    rows: Numbers
    gaps: Numbers  # days between publications

    def only(self, rows: Sequence[int]) -> Pairs:
        its = list(rows)
        return Pairs(self.shared[its], self.lead[its], self.rows[its], self.gaps[its])


COLUMNS = ("words", "lead", "title", "names", "numbers", "covered", "told", "copied", "lead sum", "names sum")
PARTS = ("lead", "title", "names", "numbers")


def compare(new: Facing, near: Sequence[Placed]) -> Pairs:
    """Every one of `near` with the new article."""
    others = _Others(new, [placed.sketch for placed in near])
    shared, length = others.held([range(len(one.terms)) for one in others.sketches])
    parts = {name: others.held([getattr(one, name) for one in others.sketches]) for name in PARTS}
    asked = {name: _only(new, name) for name in PARTS}
    lead, told = list(new.sketch.lead), others.told()
    covered = (shared[:, lead] > 0) @ new.rarity[lead] / (new.rarity[lead].sum() + TINY)
    rows = [
        shared @ new.weights / length / (np.linalg.norm(new.weights) + TINY),
        *(held @ asked[n] / size / (np.linalg.norm(asked[n]) + TINY) for n, (held, size) in parts.items()),
        np.maximum(covered, told),
        np.minimum(covered, told),
        np.array([_copied(new, one) for one in others.sketches]),
        *(np.log1p((parts[n][0] > 0) @ (new.rarity * (asked[n] > 0))) for n in ("lead", "names")),
    ]
    gaps = np.array([_gap(new, one) for one in others.sketches])
    return Pairs(shared, parts["lead"][0], np.array(rows).T.reshape(len(near), len(COLUMNS)), gaps)


class _Others:
    """The terms of all the others in one row, one article after the other: in numpy, thirty calls cost as one."""

    def __init__(self, new: Facing, sketches: Sequence[Sketch]) -> None:
        self.sketches = sketches
        self.columns = len(new.sketch.terms)
        sizes = [len(one.terms) for one in sketches]
        self.starts = np.cumsum([0, *sizes])[:-1]
        terms = chain.from_iterable(one.terms for one in sketches)
        self.at = np.fromiter(map(new.at.get, terms, repeat(-1)), np.int64, sum(sizes))  # the column, -1: none
        self.weights = np.fromiter(chain.from_iterable(one.weights for one in sketches), float, sum(sizes))

    def held(self, its: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
        """Of the terms at `its` places of each: their weights, by columns of the new article; and the vector's length.

        Terms that the new article lacks have no column, but count for the length.
        """
        row, place = self._places(its)
        weights, at = self.weights[place], self.at[place]
        known = at >= 0
        held = np.zeros((len(its), self.columns))
        held[row[known], at[known]] = weights[known]
        return held, np.sqrt(np.bincount(row, weights * weights, len(its))) + TINY

    def told(self) -> Numbers:
        """How much of each one's lead stands in the new article, by weight."""
        row, place = self._places([one.lead for one in self.sketches])
        weights = self.weights[place]
        known = np.bincount(row, weights * (self.at[place] >= 0), len(self.sketches))
        return np.asarray(known / (np.bincount(row, weights, len(self.sketches)) + TINY))

    def _places(self, its: Sequence[Sequence[int]]) -> tuple[Places, Places]:
        """Of all of them: whose each is, and where it stands in the one row."""
        sizes = np.array([len(one) for one in its], dtype=np.int64)
        row = np.repeat(np.arange(len(its)), sizes)
        return row, self.starts[row] + np.fromiter(chain.from_iterable(its), np.int64, len(row))


def _copied(new: Facing, other: Sketch) -> float:
    return len(new.copies.intersection(other.copies)) / max(1, min(len(new.copies), len(other.copies)))


def _gap(new: Facing, other: Sketch) -> float:
    """Days between the two."""
    if new.sketch.day is None or other.day is None:
        return WEEK
    return float(abs(new.sketch.day - other.day))


def _only(new: Facing, part: str) -> Numbers:
    """The weights of the terms in one part of the new article, 0 for the others."""
    weights = np.zeros(len(new.weights))
    its = list(getattr(new.sketch, part))
    weights[its] = new.weights[its]
    return weights


def closeness(pairs: Pairs) -> Numbers:
    """One number a pair, to rank by."""
    return np.asarray(pairs.rows[:, 0] + 0.5 * pairs.rows[:, 1] + 0.5 * pairs.rows[:, 5])
