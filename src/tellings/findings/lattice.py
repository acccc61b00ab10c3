"""Scores of tokens -> spans: of all ways to cut a stretch into names and other words, the names that most of them have.

Each token stands outside, is a name alone, or the first, an inner or the last word of one. A way's weight is the
product over its tokens; a name's chance is the share of the weights of all ways that have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 14  # tokens in a name
LEAST = 0.02  # chance under which a name is not looked at
ENOUGH = 0.4  # chance from which on a name is better said than not; swept 0.3-0.5 on held-out folds, flat 0.35-0.45
HIGHEST = 30.0  # of a token's score, so that products stay finite

Weights = Sequence[Sequence[float]]  # a row a token: alone, first, inner, last; outside weighs 1
Chances = dict[tuple[int, int], float]  # (start, end) -> chance


def best_spans(scores: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The names in order, none in another; `scores`: a row a token, logarithms against standing outside."""
    weights: Weights = np.exp(np.clip(scores, -HIGHEST, HIGHEST)).tolist()
    return _choose(dict(_chances(weights)), len(weights))


def _chances(weights: Weights) -> Iterator[tuple[tuple[int, int], float]]:
    before, after, scale = _sums(weights)
    whole = before[-1]
    for start, (alone, first, _, _) in enumerate(weights):
        part = before[start] / (scale[start] * whole)
        if (chance := part * alone * after[start + 1]) > LEAST:
            yield (start, start + 1), chance
        part *= first
        for i in range(start + 1, min(len(weights), start + LONGEST)):
            part /= scale[i]
            if (chance := part * weights[i][3] * after[i + 1]) > LEAST:
                yield (start, i + 1), chance
            part *= weights[i][2]
            if part * max(after[i + 1], 1.0) < LEAST / 100:
                break


def _sums(weights: Weights) -> tuple[list[float], list[float], list[float]]:
    """Of all ways up to each gap and from each gap on, where no name is open; and what each step was divided by."""
    closed, opened = 1.0, 0.0
    before, scale = [closed], []
    for alone, first, inner, last in weights:
        closed, opened = closed * (1 + alone) + opened * last, closed * first + opened * inner
        scale.append(closed + opened)
        closed, opened = closed / scale[-1], opened / scale[-1]
        before.append(closed)
    closed, opened = 1.0, 0.0
    after = [closed]
    for (alone, first, inner, last), step in zip(reversed(weights), reversed(scale), strict=True):
        closed, opened = (closed * (1 + alone) + opened * first) / step, (closed * last + opened * inner) / step
        after.append(closed)
    return before, after[::-1], scale


def _choose(chances: Chances, count: int) -> list[tuple[int, int]]:
    """Those apart from each other that are surest in sum."""
    best, choice = [0.0] * (count + 1), [-1] * (count + 1)
    ending: dict[int, list[tuple[int, float]]] = {}
    for (start, end), chance in chances.items():
        if chance > ENOUGH:
            ending.setdefault(end, []).append((start, chance - ENOUGH))
    for end in range(1, count + 1):
        best[end] = best[end - 1]
        for start, gain in ending.get(end, ()):
            if best[start] + gain > best[end]:
                best[end], choice[end] = best[start] + gain, start
    return list(_walk(choice))[::-1]


def _walk(choice: Sequence[int]) -> Iterator[tuple[int, int]]:
    end = len(choice) - 1
    while end > 0:
        if choice[end] >= 0:
            yield choice[end], end
            end = choice[end]
        else:
            end -= 1
