"""What the rules found -> names: where each begins and ends, by weights learnt from labelled news.

The weights of the clues (`clues.py`) of a token are summed, and the best names picked from the sums (`lattice.py`).
Made by `evaluate/train_names.py`, eight bits a weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, LOWER, ORTH, SPACY
from spacy.tokens import Doc

from tellings.findings.clues import Found, Table, find_clues
from tellings.findings.lattice import best_spans
from tellings.findings.named import BODIES, COMPANY, Entity
from tellings.model import NameKind

FILE = "name_weights.npz"
BEFORE, BEHIND = 1, 4  # lower-case words beside a capital that may be in its name: "Plant Hill nuclear power station"


@dataclass(frozen=True, slots=True)
class NameWeights:
    """`bins[bin] * step`: what a clue adds to a token's scores for alone, first, inner and last."""

    bins: NDArray[np.int8]
    step: float
    usage: Table  # by the word's hash: how often it is written with a capital, 0 where unknown

    @property
    def bits(self) -> int:
        return len(self.bins).bit_length() - 1


@cache
def load_name_weights() -> NameWeights:
    with files(__package__).joinpath(FILE).open("rb") as packed, np.load(packed) as arrays:
        return NameWeights(arrays["bins"], float(arrays["step"]), arrays["usage"])


def learned_names(doc: Doc, found: Found, weights: NameWeights | None = None) -> list[Entity]:
    """Names in text order, each of the kind that the rules gave to what stands there."""
    weights = weights or load_name_weights()
    reaches = list(within_reach(doc))
    rows = [i for reach in reaches for i in reach]
    bins = find_clues(doc, found, weights.usage, weights.bits)[rows]
    scores = weights.bins[bins].sum(axis=1, dtype=np.int64) * weights.step
    out, at = [], 0
    for reach in reaches:
        spans = best_spans(scores[at : at + len(reach)])
        out += [(reach.start + start, reach.start + end) for start, end in spans]
        at += len(reach)
    return list(_with_kinds(doc, out, found.entities))


def within_reach(doc: Doc) -> Iterator[range]:
    """Stretches of a sentence where a name may stand: words with a capital and those beside them."""
    raw = doc.to_array([ORTH, LOWER, IS_SPACE, SPACY]).reshape(len(doc), 4)
    capital, glued = raw[:, 0] != raw[:, 1], raw[:, 3] == 0
    near = np.zeros(len(doc), dtype=bool)
    for i in np.flatnonzero(capital).tolist():
        joined = i > 1 and glued[i - 1] and glued[i - 2]  # "al-Harran"
        near[max(0, i - BEFORE - joined) : i + BEHIND + 1] = True
    here = (near & (raw[:, 2] == 0)).tolist()
    for sentence in doc.sents:
        start = sentence.start
        for i in range(sentence.start, sentence.end + 1):
            if i == sentence.end or not here[i]:
                if capital[start:i].any():
                    yield range(start, i)
                start = i + 1


def _with_kinds(doc: Doc, spans: Sequence[tuple[int, int]], entities: Sequence[Entity]) -> Iterator[Entity]:
    at = 0
    for start, end in spans:
        while at < len(entities) and entities[at].end <= start:
            at += 1
        near = [e for e in entities[at : at + end - start] if e.start < end]
        same = next((e for e in near if (e.start, e.end) == (start, end)), None)
        yield same or Entity(start, end, _kind(doc, start, end, near), "learned")


def _kind(doc: Doc, start: int, end: int, near: Sequence[Entity]) -> NameKind:
    """Of the longest that the rules found there, unless the last word says that it is a body."""
    last = doc[end - 1].lower_.rstrip(".")
    if end - start > 1 and (last in COMPANY or last in BODIES):
        return "organisation"
    return max(near, key=lambda e: min(e.end, end) - max(e.start, start)).kind if near else "other"
