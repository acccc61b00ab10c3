"""What speaks for and against an article's being of a story -> how likely it is: boosted trees, all of one depth."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from tellings.stories.standing import COLUMNS

TREES = "trees.json"  # made by evaluate/train_group.py
WORDS = 0.4  # likeness of words that makes one story as likely as not, where no names are told; no set measures it
STEEP = 20.0
Chance = Callable[[Sequence[float]], float]  # a row of `standing.COLUMNS` -> probability


def read_trees(raw: Mapping[str, Any]) -> Chance:
    """`feature` and `threshold`: one row a tree, its inner nodes from the root down; `leaf`: its leaves in order."""
    if tuple(raw["columns"]) != COLUMNS:
        raise ValueError(f"{TREES} was learned from other columns: run evaluate/train_group.py")
    trees = list(zip(raw["feature"], raw["threshold"], raw["leaf"], strict=True))
    start = float(raw["start"])

    def chance(row: Sequence[float]) -> float:
        score = start
        for feature, threshold, leaf in trees:
            inner, node = len(feature), 0
            while node < inner:
                node = 2 * node + 1 + (row[feature[node]] > threshold[node])
            score += leaf[node - inner]
        return 1 / (1 + exp(-score))

    return chance


@cache
def learned_chance() -> Chance:
    """The trees beside this module."""
    return read_trees(json.loads(files("tellings.stories").joinpath(TREES).read_text(encoding="utf-8")))


def nameless_chance(row: Sequence[float]) -> float:
    """For a text that tells no names, as in scripts without capitals: by its words alone, since the trees ask names."""
    return 1 / (1 + exp(STEEP * (WORDS - row[COLUMNS.index("mean words")])))
