"""Labelled stretches of tokens -> weights of clues: the chain whose names `findings/lattice.py` picks.

Weights are sought near `start` that make the labels least surprising; a prior says how far they may go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS = 17  # bins of clues
PRIOR = 0.05  # variance of a weight; swept 0.02-0.3, flat 0.03-0.1
ROUNDS = 50
OUTSIDE, ALONE, FIRST, INNER, LAST = range(5)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bins = NDArray[np.int32]


class Example(NamedTuple):
    """One text: the bins of each token's clues, where in a name it stands (-1: either will do), and its stretches."""

    bins: Bins
    labels: Ints
    reaches: Sequence[range]


class Ways(NamedTuple):
    """Stretches one below the other, longest first: `at[t]` are the rows of each one's token t."""

    table: Any  # scipy's sparse matrix: a row a token
    labels: Ints
    at: list[Ints]


def lay_out(examples: Sequence[Example]) -> Ways:
    from scipy.sparse import csr_matrix

    pieces = [(one, piece) for one in examples for reach in one.reaches for piece in _sure(one.labels, reach)]
    pieces.sort(key=lambda piece: -len(piece[1]))
    rows = np.concatenate([one.bins[piece.start : piece.stop] for one, piece in pieces])
    ends = np.arange(len(rows) + 1) * rows.shape[1]
    table = csr_matrix((np.ones(rows.size, dtype=np.float64), rows.ravel(), ends), shape=(len(rows), 1 << BITS))
    labels = np.concatenate([one.labels[piece.start : piece.stop] for one, piece in pieces])
    lengths = np.array([len(piece) for _, piece in pieces])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Ways(table, labels, [starts[lengths > t] + t for t in range(lengths.max())])


def _sure(labels: Ints, reach: range) -> Iterator[range]:
    """The parts of a stretch between the tokens of which either will do."""
    start = reach.start
    for i in range(reach.start, reach.stop + 1):
        if i == reach.stop or labels[i] < 0:
            if i > start:
                yield range(start, i)
            start = i + 1


def surprise(ways: Ways, scores: Floats) -> tuple[float, Floats]:
    """Of the labels, and each score's share in it; `scores`: a column each for alone, first, inner, last."""
    alone, first, inner, last = scores.T
    stay = np.logaddexp(0, alone)
    closed, opened = np.zeros(len(scores)), np.full(len(scores), -np.inf)  # before each token
    for now, after in zip(ways.at, [*ways.at[1:], ways.at[0][:0]], strict=True):
        here = now[: len(after)]
        closed[after] = np.logaddexp(closed[here] + stay[here], opened[here] + last[here])
        opened[after] = np.logaddexp(closed[here] + first[here], opened[here] + inner[here])
    ahead, within = np.zeros(len(scores)), np.full(len(scores), -np.inf)  # behind each token
    for now, after in zip(ways.at[-2::-1], ways.at[:0:-1], strict=True):
        here = now[: len(after)]
        ahead[here] = np.logaddexp(ahead[after] + stay[after], within[after] + first[after])
        within[here] = np.logaddexp(ahead[after] + last[after], within[after] + inner[after])
    whole = np.logaddexp(np.logaddexp(closed + stay, opened + last) + ahead, _open(closed, opened, scores) + within)
    paths = (closed + alone + ahead, closed + first + within, opened + inner + within, opened + last + ahead)
    chances = np.exp(np.stack(paths, axis=1) - whole[:, None])
    true = np.eye(5)[ways.labels][:, 1:]
    return float(whole[ways.at[0]].sum() - (true * scores).sum()), chances - true


def _open(closed: Floats, opened: Floats, scores: Floats) -> Floats:
    return np.asarray(np.logaddexp(closed + scores[:, 1], opened + scores[:, 2]))


def fit(ways: Ways, start: Floats | None = None) -> Floats:
    """Weights near `start` (or none), a column each for alone, first, inner, last."""
    from scipy.optimize import minimize

    across = ways.table.T.tocsr()
    near = np.zeros(4 << BITS) if start is None else start.ravel()

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, 4)
        value, slope = surprise(ways, ways.table @ weights)
        away = flat - near
        return value + float(away @ away) / (2 * PRIOR), (across @ slope).ravel() + away / PRIOR

    found = minimize(loss, near, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x).reshape(-1, 4)
