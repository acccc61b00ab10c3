"""Counted -> how sure two figures are of one thing: the same noun, deed and place, and as a rule the same number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from tellings.comparison.counted import Counted, points, same_value

ENOUGH = 3.0  # weight of evidence from which two figures are of one thing
SAME_NUMBER = 2.0
TELLING_NUMBER = 1.0  # more for a number that hardly comes up by chance
OVERLAP = 0.5
SAME_DEED = 1.25
SAME_NOUN = 1.0
CONTEXT = 3.0  # times the likeness of the sentences
APART = -4.0  # another deed, or children against teachers


def rarity(counts: Iterable[Counted]) -> dict[str, float]:
    """Weight of each context word: the fewer sentences with figures have it the more it tells."""
    sentences = {(c.article, c.sentence): c.context for c in counts}
    held = Counter(word for context in sentences.values() for word in context)
    return {word: math.log(1 + len(sentences) / n) for word, n in held.items()}


def evidence(a: Counted, b: Counted, weight: Mapping[str, float]) -> float:
    """For one thing counted twice; comparable only where the measure is the same."""
    if a.measure != b.measure:
        return APART
    score = CONTEXT * max(likeness(a.context, b.context, weight), likeness(a.near, b.near, weight))
    if same_value(a, b):
        score += SAME_NUMBER + (TELLING_NUMBER if telling(a) else 0)
    elif overlap(a, b):
        score += OVERLAP
    if a.deed and b.deed:
        score += SAME_DEED if a.deed == b.deed else APART
    if a.kinds & b.kinds or (a.noun and a.noun == b.noun):
        score += SAME_NOUN
    elif a.kinds and b.kinds and not ("people" in a.kinds | b.kinds and same_value(a, b)):
        score += APART
    return score


def likeness(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Cosine of the two sets of words, weighted."""
    if not a or not b:
        return 0.0
    both = sum(weight.get(w, 1.0) ** 2 for w in a & b)
    size = math.sqrt(sum(weight.get(w, 1.0) ** 2 for w in a) * sum(weight.get(w, 1.0) ** 2 for w in b))
    return both / size if size else 0.0


def telling(c: Counted) -> bool:
    """38.1 and 55,000 are, two and ten are not."""
    return any(p > 12 or p != int(p) for p in points(c))


def overlap(a: Counted, b: Counted) -> bool:
    """Both could be true of one number."""
    low = max(a.low or 0.0, b.low or 0.0)
    high = min(math.inf if a.high is None else a.high, math.inf if b.high is None else b.high)
    return low <= high
