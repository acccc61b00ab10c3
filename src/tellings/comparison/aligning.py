"""Two rows of words -> which word of one stands for which of the other."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from tellings.comparison.folding import stem

SAME, KIN, OTHER, OPEN, LONGER = 3.0, 1.0, -1.0, -2.0, -0.05  # long gaps cost little: quotes are trimmed, not thinned
LARGE = (
    20_000  # cells, about 0.04 s: two quotes of 140 words; beyond, rows are aligned without a price for opening a gap
)
BOTH, ONLY_A, ONLY_B = 0, 1, 2  # what a cell of the table ends with
Pair = tuple[int | None, int | None]


def align(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Places in `a` and `b` in order, None where a row has no word."""
    start = max(0, _same(a, b) - 1)  # a word in common stays at either end: a gap beside it is no free one
    end = max(0, _same(a[start:][::-1], b[start:][::-1]) - 1)
    middle = _align(a[start : len(a) - end], b[start : len(b) - end])
    shifted = [(None if i is None else i + start, None if j is None else j + start) for i, j in middle]
    return [
        *((k, k) for k in range(start)),
        *shifted,
        *((len(a) - k, len(b) - k) for k in range(end, 0, -1)),
    ]


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words the two have in common at their beginning."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _align(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    if not a or not b:
        return [*((i, None) for i in range(len(a))), *((None, j) for j in range(len(b)))]
    if len(a) * len(b) > LARGE:
        return _roughly(a, b)
    return _trace(_fill(a, b), len(a), len(b))


def likeness(x: str, y: str) -> float:
    if x == y:
        return SAME
    return KIN if stem(x) == stem(y) else OTHER


Steps = list[list[tuple[int, int, int]]]  # for each cell and what it ends with: what the cell before it ended with


def _fill(a: Sequence[str], b: Sequence[str]) -> Steps:
    """Gotoh's alignment; a gap before the first or after the last word of the other row costs nothing to open."""
    never = float("-inf")
    above = [(0.0, never, never)] + [(never, never, LONGER * j) for j in range(1, len(b) + 1)]
    steps: Steps = [[(BOTH, BOTH, ONLY_B if j > 1 else BOTH) for j in range(len(b) + 1)]]
    for i, x in enumerate(a, 1):
        row = [(never, LONGER * i, never)]
        came = [(BOTH, ONLY_A if i > 1 else BOTH, BOTH)]
        open_b = LONGER if i == len(a) else OPEN
        for j, y in enumerate(b, 1):
            open_a = LONGER if j == len(b) else OPEN
            both, from_both = _best(*above[j - 1])
            p, q, r = above[j]
            only_a, from_a = _best(p + open_a, q + LONGER, r + open_a)
            p, q, r = row[j - 1]
            only_b, from_b = _best(p + open_b, q + open_b, r + LONGER)
            row.append((both + likeness(x, y), only_a, only_b))
            came.append((from_both, from_a, from_b))
        above = row
        steps.append(came)
    steps.append([(_best(*above[-1])[1], 0, 0)])
    return steps


def _best(p: float, q: float, r: float) -> tuple[float, int]:
    if p >= q and p >= r:
        return p, BOTH
    return (q, ONLY_A) if q >= r else (r, ONLY_B)


def _trace(steps: Steps, i: int, j: int) -> list[Pair]:
    state = steps[-1][0][0]
    pairs: list[Pair] = []
    while i or j:
        came = steps[i][j][state]
        i, j = i - (state != ONLY_B), j - (state != ONLY_A)
        pairs.append((None if state == ONLY_B else i, None if state == ONLY_A else j))
        state = came
    return pairs[::-1]


def _roughly(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    pairs: list[Pair] = []
    for op in Levenshtein.opcodes(a, b):
        from_a, from_b = range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)
        if op.tag in ("equal", "replace"):
            pairs += zip(from_a, from_b, strict=True)
        else:
            pairs += [(i, None) for i in from_a] + [(None, j) for j in from_b]
    return pairs
