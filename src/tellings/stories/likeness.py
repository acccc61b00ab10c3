"""A new article and articles placed before -> how alike each pair is, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tellings.model import Placed, Sketch

Numbers = NDArray[np.float64]
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
    size, terms = len(near), len(new.sketch.terms)
    shared, parts = np.zeros((size, terms)), {name: np.zeros((size, terms)) for name in PARTS}
    lengths = {name: np.full(size, TINY) for name in ("terms", *PARTS)}
    told, copied, gaps = np.zeros(size), np.zeros(size), np.full(size, WEEK)
    for row, other in enumerate(p.sketch for p in near):
        weights = np.array(other.weights)
        where = np.array([new.at.get(term, -1) for term in other.terms], dtype=np.int64)
        known = where >= 0
        shared[row, where[known]] = weights[known]
        lengths["terms"][row] += np.linalg.norm(weights)
        for name in PARTS:
            own = np.array(getattr(other, name), dtype=np.int64)
            its = own[known[own]]
            parts[name][row, where[its]] = weights[its]
            lengths[name][row] += np.linalg.norm(weights[own])
        lead = np.array(other.lead, dtype=np.int64)
        told[row] = weights[lead][known[lead]].sum() / (weights[lead].sum() + TINY)
        copied[row] = len(new.copies.intersection(other.copies)) / max(1, min(len(new.copies), len(other.copies)))
        if new.sketch.day is not None and other.day is not None:
            gaps[row] = abs(new.sketch.day - other.day)
    asked = {name: _only(new, name) for name in PARTS}
    covered = (shared[:, list(new.sketch.lead)] > 0) @ new.rarity[list(new.sketch.lead)]
    covered /= new.rarity[list(new.sketch.lead)].sum() + TINY
    rows = [
        shared @ new.weights / lengths["terms"] / (np.linalg.norm(new.weights) + TINY),
        *(parts[n] @ asked[n] / lengths[n] / (np.linalg.norm(asked[n]) + TINY) for n in PARTS),
        np.maximum(covered, told),
        np.minimum(covered, told),
        copied,
        *(np.log1p((parts[n] > 0) @ (new.rarity * (asked[n] > 0))) for n in ("lead", "names")),
    ]
    return Pairs(shared, parts["lead"], np.array(rows).T.reshape(size, len(COLUMNS)), gaps)


def _only(new: Facing, part: str) -> Numbers:
    """The weights of the terms in one part of the new article, 0 for the others."""
    weights = np.zeros(len(new.weights))
    its = list(getattr(new.sketch, part))
    weights[its] = new.weights[its]
    return weights


def closeness(pairs: Pairs) -> Numbers:
    """One number a pair, to rank by."""
    return np.asarray(pairs.rows[:, 0] + 0.5 * pairs.rows[:, 1] + 0.5 * pairs.rows[:, 5])
