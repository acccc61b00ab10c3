"""Grid -> speech: the likeliest of the candidates, none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from tellings.findings.speech.candidates import Candidate, contents, may_be_cue, quotations_with_cues
from tellings.findings.speech.features import content_features, cue_features
from tellings.findings.speech.grid import Grid
from tellings.findings.speech.weights import Weights, load_weights

LIKELY_CUE = -3.0  # logit; keeps 37 % of the words that may be cues and 93 % of those that are
LIKELY = 0.37  # chance that a candidate is speech; swept 0.3-0.5 on held-out training articles, flat 0.3-0.4
SAME = 0.5  # overlap / union from which on two candidates are one
SURE = 4  # logits beyond are one bucket
RIVALS = frozenset({"ccomp", "xcomp", "dobj", "acl", "relcl", "attr", "parataxis", "prep"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its chance to be speech."""

    one: Candidate
    chance: float


def find_speech(grid: Grid) -> list[Scored]:
    """In text order; speech within speech is kept, two readings of the same words are not."""
    cue_weights, content_weights = load_weights()
    scored = [Scored(one, _chance(content_weights.sum(features))) for one, features in described(grid, cue_weights)]
    return sorted(_best(scored), key=lambda s: (s.one.start, -s.one.end))


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def _best(scored: list[Scored]) -> list[Scored]:
    chosen: list[Scored] = []
    buckets: dict[int, list[Scored]] = {}
    for s in sorted((s for s in scored if s.chance >= LIKELY), key=lambda s: -s.chance):
        near = {s.one.start // 500, s.one.end // 500}
        if not any(_overlap(s.one, other.one) > SAME for b in near for other in buckets.get(b, ())):
            chosen.append(s)
            for b in range(s.one.start // 500, s.one.end // 500 + 1):
                buckets.setdefault(b, []).append(s)
    return chosen


def _overlap(a: Candidate, b: Candidate) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (a.end - a.start + b.end - b.start - common) if common > 0 else 0.0


def described(grid: Grid, cue_weights: Weights) -> Iterator[tuple[Candidate, list[str]]]:
    """Every candidate of the likely cues with its features."""
    logits = likely_cues(grid, cue_weights)
    names = {cue: (_bucket(logit), _rivals(grid, cue)) for cue, logit in logits.items()}
    names[-1] = ("-", "-")
    for cue in logits:
        for one in contents(grid, cue):
            yield one, content_features(grid, one, *names[cue], 0)
    ranks: Counter[tuple[int, str]] = Counter()
    for one in quotations_with_cues(grid, logits.keys()):
        rank = ranks[one.quote, one.family]
        ranks[one.quote, one.family] += 1
        yield one, content_features(grid, one, *names[one.cue], min(rank, 3))


def likely_cues(grid: Grid, weights: Weights) -> dict[int, float]:
    """Token -> logit, in text order."""
    found = {}
    for i in range(len(grid)):
        if may_be_cue(grid, i) and (logit := weights.sum(cue_features(grid, i))) > LIKELY_CUE:
            found[i] = logit
    return found


def _bucket(logit: float) -> str:
    return str(max(-SURE, min(SURE, round(logit))))


def _rivals(grid: Grid, cue: int) -> str:
    return " ".join(sorted({grid.deps[k] for k in grid.kids[cue]} & RIVALS))
