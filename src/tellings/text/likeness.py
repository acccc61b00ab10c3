"""Short texts -> vectors whose product says how alike their wording is: character runs, weighted by rarity."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SHORTEST, LONGEST = 3, 5  # characters of a run, within words and their edges
SIZE = 2048  # numbers in a vector; runs share places by their checksum, which blurs a product by about 0.02


def embed_wording(texts: Sequence[str]) -> Vectors:
    """One row a text, of length one; the product of two rows is 1 for the same wording, about 0 for none in common."""
    counts = [Counter(_runs(text)) for text in texts]
    spread = Counter(run for count in counts for run in count)
    weight = {run: float(np.log((1 + len(texts)) / (1 + found))) + 1 for run, found in spread.items()}
    place = {run: zlib.crc32(run.encode("utf-8", "replace")) for run in spread}
    vectors = np.zeros((len(texts), SIZE), np.float32)
    for row, count in zip(vectors, counts, strict=True):
        for run, times in count.items():
            key = place[run]
            row[key % SIZE] += (1 + np.log(times)) * weight[run] * (1 if key >> 31 else -1)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.maximum(lengths, 1e-9)
    return vectors


def _runs(text: str) -> Iterator[str]:
    for word in "".join(c if c.isalnum() else " " for c in text.lower()).split():
        edged = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            yield from (edged[i : i + size] for i in range(max(1, len(edged) - size + 1)))
