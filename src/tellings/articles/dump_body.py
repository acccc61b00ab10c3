"""Lines of a dump -> which of them are the article's: boosted trees over what each line looks like."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.articles.dump_features import Numbers, describe
from tellings.articles.dump_lines import Line
from tellings.articles.trees import load_trees

WEIGHTS = "dump_trees.json"


def chances(lines: Sequence[Line]) -> Numbers:
    """For each line, how likely it is the article's."""
    if not lines:
        return np.zeros(0)
    rows, columns = describe(lines)
    trees = load_trees(WEIGHTS)
    if columns != trees.columns:
        raise ValueError(f"{WEIGHTS} was made for other columns: run evaluate/train_dump_trees.py")
    return trees.probabilities(rows)
