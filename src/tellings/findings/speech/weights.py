"""Weights of the two models of reported speech: is this a cue, and does it bring in that?

Sums of hashed features (logistic regression), eight bits a weight. Made by `evaluate/train_quotes.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np

FILE = "weights.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """`bins[crc32(feature) & mask] * step` is a feature's weight."""

    bins: Sequence[int]
    step: float

    def sum(self, features: list[str]) -> float:
        """The logit."""
        bins, mask = self.bins, len(self.bins) - 1
        return self.step * sum([bins[crc32(f.encode("utf-8", "replace")) & mask] for f in features])


@cache
def load_weights() -> tuple[Weights, Weights]:
    """Of cues, of contents."""
    with files(__package__).joinpath(FILE).open("rb") as packed, np.load(packed) as arrays:
        return tuple(  # type: ignore[return-value]  # two of them
            Weights(arrays[name].tolist(), float(arrays[name + "_step"])) for name in ("cue", "content")
        )
