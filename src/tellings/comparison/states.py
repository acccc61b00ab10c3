"""Values of one quantity -> its state, with the reason in words."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from tellings.comparison.counted import Counted, points, same_value
from tellings.comparison.same_count import overlap
from tellings.model import FigureState

ROUNDED = 0.1  # share by which a round or hedged number may miss the exact one
State = tuple[FigureState, str]


def judge(counts: Sequence[Counted], texts: Mapping[str, str], published: Mapping[str, str]) -> State:
    """The worst that holds of any two values from different articles."""
    if len({c.article for c in counts}) == 1:
        return "single", "only one account has it"
    found = [
        _pair(a, b, counts, texts, published) for a, b in itertools.combinations(counts, 2) if a.article != b.article
    ]
    order: tuple[FigureState, ...] = ("conflict", "authority", "scope", "updated", "rounded", "agree")
    return min(found, key=lambda state: order.index(state[0]))


def _pair(
    a: Counted, b: Counted, counts: Sequence[Counted], texts: Mapping[str, str], published: Mapping[str, str]
) -> State:
    x, y = (c.figure.span.of(texts[c.article]) for c in (a, b))
    if same_value(a, b):
        return "agree", f'"{x}" and "{y}" are the same number'
    if rounds(a, b):
        return "rounded", f'"{x}" and "{y}": one is the other, rounded'
    old, new = sorted((a, b), key=lambda c: published.get(c.article, ""))
    times = published.get(old.article, ""), published.get(new.article, "")
    if overlap(a, b) and "at least" in (a.figure.bound, b.figure.bound):
        return "updated", f'"{x}" leaves room for "{y}": a fuller count'
    if (
        all(times)
        and times[0] != times[1]
        and points(old)
        and points(new)
        and old.deed
        and max(points(old)) < min(points(new))
    ):
        says = [c.figure.span.of(texts[c.article]) for c in (old, new)]
        return "updated", f'"{says[0]}" in the report of {times[0]}, "{says[1]}" in that of {times[1]}: an update'
    if _spoken_for(counts, texts):
        return "authority", f'"{x}" and "{y}" are given by different authorities'
    return "conflict", f'"{x}" and "{y}" cannot both be right, and nothing in the accounts explains it'


def rounds(a: Counted, b: Counted) -> bool:
    """One is vague ("dozens", "about 60") or round, and the other fits it."""
    if not points(a) or not points(b):
        return True
    if "about" not in (a.figure.bound, b.figure.bound) and not (_round(a) or _round(b)):
        return False
    x, y = points(a)[-1], points(b)[-1]
    return len(points(a)) == len(points(b)) and math.isclose(x, y, rel_tol=ROUNDED)


def _round(c: Counted) -> bool:
    """Two figures and then noughts: 8,800."""
    return any(p >= 100 and float(f"{p:.2g}") == p for p in points(c))


def _spoken_for(counts: Sequence[Counted], texts: Mapping[str, str]) -> bool:
    """Every value has its authority, and no authority has two."""
    said: dict[str, set[tuple[float, ...]]] = {}
    for c in counts:
        if c.figure.said_by is None:
            return False
        said.setdefault(c.figure.said_by.of(texts[c.article]).casefold(), set()).add(points(c))
    return len(said) > 1 and all(len(values) == 1 for values in said.values())
