"""Rows of numbers -> probabilities: boosted trees, all of one depth, learned by `evaluate/train_dump_trees.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """`feature` and `threshold`: one row a tree, its inner nodes from the root down; `leaf`: its leaves in order."""

    columns: tuple[str, ...]
    feature: npt.NDArray[np.int64]
    threshold: Numbers
    leaf: Numbers
    start: float

    def probabilities(self, rows: Numbers) -> Numbers:
        score = np.full(len(rows), self.start)
        at = np.arange(len(rows))
        depth = self.leaf.shape[1].bit_length() - 1
        for feature, threshold, leaf in zip(self.feature, self.threshold, self.leaf, strict=True):
            node = np.zeros(len(rows), dtype=np.int64)
            for _ in range(depth):
                node = 2 * node + 1 + (rows[at, feature[node]] > threshold[node])
            score += leaf[node - (len(leaf) - 1)]
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -50, 50))))


@cache
def load_trees(name: str) -> Trees:
    """The trees of a weights file beside this module."""
    return read_trees(json.loads(files("tellings.articles").joinpath(name).read_text(encoding="utf-8")))


def read_trees(raw: Mapping[str, Any]) -> Trees:
    return Trees(
        columns=tuple(raw["columns"]),
        feature=np.array(raw["feature"], dtype=np.int64),
        threshold=np.array(raw["threshold"], dtype=float),
        leaf=np.array(raw["leaf"], dtype=float),
        start=float(raw["start"]),
    )
