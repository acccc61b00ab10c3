"""Grid -> speech: the likeliest of the candidates, none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from tellings.findings.speech.candidates import Candidate, contents, may_be_cue, quotations_with_cues
from tellings.findings.speech.features import content_features, cue_features, cue_kinds, quotation_features
from tellings.findings.speech.grid import Grid
from tellings.findings.speech.weights import Weights, load_weights

LIKELY_CUE = -3.0  # logit; keeps 37 % of the words that may be cues and 93 % of those that are
LIKELY = 0.35  # chance that a candidate is speech; swept 0.3-0.5 on a sixth of the train split, flat 0.3-0.37
SPOKEN = 0.45  # chance that a quotation is; swept 0.37-0.55 there, flat 0.4-0.55
DOUBTFUL = 0.2  # least chance of the best reading of a cue that surely brings in something
SPEAKS = (
    0.6  # chance of all its readings together; swept 0.4-0.6 with the above, 0.005 of F at 0.3 and none lost at 0.8
)
FAR = 120  # code points from one paragraph's quotation to the next's: its mark, an attribution, a line break
TOUCH = 0.3  # overlap / union of two such readings
ATTRIBUTED = 0.2  # chance from which on a cue near a quotation says who speaks
SAME = 0.4  # overlap / union from which on two candidates are one
PLACE = 500  # code points; what does not share such a stretch need not be compared
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
    return sorted(_best(list(_pooled(grid, scored))), key=lambda s: (s.one.start, -s.one.end))


def _pooled(grid: Grid, scored: list[Scored]) -> Iterator[Scored]:
    """A quotation counts by its own likelihood; of its cues the likeliest says who speaks."""
    quotations: dict[int, list[Scored]] = {}
    by_cue: dict[int, list[Scored]] = {}
    for s in scored:
        if s.one.quote < 0:
            by_cue.setdefault(s.one.cue, []).append(s)
        else:
            quotations.setdefault(s.one.quote, []).append(s)
    for alone, *attributed in quotations.values():
        best = max(attributed, key=lambda s: s.chance, default=alone)
        chance = max(alone.chance, best.chance)
        if chance >= DOUBTFUL and _is_paragraph(grid, alone.one):
            chance = max(chance, SPOKEN)
        yield Scored(best.one if best.chance >= ATTRIBUTED else alone.one, chance)
    for readings in by_cue.values():
        best = max(readings, key=lambda s: s.chance)
        mass = sum(s.chance for s in readings if _overlap(s.one, best.one) > TOUCH)
        doubtful = DOUBTFUL <= best.chance < LIKELY and mass >= SPEAKS
        if doubtful or (best.chance < LIKELY and _is_nominal(grid, best.one)):
            yield Scored(best.one, LIKELY)
        yield from (s for s in readings if s.chance >= LIKELY)


def _is_paragraph(grid: Grid, one: Candidate) -> bool:
    """A paragraph that is one quotation, after another: the speaker goes on."""
    first, last, n = one.first, one.last, len(grid)
    begins = first < 2 or grid.line[first - 2] != grid.line[first]
    ends = last + 2 >= n or grid.line[last + 2] != grid.line[last]
    before = grid.quotes[one.quote - 1].span.end if one.quote else -FAR
    return begins and ends and one.start - before < FAR and grid.words[last] in (".", "?", "!")


def _is_nominal(grid: Grid, one: Candidate) -> bool:
    """ "The bank's demand that clients pay": a noun of speech with its clause and its owner."""
    if grid.pos[one.cue] != "NOUN" or cue_kinds().get(grid.lemmas[one.cue]) not in ("tell", "ask"):
        return False
    owned = any(grid.deps[k] == "poss" or grid.lemmas[k] in ("by", "from") for k in grid.kids[one.cue])
    return owned and one.family in ("r:acl", "r:ccomp") and grid.lemmas[one.first] == "that"


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def _best(scored: list[Scored]) -> list[Scored]:
    chosen: list[Scored] = []
    near: dict[int, list[Candidate]] = {}
    for s in sorted(scored, key=lambda s: -s.chance):
        one = s.one
        if s.chance < (SPOKEN if one.quote >= 0 else LIKELY):
            continue
        places = range(one.start // PLACE, one.end // PLACE + 1)
        if not any(_clashes(one, other) for place in places for other in near.get(place, ())):
            chosen.append(s)
            for place in places:
                near.setdefault(place, []).append(one)
    return chosen


def _clashes(one: Candidate, other: Candidate) -> bool:
    """Two readings of the same words; or a quotation, and a sentence of which it is a part."""
    if (one.quote >= 0) != (other.quote >= 0):
        whole, part = (one, other) if one.quote < 0 else (other, one)
        if whole.start <= part.start and part.end <= whole.end:
            return True
    return _overlap(one, other) > SAME


def _overlap(a: Candidate, b: Candidate) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (a.end - a.start + b.end - b.start - common) if common > 0 else 0.0


def described(grid: Grid, cue_weights: Weights) -> Iterator[tuple[Candidate, list[str]]]:
    """Every candidate of the likely cues with its features."""
    logits = likely_cues(grid, cue_weights)
    names = {cue: (_bucket(logit), _rivals(grid, cue)) for cue, logit in logits.items()}
    for cue in logits:
        for one in contents(grid, cue):
            yield one, content_features(grid, one, *names[cue], 0)
    for group in quotations_with_cues(grid, logits.keys()):
        yield group[0], quotation_features(grid, group, names)
        ranks: Counter[str] = Counter()
        for one in group[1:]:
            yield one, content_features(grid, one, *names[one.cue], min(ranks[one.family], 3))
            ranks[one.family] += 1


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
