"""Units -> which of them tell one thing, though in other words."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from tellings.comparison.units import Unit
from tellings.text.likeness import Vectors, embed_wording

Scores = dict[tuple[int, int], float]  # smaller place first; what is missing is not alike
Embed = Callable[[Sequence[str]], Vectors]

ALIKE = 0.5  # likeness from which two units tell one thing; swept 0.45-0.60 on four stories: flat
TOGETHER = 0.38  # mean likeness of the units of two groups from which they are one; swept 0.30-0.42, falls from 0.42
# Likeness of two units, each the best for the other, from which one that goes with nothing else goes with it.
WEAK = 0.39  # swept 0.30-0.50, best at 0.38-0.40; above, facts in other words count as told by one account only
QUOTED = 0.3  # more likeness for the same words in quotation marks; 0.2 and 0.3 alike
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
    best = _best(units, scores)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if (len(group[i]) == 1 or len(group[j]) == 1) and j in best[i] and i in best[j] and score >= WEAK:
            _merge(group, group[i], group[j])
    return [members for i, members in sorted(group.items()) if min(members) == i]


def _join(group: dict[int, list[int]], a: list[int], b: list[int], scores: Scores) -> None:
    """Two groups become one where their units are alike on the whole, not by one pair alone."""
    if a is b:
        return
    pairs = [_score(scores, x, y) for x in a for y in b]
    if sum(pairs) / len(pairs) >= TOGETHER:
        _merge(group, a, b)


def _best(units: Sequence[Unit], scores: Scores) -> list[set[int]]:
    """For each unit the ones that are the most like it in their article."""
    top: list[dict[str, tuple[float, int]]] = [{} for _ in units]
    for (i, j), score in sorted(scores.items()):
        for one, other in ((i, j), (j, i)):
            for article in units[other].articles:
                if score > top[one].get(article, (0.0, -1))[0]:
                    top[one][article] = (score, other)
    return [{other for _, other in found.values()} for found in top]


def _score(scores: Scores, a: int, b: int) -> float:
    return scores.get((min(a, b), max(a, b)), 0.0)


def _merge(group: dict[int, list[int]], a: list[int], b: list[int]) -> None:
    if a is b:
        return
    a += b
    for member in b:
        group[member] = a


def _scores(units: Sequence[Unit], embed: Embed | None) -> Scores:
    """Likeness of the pairs that may tell one thing, from 0 to about 1.6. Names count half: people do many things."""
    found: Scores = {}
    rarity = _rarity(units)
    full = (embed or embed_wording)([unit.text for unit in units])
    plain = (embed or embed_wording)([unit.plain for unit in units])
    for pairs in _chunks(_met(units)):
        i, j = np.array(pairs).T
        wording = 0.5 * np.einsum("nd,nd->n", full[i], full[j]) + 0.5 * np.einsum("nd,nd->n", plain[i], plain[j])
        for (a, b), like in zip(pairs, wording.tolist(), strict=True):
            score = like + WEIGHT * min(_shared(units[a], units[b], rarity), HEAVIEST)
            score += QUOTED if _quote_the_same(units[a], units[b]) else 0.0
            if score >= WEAK:
                found[a, b] = score
    return found


def _shared(a: Unit, b: Unit, rarity: Mapping[str, float]) -> float:
    """Rarity of the words in common."""
    names = a.names | b.names
    return sum(rarity[s] * (0.5 if s in names else 1.0) for s in a.stems & b.stems)


def _quote_the_same(a: Unit, b: Unit) -> bool:
    return any(one in other or other in one for one in a.quoted for other in b.quoted)


def _rarity(units: Sequence[Unit]) -> dict[str, float]:
    spread = Counter(s for unit in units for s in unit.stems)
    return {s: math.log((1 + len(units)) / (1 + n)) for s, n in spread.items()}


def _met(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs from different articles with a word in common, which is no common one where there are many units."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for word in unit.stems:
            holders[word].append(i)
    crowd = len(units) if len(units) <= SMALL else CROWD
    articles = [unit.articles for unit in units]
    pairs = {
        (i, j)
        for held in holders.values()
        if len(held) <= crowd
        for i, j in itertools.combinations(held, 2)
        if articles[i] != articles[j]
    }
    return iter(sorted(pairs))


def _chunks(pairs: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    while chunk := list(itertools.islice(pairs, CHUNK)):
        yield chunk
