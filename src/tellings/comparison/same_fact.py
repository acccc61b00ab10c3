"""Units -> which of them tell one thing, though in other words."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from tellings.comparison.units import Unit
from tellings.text.likeness import Vectors, embed_wording

Embed = Callable[[Sequence[str]], Vectors]

ALIKE = 0.55  # likeness from which two units tell one thing; swept 0.45-0.65 on four stories, flat from 0.5
# Likeness to its best partner from which a unit still goes with it, if it goes with nothing better.
WEAK = 0.42  # swept 0.30-0.55, best at 0.42-0.45
WEIGHT = 0.03  # of one unit (natural logarithm) of rarity in the words shared, next to likeness of wording
HEAVIEST = 20.0  # rarity that counts: beyond, two long clauses would be alike by their length
CROWD = 40  # units that share a word: beyond, the word alone brings no two of them together, in large stories
SMALL = 700  # units up to which all pairs are looked at
CHUNK = 20_000  # pairs whose likeness is worked out at once


def group_units(units: Sequence[Unit], embed: Embed | None = None) -> list[list[int]]:
    """Places in `units`, each in one group; the surest pairs are joined first."""
    scores = _scores(units, embed)
    group = {i: [i] for i in range(len(units))}
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        _join(group, group[i], group[j], scores)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < WEAK:
            break
        if len(group[i]) == 1 or len(group[j]) == 1:
            _merge(group, group[i], group[j])
    return [members for i, members in sorted(group.items()) if min(members) == i]


def _join(group: dict[int, list[int]], a: list[int], b: list[int], scores: Mapping[tuple[int, int], float]) -> None:
    """Two groups become one where their units are alike on the whole, not by one pair alone."""
    if a is b:
        return
    pairs = [scores.get((min(x, y), max(x, y)), 0.0) for x in a for y in b]
    if sum(pairs) / len(pairs) >= WEAK:
        _merge(group, a, b)


def _merge(group: dict[int, list[int]], a: list[int], b: list[int]) -> None:
    if a is b:
        return
    a += b
    for member in b:
        group[member] = a


def _scores(units: Sequence[Unit], embed: Embed | None) -> dict[tuple[int, int], float]:
    """Likeness of the pairs that may tell one thing, from 0 to about 1.6."""
    found: dict[tuple[int, int], float] = {}
    rarity = _rarity(units)
    vectors = (embed or embed_wording)([unit.text for unit in units])
    for pairs in _chunks(_met(units)):
        i, j = np.array(pairs).T
        wording = np.einsum("nd,nd->n", vectors[i], vectors[j])
        for (a, b), like in zip(pairs, wording.tolist(), strict=True):
            shared = sum(rarity[s] for s in units[a].stems & units[b].stems)
            score = like + WEIGHT * min(shared, HEAVIEST)
            if score >= WEAK:
                found[a, b] = score
    return found


def _rarity(units: Sequence[Unit]) -> dict[str, float]:
    spread = Counter(s for unit in units for s in unit.stems)
    return {s: math.log((1 + len(units)) / (1 + n)) for s, n in spread.items()}


def _met(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs from different articles with a word in common, which is no common one where there are many units."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for s in unit.stems:
            holders[s].append(i)
    crowd = len(units) if len(units) <= SMALL else CROWD
    pairs = {pair for held in holders.values() if len(held) <= crowd for pair in itertools.combinations(held, 2)}
    return ((i, j) for i, j in sorted(pairs) if units[i].articles != units[j].articles)


def _chunks(pairs: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    while chunk := list(itertools.islice(pairs, CHUNK)):
        yield chunk
