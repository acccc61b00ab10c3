"""What speaks for and against an article's being of a story -> how likely it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp

import numpy as np

from tellings.stories.standing import COLUMNS
from tellings.text.trees import Trees, load_trees

TREES = "trees.json"  # made by evaluate/train_group.py
WORDS = 0.4  # likeness of words that makes one story as likely as not, where no names are told; no set measures it
STEEP = 20.0
Chance = Callable[[Sequence[float]], float]  # a row of `standing.COLUMNS` -> probability


def by_trees(trees: Trees) -> Chance:
    if trees.columns != COLUMNS:
        raise ValueError(f"{TREES} was learned from other columns: run evaluate/train_group.py")
    return lambda row: float(trees.probabilities(np.array([row]))[0])


def learned_chance() -> Chance:
    """By the trees beside this module."""
    return by_trees(load_trees("stories", TREES))


def nameless_chance(row: Sequence[float]) -> float:
    """For a text that tells no names, as in scripts without capitals: by its words alone, since the trees ask names."""
    return 1 / (1 + exp(STEEP * (WORDS - row[COLUMNS.index("mean words")])))
