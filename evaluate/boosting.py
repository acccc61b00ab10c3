"""Rows and labels -> boosted trees of one depth (logistic loss, second-order gains, 64 bins a column)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import tellings

Numbers = npt.NDArray[np.float64]
BINS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn."""

    trees: int = 200
    depth: int = 4
    rate: float = 0.08
    least_weight: float = 8.0  # sum of second derivatives in a leaf
    ridge: float = 3.0
    columns: float = 0.5  # share of the columns that a tree may look at
    seed: int = 7


def write_weights(learned: Mapping[str, object], data: Iterable[Path], room: str, name: str) -> Path:
    """Beside the code that reads them, with the digest of the data they were learned from."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in data)).hexdigest()
    target = Path(tellings.__file__).parent / room / name
    target.write_text(json.dumps({"data": digest, **learned}, separators=(",", ":")) + "\n", encoding="utf-8")
    return target


def edges_of(rows: Numbers) -> list[Numbers]:
    return [np.unique(np.quantile(c, np.linspace(0, 1, BINS + 1)[1:-1])) for c in rows.T]


def learn(rows: Numbers, labels: Numbers, weights: Numbers, plan: Plan) -> dict[str, object]:
    """The trees as plain lists, ready for JSON."""
    edges = edges_of(rows)
    binned = np.column_stack([np.searchsorted(e, c, side="left") for e, c in zip(edges, rows.T, strict=True)]).astype(
        np.int64
    )
    chance = float((labels * weights).sum() / weights.sum())
    start = float(np.log(chance / (1 - chance)))
    score = np.full(len(rows), start)
    dice = np.random.default_rng(plan.seed)
    out: dict[str, list[object]] = {"feature": [], "threshold": [], "leaf": []}
    for _ in range(plan.trees):
        p = 1 / (1 + np.exp(-score))
        gradient, curve = weights * (labels - p), weights * p * (1 - p)
        usable = np.sort(dice.choice(rows.shape[1], max(1, int(plan.columns * rows.shape[1])), replace=False))
        feature, threshold, leaf, node = _tree(binned, edges, gradient, curve, usable, plan)
        score += leaf[node]
        out["feature"].append(feature)
        out["threshold"].append([round(t, 5) for t in threshold])
        out["leaf"].append([round(float(v), 4) for v in leaf])
    return {"start": round(start, 4), **out}


def _tree(binned, edges, gradient, curve, usable, plan):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Level by level; a node without a worthwhile split sends all to the left."""
    node = np.zeros(len(binned), dtype=np.int64)
    feature, threshold = [], []
    for level in range(plan.depth):
        best = _best_splits(binned, node, 2**level, gradient, curve, usable, plan)
        cut_column = np.array([b[0] for b in best])
        cut_bin = np.array([b[1] for b in best])
        for column, cut in best:
            edge = edges[column]
            feature.append(int(column))
            threshold.append(float(edge[cut]) if cut < len(edge) else 1e9)
        node = 2 * node + (binned[np.arange(len(binned)), cut_column[node]] > cut_bin[node])
    size = 2**plan.depth
    g = np.bincount(node, gradient, size)
    h = np.bincount(node, curve, size)
    return feature, threshold, plan.rate * g / (h + plan.ridge), node


def _best_splits(binned, node, nodes, gradient, curve, usable, plan):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    total_g = np.bincount(node, gradient, nodes)
    total_h = np.bincount(node, curve, nodes)
    base = total_g**2 / (total_h + plan.ridge)
    best_gain = np.full(nodes, 1e-6)
    best = [(int(usable[0]), BINS) for _ in range(nodes)]
    for column in usable:
        key = node * BINS + binned[:, column]
        g = np.cumsum(np.bincount(key, gradient, nodes * BINS).reshape(nodes, BINS), axis=1)
        h = np.cumsum(np.bincount(key, curve, nodes * BINS).reshape(nodes, BINS), axis=1)
        rest_g, rest_h = total_g[:, None] - g, total_h[:, None] - h
        gain = g**2 / (h + plan.ridge) + rest_g**2 / (rest_h + plan.ridge) - base[:, None]
        gain[(h < plan.least_weight) | (rest_h < plan.least_weight)] = -1
        cut = gain.argmax(axis=1)
        for i in np.flatnonzero(gain[np.arange(nodes), cut] > best_gain):
            best_gain[i] = gain[i, cut[i]]
            best[i] = (int(column), int(cut[i]))
    return best
