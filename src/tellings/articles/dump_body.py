"""Lines of a dump -> which of them are the article's: boosted trees over what each line looks like."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.articles.dump_features import Numbers, describe
from tellings.articles.dump_lines import Line
from tellings.articles.trees import load_trees

WEIGHTS = {True: "dump_trees_deep.json", False: "dump_trees_flat.json"}  # for dumps with depth, without


DEEP = 4  # different depths from which a dump is taken to show how its page was nested


def chances(lines: Sequence[Line]) -> Numbers:
    """For each line, how likely it is the article's."""
    if not lines:
        return np.zeros(0)
    rows, columns = describe(lines)
    trees = load_trees(WEIGHTS[is_deep(lines)])
    return trees.probabilities(rows[:, [columns.index(name) for name in trees.columns]])


def is_deep(lines: Sequence[Line]) -> bool:
    return len({line.indent for line in lines}) >= DEEP
