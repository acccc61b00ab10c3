"""Sketches of one stream, all counted -> each with the earlier ones that it may be of one story with, in numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.model import Sketch
from tellings.stories.place import NEAR, keys_of, terms_of, weigh
from tellings.stories.sheet import COLUMNS as ALIKE
from tellings.stories.sheet import Places, Sheet, Small
from tellings.stories.shelf import MemoryShelf

COLUMNS = (
    *ALIKE,
    *("words over others, either", "words over others, both", "lead over others, either", "lead over others, both"),
)
CONTRASTED = (ALIKE.index("words"), ALIKE.index("lead"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pair by pair: the later article, the earlier one (by number in the stream), and a row of `COLUMNS`."""

    weighed: Sequence[Sketch]
    later: Places
    earlier: Places
    rows: Small


def pair_up(sketches: Iterable[Sketch]) -> Pairs:
    """Each with at most `NEAR` earlier ones, by what all of the stream has counted."""
    counted = MemoryShelf()
    weighed = list(_weighed(sketches, counted))
    near = _near(weighed)
    sheet = Sheet(weighed, counted.counts, len(weighed))
    own = np.zeros((sum(map(len, near)), len(ALIKE)), dtype=np.float32)
    at = 0
    for new, its in enumerate(near):
        if its:
            own[at : at + len(its)] = sheet.rows(new, its)
        at += len(its)
    later = np.repeat(np.arange(len(near)), [len(its) for its in near])
    earlier = np.array([one for its in near for one in its], dtype=np.int64)
    return Pairs(weighed, later, earlier, np.column_stack([own, *_contrasts(later, earlier, own)]))


def _weighed(sketches: Iterable[Sketch], counted: MemoryShelf) -> Iterator[Sketch]:
    """None waits longer than it must: a stream may be long."""
    waiting: deque[Sketch] = deque()
    for sketch in sketches:
        counted.count(terms_of(sketch))
        waiting.append(sketch)
    while waiting:
        yield weigh(waiting.popleft(), counted)


def _near(weighed: Sequence[Sketch]) -> list[list[int]]:
    shelf, found = MemoryShelf(), []
    for sketch in weighed:
        keys = keys_of(sketch)
        found.append(shelf.nearest(keys, NEAR))
        shelf.post(sketch, keys)
    return found


def _contrasts(later: Places, earlier: Places, own: Small) -> list[Small]:
    """How much more alike the two are than either is to the best of its others."""
    columns = []
    for at in CONTRASTED:
        rival = _rivals(np.concatenate([later, earlier]), np.tile(own[:, at], 2)).reshape(2, -1)
        over = own[:, at] - rival
        columns += [over.max(axis=0), over.min(axis=0)]
    return columns


def _rivals(ones: Places, likeness: Small) -> Small:
    """For each entry, the greatest likeness among the other entries of the same article; 0 where there is none."""
    order = np.lexsort((-likeness, ones))
    first = np.r_[True, np.diff(ones[order]) > 0][: len(order)]
    second = np.r_[False, first[:-1]] & ~first
    best, next_best = (np.zeros(ones.max(initial=0) + 1, dtype=np.float32) for _ in range(2))
    best[ones[order[first]]] = likeness[order[first]]
    next_best[ones[order[second]]] = likeness[order[second]]
    rivals: Small = best[ones]
    rivals[order[first]] = next_best[ones[order[first]]]
    return rivals
