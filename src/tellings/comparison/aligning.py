"""Two rows of words -> which word of one stands for which of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from tellings.comparison.folding import stem

SAME, KIN, OTHER, OPEN, LONGER = 3.0, 1.0, -1.0, -2.0, -0.05  # long gaps cost little: quotes are trimmed, not thinned
LARGE = 250_000  # cells, about 0.4 s; beyond, rows are aligned without a price for opening a gap
Pair = tuple[int | None, int | None]


def align(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Places in `a` and `b` in order, None where a row has no word."""
    if len(a) * len(b) > LARGE:
        return _roughly(a, b)
    return _trace(_fill(a, b), len(a), len(b))


def likeness(x: str, y: str) -> float:
    if x == y:
        return SAME
    return KIN if stem(x) == stem(y) else OTHER


Cell = tuple[float, int]  # best score, and the state it came from: 0 both, 1 only a, 2 only b
Table = list[list[list[Cell]]]


def _fill(a: Sequence[str], b: Sequence[str]) -> Table:
    """For each state, row and column the best score that ends there."""
    worst = float("-inf")
    table: Table = [[[(worst, 0)] * (len(b) + 1) for _ in range(len(a) + 1)] for _ in range(3)]
    table[0][0][0] = (0.0, 0)
    both, only_a, only_b = table
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i and j:
                score, state = _best(table, i - 1, j - 1, lambda s: 0.0)
                both[i][j] = (score + likeness(a[i - 1], b[j - 1]), state)
            if i:
                only_a[i][j] = _gap(table, i - 1, j, 1, free=j in (0, len(b)))
            if j:
                only_b[i][j] = _gap(table, i, j - 1, 2, free=i in (0, len(a)))
    return table


def _gap(table: Table, i: int, j: int, state: int, *, free: bool) -> Cell:
    """A word of one row alone; before the first and after the last word of the other, opening costs nothing."""
    return _best(table, i, j, lambda s: LONGER if s == state or free else OPEN)


def _best(table: Table, i: int, j: int, price: Callable[[int], float]) -> Cell:
    return max(((table[s][i][j][0] + price(s), s) for s in range(3)), key=lambda cell: (cell[0], -cell[1]))


def _trace(table: Table, i: int, j: int) -> list[Pair]:
    state = max(range(3), key=lambda s: (table[s][i][j][0], -s))
    pairs: list[Pair] = []
    while i or j:
        came = table[state][i][j][1]
        if state == 0:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif state == 1:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
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
