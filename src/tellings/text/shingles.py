"""Text -> words as numbers and runs of words as keys: what two texts are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tellings.model import Span

Keys = NDArray[np.uint64]

WORD = re.compile(r"[^\W_]+")
MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well spread: neighbouring words do not cancel out


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, letters and digits only, as numbers; and where each stands."""

    keys: Keys
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """From word `first` to word `last`, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


class Vocabulary:
    """Word -> the same number on every machine and run; remembers the words it has met."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def read(self, text: str) -> Words:
        found = list(WORD.finditer(text))
        return Words(
            np.fromiter((self._key(m.group()) for m in found), np.uint64, len(found)),
            np.fromiter((m.start() for m in found), np.int64, len(found)),
            np.fromiter((m.end() for m in found), np.int64, len(found)),
        )

    def _key(self, word: str) -> int:
        key = self._known.get(word)
        if key is None:
            key = self._known[word] = int.from_bytes(_digest(word), "little")
        return key


def word_keys(text: str) -> Keys:
    """The keys of `Vocabulary.read` alone, in half the time."""
    found = WORD.findall(text)
    known = {word: _digest(word) for word in set(found)}
    return np.frombuffer(b"".join(map(known.__getitem__, found)), "<u8").astype(np.uint64)


def _digest(word: str) -> bytes:
    return blake2b(word.lower().encode("utf-8", "replace"), digest_size=8).digest()


def shingles(keys: Keys, length: int) -> Keys:
    """One key for each run of `length` words, in text order."""
    count = len(keys) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    mixed = np.zeros(count, np.uint64)
    for i in range(length):
        mixed = (mixed ^ keys[i : i + count]) * MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed
