"""Units -> which of them tell one thing, though in other words."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from tellings.comparison.groups import join
from tellings.comparison.synonyms import worded
from tellings.comparison.units import Unit
from tellings.text.likeness import Vectors, embed_wording

Scores = dict[tuple[int, int], float]  # smaller place first; what is missing is not alike
Embed = Callable[[Sequence[str]], Vectors]

ALIKE = 0.5  # likeness from which two units tell one thing; swept 0.45-0.60 on four stories: flat
TOGETHER = 0.38  # mean likeness of the units of two groups from which they are one; swept 0.30-0.42, falls from 0.42
# Likeness of two units, each the best for the other, from which one that goes with nothing else goes with it.
WEAK = 0.43  # swept 0.30-0.50, best at 0.38-0.40; above, facts in other words count as told by one account only
QUOTED = 0.3  # more likeness for the same words in quotation marks; 0.2 and 0.3 alike
NUMBER = 0.1  # more for a number that both have
SURE = 0.75  # likeness from which two units count as two sources; of pairs judged by hand 0.95 right from 0.8
MOST = 0.6  # share of the shorter unit's words from which two units that are ALIKE count as two sources too
FEW = 3  # words, at the least
WEIGHT = 0.03  # of one unit (natural logarithm) of rarity in the words shared, next to likeness of wording
HEAVIEST = 20.0  # rarity that counts: beyond, two long clauses would be alike by their length
COVER = 0.4  # weight of the share of the shorter unit's words that both have, against the usual share
USUAL = 0.4
LEAST = 4.0  # rarity of a unit's words below which a share of them says little
CROWD = 40  # units that share a word: beyond, the word alone brings no two of them together, in large stories
SMALL = 700  # units up to which all pairs are looked at
CHUNK = 20_000  # pairs whose likeness is worked out at once


@dataclass(frozen=True, slots=True)
class Told:
    """Units that tell one thing; `sure` are those of them of which there is no doubt."""

    units: tuple[int, ...]
    sure: tuple[int, ...]


def group_units(units: Sequence[Unit], embed: Embed | None = None) -> list[Told]:
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
    held = [members for i, members in sorted(group.items()) if min(members) == i]
    return [Told(tuple(members), _sure(members, units, scores)) for members in held]


def _sure(members: Sequence[int], units: Sequence[Unit], scores: Scores) -> tuple[int, ...]:
    """The largest part of a group in which each unit is like another one for sure, and neither denies it."""
    pairs = [
        (x, y)
        for (x, i), (y, j) in itertools.combinations(enumerate(members), 2)
        if _surely(units[i], units[j], _score(scores, i, j))
    ]
    parts = join(len(members), pairs)
    told = [(len({a for x in part for a in units[members[x]].articles}), part) for part in parts]
    return tuple(members[x] for x in max(told, key=lambda t: t[0])[1])


def _surely(a: Unit, b: Unit, score: float) -> bool:
    shared = len(a.stems & b.stems)
    most = score >= ALIKE and shared >= max(FEW, MOST * min(len(a.stems), len(b.stems)))
    return (score >= SURE or most) and not _at_odds(a, b)


def _at_odds(a: Unit, b: Unit) -> bool:
    """One denies what the other says, or they have numbers, and none in common."""
    return a.denies != b.denies or bool(a.numbers and b.numbers and not a.numbers & b.numbers)


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
    full, plain = (_vectors(texts, embed) for texts in ([u.text for u in units], [u.plain for u in units]))
    weights = [_weight(u.stems, u.names, rarity) for u in units]
    for pairs in _chunks(_met(units)):
        i, j = np.array(pairs).T
        wording = 0.5 * np.einsum("nd,nd->n", full[i], full[j]) + 0.5 * np.einsum("nd,nd->n", plain[i], plain[j])
        for (a, b), like in zip(pairs, wording.tolist(), strict=True):
            shared = _weight(units[a].stems & units[b].stems, units[a].names | units[b].names, rarity)
            score = like + WEIGHT * min(shared, HEAVIEST)
            score += COVER * (shared / max(LEAST, min(weights[a], weights[b])) - USUAL)
            score += QUOTED if _quote_the_same(units[a], units[b]) else 0.0
            score += NUMBER * min(2, len(units[a].numbers & units[b].numbers))
            if score >= WEAK:
                found[a, b] = score
    return found


def _vectors(texts: Sequence[str], embed: Embed | None) -> Vectors:
    """Without an `embed`, of the wording, where words that mean the same are one."""
    return embed(texts) if embed else embed_wording([worded(text) for text in texts])


def _weight(stems: Iterable[str], names: AbstractSet[str], rarity: Mapping[str, float]) -> float:
    """Rarity of words, names counting half."""
    return sum(rarity[s] * (0.5 if s in names else 1.0) for s in stems)


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
