"""Short texts -> vectors whose product says how alike their wording is: character runs, weighted by rarity."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SHORTEST, LONGEST = 3, 5  # characters of a run, within words and their edges
SIZE = 1024  # numbers in a vector; runs share places by their checksum, which blurs a product by about 0.03
WORD = re.compile(r"[^\W_]+")
CHUNK = 1024  # texts made into vectors at once
NONE = np.zeros(0, np.int64)


def embed_wording(texts: Sequence[str]) -> Vectors:
    """One row a text, of length one; the product of two rows is 1 for the same wording, about 0 for none in common."""
    runs = _Runs()
    each = [runs.of(text) for text in texts]
    counted = [np.unique(found, return_counts=True) for found in each]
    spread = np.bincount(np.concatenate([found for found, _ in counted] or [NONE]), minlength=runs.number)
    rarity = np.log((1 + len(texts)) / (1 + spread)) + 1
    keys = np.array(runs.keys, np.int64)
    weight = rarity * np.where(keys >> 31, 1.0, -1.0)
    vectors = np.zeros((len(texts), SIZE), np.float32)
    for start in range(0, len(texts), CHUNK):
        some = counted[start : start + CHUNK]
        found = np.concatenate([f for f, _ in some])
        times = np.concatenate([t for _, t in some])
        rows = np.repeat(np.arange(len(some)), [len(f) for f, _ in some])
        values = (1 + np.log(times)) * weight[found]
        summed = np.bincount(rows * SIZE + keys[found] % SIZE, values, minlength=len(some) * SIZE)
        vectors[start : start + len(some)] = summed.reshape(len(some), SIZE)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors


class _Runs:
    """Numbers the runs in the order in which they are met; a word met again is not cut again."""

    def __init__(self) -> None:
        self.keys: list[int] = []  # checksum of each run
        self._places: dict[str, int] = {}
        self._words: dict[str, NDArray[np.int64]] = {}

    @property
    def number(self) -> int:
        return len(self.keys)

    def of(self, text: str) -> NDArray[np.int64]:
        """The runs of all its words, as often as they stand there."""
        return np.concatenate([self._word(word) for word in WORD.findall(text.lower())] or [NONE])

    def _word(self, word: str) -> NDArray[np.int64]:
        if word not in self._words:
            edged = f" {word} "
            sizes = range(SHORTEST, LONGEST + 1)
            runs = (edged[i : i + size] for size in sizes for i in range(max(1, len(edged) - size + 1)))
            self._words[word] = np.array([self._place(run) for run in runs], np.int64)
        return self._words[word]

    def _place(self, run: str) -> int:
        if run not in self._places:
            self._places[run] = len(self.keys)
            self.keys.append(zlib.crc32(run.encode("utf-8", "replace")))
        return self._places[run]
