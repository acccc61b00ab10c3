"""Dossiers -> strands: how many stories the accounts seem to tell."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from tellings.comparison.folding import stem, words_of
from tellings.comparison.groups import join
from tellings.comparison.wording import listed
from tellings.model import Dossier

OPENING = 6000  # code points of an article that say what it is about
ONE_STORY = 0.3  # likeness from which two accounts are of one story; nearest accounts of 21 stories: 95 % above 0.33
STRANGERS = 0.15  # likeness below which two accounts have nothing to do with each other


def find_strands(dossiers: Sequence[Dossier]) -> list[list[int]]:
    """Groups of accounts of one story, the largest first; one group where nothing speaks for more."""
    if len(dossiers) < 2:
        return [list(range(len(dossiers)))]
    alike = _alike(dossiers)
    pairs = [(i, j) for i, j in itertools.combinations(range(len(dossiers)), 2) if alike[i, j] >= ONE_STORY]
    strands = sorted((g for g in join(len(dossiers), pairs) if len(g) > 1), key=lambda g: (-len(g), g))
    if len(strands) > 1:
        return strands
    np.fill_diagonal(alike, 0.0)
    apart = alike.max() < STRANGERS
    return [[i] for i in range(len(dossiers))] if apart else [list(range(len(dossiers)))]


def _alike(dossiers: Sequence[Dossier]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Cosines of the words of headline and opening."""
    bags = [_bag(d) for d in dossiers]
    places = {word: i for i, word in enumerate(sorted({w for bag in bags for w in bag}))}
    table = np.zeros((len(bags), max(1, len(places))), dtype=np.float32)
    for row, bag in zip(table, bags, strict=True):
        for word, count in bag.items():
            row[places[word]] = 1 + math.log(count)
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths == 0, 1, lengths)
    return table @ table.T


def _bag(dossier: Dossier) -> Counter[str]:
    small = listed("small")
    opening = f"{dossier.article.title or ''} {dossier.article.text[:OPENING]}"
    return Counter(stem(w) for w in words_of(opening) if w not in small and len(w) > 2 and w[0].isalpha())
