"""Two wordings -> what they share, and whether that makes one a reprint or a reuse of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tellings.lineage.wording import Wording
from tellings.text.alignment import Index, Run, common_runs, index_words

WIDTH = 5  # words of the shortest run that counts towards the share
RUN = 8  # words of own text in a row that are no coincidence; shorter runs are names, titles and set phrases
REPRINT = 0.74  # of the shorter text's 8-word sequences; on copies/pairs the gap between 0.70 and 0.80 holds four pairs
REUSE_WORDS = 25  # own words in such runs: two edited sentences, or one long one; swept 15-40, flat 23-27
REUSE_SHARE, REUSE_LEAST = 0.3, 9  # or this share of a short text, in at least so many words
CREDITED_WORDS = 8  # where one names the other as its source, one such run is enough

Kind = Literal["reprint", "reuse"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common; `runs` lead from the first to the second."""

    runs: tuple[Run, ...]  # with at least one own word in both
    own: int  # words in runs, outside quotation marks in both
    strong: int  # likewise, in runs of at least `RUN` own words
    share: float  # own words in runs, of the shorter text's own words
    containment: float  # of the shorter text's sequences of eight words, quotations among them


def compare_wordings(a: Wording, b: Wording, index_a: Index, index_b: Index) -> Overlap:
    """Runs are looked for from the shorter text, so that it does not matter which comes first."""
    if _size(b) < _size(a):
        turned = compare_wordings(b, a, index_b, index_a)
        back = tuple(sorted((Run(r.b, r.a, r.length) for r in turned.runs), key=lambda r: (r.a, r.b)))
        return Overlap(back, turned.own, turned.strong, turned.share, turned.containment)
    runs = common_runs(index_a, index_b)
    own = [_own_words(a, b, run) for run in runs]
    eights = sum(max(0, run.length - RUN + 1) for run in runs)
    return Overlap(
        runs=tuple(run for run, words in zip(runs, own, strict=True) if words >= WIDTH),
        own=sum(words for words in own if words >= WIDTH),
        strong=sum(words for words in own if words >= RUN),
        share=sum(words for words in own if words >= WIDTH) / max(1, a.own_words),
        containment=eights / max(1, len(a.words) - RUN + 1),
    )


def judge(overlap: Overlap, *, credited: bool) -> Kind | None:
    """None: what they share makes nobody a copy. `credited`: one names the other as a source, or links to it."""
    if overlap.containment >= REPRINT and overlap.share >= REPRINT and overlap.strong >= REUSE_LEAST:
        return "reprint"
    if overlap.strong >= REUSE_WORDS or (credited and overlap.strong >= CREDITED_WORDS):
        return "reuse"
    return "reuse" if overlap.strong >= REUSE_LEAST and overlap.share >= REUSE_SHARE else None


def indexes(wordings: list[Wording] | tuple[Wording, ...]) -> dict[str, Index]:
    return {w.article.id: index_words(w.words.keys, WIDTH) for w in wordings}


def _size(wording: Wording) -> tuple[int, int, str]:
    return wording.own_words, len(wording.words), wording.article.text


def _own_words(a: Wording, b: Wording, run: Run) -> int:
    """Words of the run that are quoted in neither text."""
    return int(np.count_nonzero(a.own[run.a : run.a + run.length] & b.own[run.b : run.b + run.length]))
