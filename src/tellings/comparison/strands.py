"""Dossiers -> strands: how many stories the accounts seem to tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from tellings.comparison.folding import stem, words_of
from tellings.comparison.wording import listed
from tellings.model import Dossier

OPENING = 6000  # code points of an article that say what it is about
# Mean likeness from which two groups of accounts are of one story. At 0.15 none of 142 stories falls in two, at 0.20
# five do; of 120 mixtures of two or three unlike stories 109 are told, of 33 pairs of twins (two quakes) 14.
ONE_STORY = 0.15
STRANGERS = 0.15  # likeness of words below which two accounts have nothing to do with each other
NAME = re.compile(r"(?<![.!?:\n“\"'’] )(?<![.!?\n“\"'’])\b[A-Z][\w’'-]+")  # not at the beginning of a sentence
SMALL = re.compile(r"\b[a-z]{3,}\b")
Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def find_strands(dossiers: Sequence[Dossier]) -> list[list[int]]:
    """Groups of accounts of one story, the largest first; one group where nothing speaks for more."""
    whole = [list(range(len(dossiers)))]
    if len(dossiers) < 2:
        return whole
    worded = _cosines([_words(d) for d in dossiers])
    alike: Table = (worded + _cosines([_names(d) for d in dossiers])) * np.float32(0.5)
    strands = [group for group in _grouped(alike) if len(group) > 1]
    if len(strands) > 1:
        return sorted(strands, key=lambda group: (-len(group), group))
    np.fill_diagonal(worded, 0.0)
    return [[i] for i in whole[0]] if worded.max() < STRANGERS else whole


def _grouped(alike: Table) -> list[list[int]]:
    """The two groups that are most alike on the mean become one, as long as they are of one story."""
    means = alike.copy()
    np.fill_diagonal(means, -1.0)
    groups = [[i] for i in range(len(means))]
    while True:
        a, b = sorted(map(int, np.unravel_index(int(means.argmax()), means.shape)))
        if means[a, b] < ONE_STORY:
            return [sorted(g) for g in groups if g]
        size, other = len(groups[a]), len(groups[b])
        means[a] = means[:, a] = (size * means[a] + other * means[b]) / (size + other)
        means[b] = means[:, b] = means[a, a] = -1.0
        groups[a] += groups[b]
        groups[b] = []


def _cosines(bags: Sequence[Counter[str]]) -> Table:
    places = {word: i for i, word in enumerate(sorted({w for bag in bags for w in bag}))}
    table = np.zeros((len(bags), max(1, len(places))), dtype=np.float32)
    for row, bag in zip(table, bags, strict=True):
        for word, count in bag.items():
            row[places[word]] = 1 + math.log(count)
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths == 0, 1, lengths)
    return table @ table.T


def _words(dossier: Dossier) -> Counter[str]:
    """Of headline and opening, those that carry meaning."""
    small = listed("small")
    opening = f"{dossier.article.title or ''} {dossier.article.text[:OPENING]}"
    return Counter(stem(w) for w in words_of(opening) if w not in small and len(w) > 2 and w[0].isalpha())


def _names(dossier: Dossier) -> Counter[str]:
    """Words that are never written small: they tell one earthquake from another."""
    opening = dossier.article.text[:OPENING]
    small = set(SMALL.findall(opening))
    return Counter(stem(words_of(name)[0]) for name in NAME.findall(opening) if name.lower() not in small)
