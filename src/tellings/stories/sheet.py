"""Weighed sketches as flat arrays -> how alike an article and any number of others are, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Sketch

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Short = NDArray[np.int32]
Small = NDArray[np.float32]
Flags = NDArray[np.uint8]
PARTS = ("title", "lead", "names", "numbers")
TITLE, LEAD, NAMES, NUMBERS, LEAD_NAMES = 1, 2, 4, 8, 16  # bits, as PARTS stand; the last is both
BITS = (TITLE, LEAD, NAMES, NUMBERS, LEAD_NAMES)
TINY = 1e-9
UNKNOWN = 0.5  # share of nothing
WEEK = 7.0  # days between two articles of which one has no date
FEW, SHARE = 4, 0.01  # a term of no more articles than this, or than this share of them, is rare
COLUMNS = (
    *("words", "title", "lead", "names", "numbers", "lead names"),
    *("lead held by either", "lead held by both", "lead names held by either", "lead names held by both"),
    *("rare lead held by either", "rare lead held by both", "lead sum", "names sum", "rare words", "rare lead words"),
    *("copied", "length", "length apart", "gap", "same days", "other days"),
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article: its terms by number, heaviest first, and what they weigh."""

    terms: Short
    weights: Small
    rarity: Small
    flags: Flags
    norms: Numbers  # of all terms and of those with each of BITS
    wholes: tuple[float, float, float]  # rarity of the lead, of the names in it; of the lead, the rare counting more
    days: frozenset[int]
    copies: frozenset[int]
    day: float
    length: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """The terms that a new article shares with others, one after another."""

    size: int  # how many others
    row: Places  # with which of them
    weight: Numbers  # in the one times in the other
    rarity: Numbers
    rare: NDArray[np.bool_]
    mine: Flags
    theirs: Flags

    def total(self, values: Numbers, where: NDArray[np.bool_] | None = None) -> Numbers:
        row, its = (self.row, values) if where is None else (self.row[where], values[where])
        return np.bincount(row, its, self.size).astype(float)


class Sheet:
    """All articles of a stream, counted."""

    def __init__(self, weighed: Iterable[Sketch], counts: Mapping[str, int], articles: int) -> None:
        number: dict[str, int] = {}
        self.leaves = [_leaf(one, number) for one in weighed]
        self._rare = np.array([counts.get(term, 0) <= max(FEW, SHARE * articles) for term in number], dtype=bool)
        self._at = np.full(len(number), -1, dtype=np.int64)  # where in the new article each term stands

    def rows(self, new: int, others: Sequence[int]) -> Numbers:
        """One row an other, of `COLUMNS`."""
        leaf, near = self.leaves[new], [self.leaves[one] for one in others]
        shared = self._overlap(leaf, near)
        return np.array([*_cosines(shared, leaf, near), *_shares(shared, leaf, near), *_apart(leaf, near)]).T

    def _overlap(self, leaf: Leaf, near: Sequence[Leaf]) -> Overlap:
        terms = np.concatenate([one.terms for one in near])
        self._at[leaf.terms] = np.arange(len(leaf.terms))
        at = self._at[terms]
        self._at[leaf.terms] = -1
        hit = np.flatnonzero(at >= 0)
        at = at[hit]
        return Overlap(
            size=len(near),
            row=np.repeat(np.arange(len(near)), [len(one.terms) for one in near])[hit],
            weight=leaf.weights[at] * np.concatenate([one.weights for one in near])[hit],
            rarity=leaf.rarity[at],
            rare=self._rare[terms[hit]],
            mine=leaf.flags[at],
            theirs=np.concatenate([one.flags for one in near])[hit],
        )


def _leaf(weighed: Sketch, number: dict[str, int]) -> Leaf:
    weights, flags = np.array(weighed.weights), _flags(weighed)
    rarity = weights / (1 + np.log(np.array(weighed.counts, dtype=float)))
    squares = weights**2
    lead, names = rarity[flags & LEAD > 0], rarity[flags & LEAD_NAMES > 0]
    return Leaf(
        terms=np.array([number.setdefault(term, len(number)) for term in weighed.terms], dtype=np.int32),
        weights=weights.astype(np.float32),
        rarity=rarity.astype(np.float32),
        flags=flags,
        norms=np.sqrt([squares.sum(), *(squares[flags & bit > 0].sum() for bit in BITS)]) + TINY,
        wholes=(float(lead.sum()), float(names.sum()), float((lead**2).sum())),
        days=frozenset(weighed.days),
        copies=frozenset(weighed.copies),
        day=np.nan if weighed.day is None else weighed.day,
        length=float(np.log1p(weighed.length)),
    )


def _flags(sketch: Sketch) -> Flags:
    flags = np.zeros(len(sketch.terms), dtype=np.uint8)
    for bit, part in zip(BITS, PARTS, strict=False):
        flags[list(getattr(sketch, part))] |= bit
    flags[(flags & LEAD > 0) & (flags & NAMES > 0)] |= LEAD_NAMES
    return flags


def _cosines(shared: Overlap, leaf: Leaf, near: Sequence[Leaf]) -> Numbers:
    """Of all terms and of those of each part."""
    both = shared.mine & shared.theirs
    alike = [shared.total(shared.weight), *(shared.total(shared.weight, both & bit > 0) for bit in BITS)]
    return np.asarray(np.array(alike) / leaf.norms[:, None] / np.array([one.norms for one in near]).T)


def _shares(shared: Overlap, leaf: Leaf, near: Sequence[Leaf]) -> list[Numbers]:
    """How much of the lead of the one stands anywhere in the other, and how much of what is rare both have."""
    wholes = np.array([one.wholes for one in near])

    def held(bit: int, at: int, values: Numbers) -> list[Numbers]:
        mine = _share(shared.total(values, shared.mine & bit > 0), np.full(shared.size, leaf.wholes[at]))
        theirs = _share(shared.total(values, shared.theirs & bit > 0), wholes[:, at])
        return [np.maximum(mine, theirs), np.minimum(mine, theirs)]

    both, one = shared.mine & shared.theirs, np.ones(len(shared.row))
    return [
        *held(LEAD, 0, shared.rarity),
        *held(LEAD_NAMES, 1, shared.rarity),
        *held(LEAD, 2, shared.rarity**2),
        *(np.log1p(shared.total(shared.rarity, both & bit > 0)) for bit in (LEAD, NAMES)),
        *(np.log1p(shared.total(one, where)) for where in (shared.rare, shared.rare & (both & LEAD > 0))),
    ]


def _share(part: Numbers, whole: Numbers) -> Numbers:
    return np.where(whole > TINY, part / np.maximum(whole, TINY), UNKNOWN)


def _apart(leaf: Leaf, near: Sequence[Leaf]) -> list[Numbers]:
    """Copies, lengths, dates and the days that both speak of."""
    fewer = [max(1, min(len(leaf.copies), len(one.copies))) for one in near]
    lengths = np.array([one.length for one in near])
    gaps = np.abs(np.array([one.day for one in near]) - leaf.day)
    same = [bool(leaf.days & one.days) for one in near]
    other = [bool(leaf.days and one.days) and not both for one, both in zip(near, same, strict=True)]
    return [
        np.array([len(leaf.copies & one.copies) for one in near]) / np.array(fewer),
        np.minimum(lengths, leaf.length),
        np.abs(lengths - leaf.length),
        np.log1p(np.nan_to_num(gaps, nan=WEEK)),
        np.array(same, dtype=float),
        np.array(other, dtype=float),
    ]
