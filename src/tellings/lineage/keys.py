"""Wordings -> pairs that may share text: buckets, so that not every pair need be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tellings.lineage.wording import Wording
from tellings.text.shingles import Keys, shingles

RUN = 8  # words of own text that two articles must share in a row to be compared
FEW = 1_000  # articles: up to here every run is a key; beyond, one in `SAMPLE`
SAMPLE = 8  # a shared run of 30 words is then missed once in twenty times, one of 60 once in a thousand
CROWD = 50  # articles in a bucket: beyond, each is paired with its neighbours there and with the first


def likely_pairs(wordings: Sequence[Wording]) -> tuple[tuple[int, int], ...]:
    """Pairs of places in `wordings` that share a run of own words, smaller first, sorted."""
    sample = 1 if len(wordings) <= FEW else SAMPLE
    keys = [_keys(w, sample) for w in wordings]
    owners = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    flat = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    order = np.argsort(flat, kind="stable")
    edges = np.flatnonzero(np.diff(flat[order])) + 1
    return tuple(sorted(set(_pairs(owners[order], [0, *edges.tolist(), len(flat)]))))


def _keys(wording: Wording, sample: int) -> Keys:
    """The distinct runs of own words, or the sample of them that every article takes alike."""
    runs = shingles(wording.words.keys, RUN)
    gaps = np.concatenate([[0], np.cumsum(~wording.own)])
    own = runs[gaps[RUN:] == gaps[: len(runs)]] if len(runs) else runs
    return np.unique(own[own % np.uint64(sample) == 0])


def _pairs(owners: NDArray[np.int64], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, end in pairwise(edges):
        if end - start < 2:
            continue
        bucket = owners[start:end].tolist()
        if len(bucket) <= CROWD:
            yield from ((a, b) for i, a in enumerate(bucket) for b in bucket[i + 1 :])
        else:
            yield from ((bucket[0], b) for b in bucket[1:])
            yield from pairwise(bucket)
