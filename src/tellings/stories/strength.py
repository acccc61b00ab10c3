"""Pairs of articles -> how surely each is of one story, as log odds."""

from __future__ import annotations

import numpy as np

from tellings.model import Sketch
from tellings.stories.chance import STEEP, WORDS
from tellings.stories.pairs import COLUMNS, Pairs
from tellings.stories.sheet import TINY, Numbers
from tellings.text.trees import Trees, load_trees

TREES = "pair_trees.json"  # made by evaluate/train_pairs.py
MANY, STRANGE = (
    4,
    -1.5,
)  # two that each tell so many names, none of them the same, and no run of words: no more than this
FARTHEST = -6.0  # log odds: no pair counts for less, or for more than as much on the other side


def strengths(pairs: Pairs) -> Numbers:
    """By the trees beside this module."""
    return strengths_by(load_trees("stories", TREES), pairs)


def strengths_by(trees: Trees, pairs: Pairs) -> Numbers:
    if trees.columns != COLUMNS:
        raise ValueError(f"{TREES} was learned from other columns: run evaluate/train_pairs.py")
    chance = np.clip(trees.probabilities(pairs.rows), TINY, 1 - TINY)
    told = np.array([_tells_names(one) for one in pairs.weighed], dtype=bool)
    by_words = STEEP * (pairs.rows[:, COLUMNS.index("words")] - WORDS)
    many = np.array([len(one.names) >= MANY for one in pairs.weighed], dtype=bool)
    strange = (
        many[pairs.later]
        & many[pairs.earlier]
        & (pairs.rows[:, COLUMNS.index("names")] <= 0)
        & (pairs.rows[:, COLUMNS.index("copied")] <= 0)
    )
    by_names = np.minimum(np.log(chance / (1 - chance)), np.where(strange, STRANGE, -FARTHEST))
    found = np.where(told[pairs.later] & told[pairs.earlier], by_names, by_words)
    return np.clip(found, FARTHEST, -FARTHEST)


def _tells_names(sketch: Sketch) -> bool:
    """A text that tells none, as in scripts without capitals, is judged by its words, since the trees ask names."""
    return bool(sketch.names or sketch.shown)
