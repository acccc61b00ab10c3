"""Dossiers -> the stories they look like: accounts of different events are seldom forced together on purpose."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.comparison.folding import words_of
from tellings.comparison.units import content
from tellings.model import Article, Dossier

# Likeness (cosine of word counts, names twice) from which two accounts may tell one story. On 250 samples each of three
# labelled sets: at most 1 in 25 true stories falls apart (half of those misfiled in the set), and of two stories put
# together 0.93, 0.96 and (many near topics) 0.33 are told apart.
ALIKE = 0.16
OPENING = 3_000  # code points of an article that are looked at
LEAST = 20  # distinct words that an account needs to be judged; shorter ones go with any
MOST = 2_000  # accounts; of more, nothing is said
SIZE = 4_096
NAME = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][\w-]+")


def note_stories(dossiers: Sequence[Dossier]) -> str | None:
    """What to say where the accounts look like several stories; None where they look like one."""
    stories = part_stories(dossiers)
    if len(stories) < 2:
        return None
    named = "; ".join(_called(story) for story in stories)
    return f"these look like {len(stories)} stories, compared as if they were one: {named}"


def part_stories(dossiers: Sequence[Dossier]) -> list[list[Article]]:
    """The accounts that hang together by their words, the largest part first; what cannot be judged is left out."""
    unique = [d.article for _, d in sorted({d.article.id: d for d in dossiers}.items())]
    languages = Counter(a.language for a in unique if a.language)
    common = max(languages, key=lambda lang: (languages[lang], lang)) if languages else None
    read = [(a, _weights(a)) for a in unique if a.language in (None, common)]
    judged = [(a, weights) for a, weights in read if len(weights) >= LEAST]
    if len(judged) < 2 or len(judged) > MOST:
        return [[a for a, _ in judged]] if judged else []
    vectors = np.stack([_vector(weights) for _, weights in judged])
    parts = [[judged[i][0] for i in part] for part in _parts(vectors @ vectors.T >= ALIKE)]
    return sorted(parts, key=lambda part: (-len(part), part[0].id))


def _weights(article: Article) -> dict[str, float]:
    """Word stem -> weight: by how often, and of a name twice that."""
    text = f"{article.title or ''}. {article.text[:OPENING]}"
    names = {stem for name in set(NAME.findall(text)) for stem in content(words_of(name))}
    counts = Counter(stem for word in words_of(text) for stem in content((word,)))
    return {stem: (1 + math.log(n)) * (2 if stem in names else 1) for stem, n in counts.items()}


def _vector(weights: Mapping[str, float]) -> NDArray[np.float32]:
    vector = np.zeros(SIZE, np.float32)
    for stem, weight in weights.items():
        key = zlib.crc32(stem.encode("utf-8", "replace"))
        vector[key % SIZE] += weight
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))


def _parts(alike: NDArray[np.bool_]) -> Iterator[list[int]]:
    """The connected places, each part in order."""
    left = set(range(len(alike)))
    while left:
        part, edge = set[int](), [min(left)]
        while edge:
            part.update(edge)
            near = np.flatnonzero(alike[edge].any(axis=0)).tolist()
            edge = [i for i in near if i not in part]
        left -= part
        yield sorted(part)


def _called(story: Sequence[Article]) -> str:
    first = story[0]
    name = f"“{first.title}”" if first.title else first.uri
    return f"{name} and {len(story) - 1} more" if len(story) > 1 else name
