"""Lines of a dump -> which of them are the article's: boosted trees over what each line looks like."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tellings.articles.dump_features import ENDS, Numbers, describe, words_of
from tellings.articles.dump_lines import Line
from tellings.text.trees import load_trees

Mask = npt.NDArray[np.bool_]

WEIGHTS = {True: "dump_trees_deep.json", False: "dump_trees_flat.json"}  # for dumps with depth, without
KEPT = 0.5  # chance from which a line is kept; F1 on unseen sites is flat from 0.4 to 0.6
CLEAN = 0.9  # share of a dump's words that are kept, from which its other sentences are kept too
UNMARKED = 0.8  # share of its words in long lines, from which a dump without a full stop is still a text
LONG = 10  # words of such a line
SENTENCE = 4  # words from which a line with a full stop is a sentence

DEEP = 4  # different depths from which a dump is taken to show how its page was nested


def body_lines(lines: Sequence[Line], chances: Numbers) -> Mask:
    """Which lines are the article's by their looks."""
    kept: Mask = chances >= KEPT
    size = np.array([len(words_of(line.text)) for line in lines], dtype=np.float64)
    if not kept.any():
        long: Mask = size >= LONG
        return long if size.sum() and size[long].sum() >= UNMARKED * size.sum() else kept
    if size[kept].sum() >= CLEAN * size.sum():
        ends = [bool(ENDS.search(line.text)) and not line.text.endswith("?") for line in lines]
        kept = kept | (np.array(ends, dtype=bool) & (size >= SENTENCE))
    return kept


def chances(lines: Sequence[Line]) -> Numbers:
    """For each line, how likely it is the article's."""
    if not lines:
        return np.zeros(0)
    rows, columns = describe(lines)
    trees = load_trees("articles", WEIGHTS[is_deep(lines)])
    return trees.probabilities(rows[:, [columns.index(name) for name in trees.columns]])


def is_deep(lines: Sequence[Line]) -> bool:
    return len({line.indent for line in lines}) >= DEEP
