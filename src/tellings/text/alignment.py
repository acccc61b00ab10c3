"""Two texts -> what they share: runs of the same words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.text.shingles import Keys, shingles


@dataclass(frozen=True, slots=True)
class Run:
    """`length` same words, from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Index:
    """A text's words, ready to be searched for runs of `width` words."""

    keys: Keys
    shingles: Keys
    order: NDArray[np.int64]  # of the shingles, sorted
    sorted: Keys


def index_words(keys: Keys, width: int) -> Index:
    found = shingles(keys, width)
    order = np.argsort(found, kind="stable")
    return Index(keys, found, order, found[order])


def common_runs(a: Index, b: Index) -> tuple[Run, ...]:
    """The runs of at least `width` words of `a` that stand in `b`, in the order of `a`, none overlapping there."""
    if not len(a.shingles) or not len(b.shingles):
        return ()
    place = np.minimum(np.searchsorted(b.sorted, a.shingles), len(b.sorted) - 1)
    here = np.flatnonzero(b.sorted[place] == a.shingles)
    if not len(here):
        return ()
    there = b.order[place[here]]
    edges = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    width = len(a.keys) - len(a.shingles) + 1
    runs: list[Run] = []
    reached = 0
    for first, last in zip([0, *edges.tolist()], [*edges.tolist(), len(here)], strict=True):
        if here[last - 1] + width <= reached:
            continue
        run = _grown(a.keys, b.keys, int(here[first]), int(there[first]), reached)
        if run.length >= width:
            runs.append(run)
            reached = run.a + run.length
    return tuple(runs)


def _grown(a: Keys, b: Keys, i: int, j: int, reached: int) -> Run:
    """The run through words `i` and `j`, as far as it goes both ways, but not before word `reached` of `a`."""
    if i < reached:
        i, j = reached, j + reached - i
    back = 0
    while i - back > reached and j - back > 0 and a[i - back - 1] == b[j - back - 1]:
        back += 1
    size = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + size] != b[j : j + size])
    return Run(i - back, j - back, back + (int(differs[0]) if len(differs) else size))
