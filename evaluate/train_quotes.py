"""python evaluate/train_quotes.py [POLNEAR]     weights of reported speech, from the train split of PolNeAR

POLNEAR (default ../shared/data/quotes/polnear.jsonl.gz) holds articles with their attributions. Two logistic
regressions over hashed features: is this word a cue, does this cue bring in that stretch. Takes about five minutes on
one core; the same input gives the same weights.
"""

from __future__ import annotations

import bisect
import gzip
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tellings.findings.speech import weights as product
from tellings.findings.speech.candidates import EDGE, Candidate, may_be_cue
from tellings.findings.speech.choose import described
from tellings.findings.speech.features import cue_features
from tellings.findings.speech.grid import Grid, lay_out
from tellings.findings.speech.weights import Weights

POLNEAR = Path("../shared/data/quotes/polnear.jsonl.gz")
CUE_BITS, CONTENT_BITS = 16, 17  # 65,536 and 131,072 bins; half as many cost 0.003 of content F
CUE_PRIOR, CONTENT_PRIOR = 1.0, 0.15  # variance of a weight; the second swept 0.05-1 on a sixth of the train split
ROUNDS = 120
ALIKE = 0.8  # overlap / union from which on a candidate is the content, as the scorer has it

Floats = NDArray[np.float64]


class Gold(NamedTuple):
    """One piece of content, without outer marks, and the tokens of its cue."""

    start: int
    end: int
    cue: frozenset[int]


def read_articles(path: Path, split: str) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [r for r in map(json.loads, lines) if r["split"] == split]


# ---- gold -----------------------------------------------------------------------------------------
def gold_pieces(article: dict[str, Any], grid: Grid) -> list[Gold]:
    """Pieces of one content that only marks and points part are one."""
    text, found = article["text"], []
    for attribution in article["attributions"]:
        joined: list[list[int]] = []
        for start, end in attribution["content"]:
            if joined and not text[joined[-1][1] : start].strip(EDGE):
                joined[-1][1] = end
            else:
                joined.append([start, end])
        cue = frozenset(i for span in attribution["cue"] for i in _tokens(grid, *span))
        found += [Gold(*_bare(text, *piece), cue) for piece in joined]
    return [g for g in found if g.start < g.end]


def _tokens(grid: Grid, start: int, end: int) -> range:
    return range(bisect.bisect_right(grid.ends, start), bisect.bisect_left(grid.starts, end))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(EDGE)), end - (len(words) - len(words.rstrip(EDGE)))


# ---- examples -------------------------------------------------------------------------------------
class Examples(NamedTuple):
    """Rows of bins, and whether each is a true one."""

    rows: list[list[int]]
    true: list[bool]


def hashed(features: Sequence[str], bits: int) -> list[int]:
    mask = (1 << bits) - 1
    return [crc32(f.encode("utf-8", "replace")) & mask for f in features]


def cue_examples(grids: Sequence[Grid], gold: Sequence[Sequence[Gold]]) -> Examples:
    rows, true = [], []
    for grid, pieces in zip(grids, gold, strict=True):
        cues = {i for piece in pieces for i in piece.cue}
        for i in range(len(grid)):
            if may_be_cue(grid, i):
                rows.append(hashed(cue_features(grid, i), CUE_BITS))
                true.append(i in cues)
    return Examples(rows, true)


def content_examples(grid: Grid, pieces: Sequence[Gold], cue_weights: Weights) -> Examples:
    """A quotation as such is true whatever its cue, all others with their own cue only."""
    rows, true = [], []
    for one, features in described(grid, cue_weights):
        hits = [piece for piece in pieces if _alike(grid.text, one, piece)]
        rows.append(hashed(features, CONTENT_BITS))
        true.append(any(one.cue < 0 or one.cue in piece.cue for piece in hits))
    return Examples(rows, true)


def _alike(text: str, one: Candidate, piece: Gold) -> bool:
    if one.start >= piece.end or piece.start >= one.end:
        return False
    start, end = _bare(text, one.start, one.end)
    common = min(end, piece.end) - max(start, piece.start)
    return common >= ALIKE * (end - start + piece.end - piece.start - common)


# ---- weights --------------------------------------------------------------------------------------
def fit(examples: Examples, bits: int, variance: float) -> Floats:
    """Logistic regression with a normal prior."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, examples.rows)])
    bins = np.fromiter((b for row in examples.rows for b in row), dtype=np.int32, count=int(ends[-1]))
    table = csr_matrix((np.ones(len(bins), dtype=np.float32), bins, ends), shape=(len(ends) - 1, 1 << bits))
    across, true = table.T.tocsr(), np.asarray(examples.true, dtype=np.float64)

    def loss(w: Floats) -> tuple[float, Floats]:
        p = 1 / (1 + np.exp(-(table @ w)))
        surprise = -(true * np.log(p + 1e-12) + (1 - true) * np.log(1 - p + 1e-12)).sum()
        return surprise + w @ w / (2 * variance), across @ (p - true) + w / variance

    found = minimize(loss, np.zeros(1 << bits), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x)


def in_bytes(weights: Floats) -> tuple[NDArray[np.int8], float]:
    step = float(np.abs(weights).max()) / 127
    return np.round(weights / step).astype(np.int8), step


def train(grids: Sequence[Grid], gold: Sequence[Sequence[Gold]]) -> dict[str, Any]:
    """Contents are learnt from cues that were weighed without their own article: by halves."""
    halves = []
    for half in (0, 1):
        cues = fit(cue_examples(grids[half::2], gold[half::2]), CUE_BITS, CUE_PRIOR)
        halves.append(Weights(cues.tolist(), 1.0))
    both = Examples([], [])
    for i, (grid, pieces) in enumerate(zip(grids, gold, strict=True)):
        more = content_examples(grid, pieces, halves[1 - i % 2])
        both.rows.extend(more.rows)
        both.true.extend(more.true)
    cue, cue_step = in_bytes(fit(cue_examples(grids, gold), CUE_BITS, CUE_PRIOR))
    content, content_step = in_bytes(fit(both, CONTENT_BITS, CONTENT_PRIOR))
    return {"cue": cue, "cue_step": cue_step, "content": content, "content_step": content_step}


def main() -> None:
    from tellings.models.english import load_english

    path = Path(sys.argv[1]) if len(sys.argv) > 1 else POLNEAR
    articles = read_articles(path, "train")
    texts = [article["text"] for article in articles]
    grids = [lay_out(doc, text) for doc, text in zip(load_english()(texts), texts, strict=True)]
    gold = [gold_pieces(article, grid) for article, grid in zip(articles, grids, strict=True)]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    target = Path(product.__file__).with_name(product.FILE)
    np.savez_compressed(target, data=np.array(digest), **train(grids, gold))
    print(f"{target}: {target.stat().st_size:,} bytes, from {len(articles)} articles of {digest[:12]}")


if __name__ == "__main__":
    main()
