"""Comparison -> brief: sentences in order of independent support, each checked against its passages."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.brief.candidates import Candidate, echo, find_candidates
from tellings.model import BriefSentence, Comparison, Fact
from tellings.text.receipts import check_sentence

SENTENCES = 7  # of a brief, at most: what a reader on deadline reads
FAR = 200  # sentences into an article: a sentence there counts half as much as at the top
SAME = 0.6  # of the words of the shorter of two sentences: the brief says it once


def write_brief(comparison: Comparison) -> tuple[BriefSentence, ...]:
    """Neutral by choice of sentences; what its passages do not bear out is left out."""
    rest = [c for c in find_candidates(comparison) if c.facts]
    chosen: list[Candidate] = []
    while rest and len(chosen) < SENTENCES:
        best = max(rest, key=lambda c: _worth(c, chosen))
        if _worth(best, chosen) <= 0:
            break
        chosen.append(best)
        rest = [c for c in rest if c is not best and not _repeats(c, chosen)]
    made = [_sentence(c) for c in chosen]
    backed = [s for s in made if check_sentence(s.text, [p.exact for p in s.passages])]
    return tuple(sorted(backed, key=lambda s: -s.independent))


def _worth(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """Support of what it adds; less for words of one outlet alone; more for an account that is not cited yet."""
    new = [f for f in candidate.main if f not in _told(chosen)]
    if not new:
        return 0.0
    cited = {p.article for c in chosen for p in (c.passage, *c.backers)}
    fresh = 1.5 if candidate.passage.article not in cited else 1.0
    neutral = 1 - min(candidate.own, 0.9)
    added = len(new) / len(candidate.main)
    return float(candidate.support**1.5 * added * neutral * fresh / (1 + candidate.place / FAR))


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Everything that it mainly says is told already, or a chosen sentence says it in much the same words."""
    told = _told(chosen)
    return all(f in told for f in candidate.main) or any(
        echo(candidate.passage.exact, c.passage.exact) >= SAME for c in chosen
    )


def _told(chosen: Sequence[Candidate]) -> set[Fact]:
    return {f for c in chosen for f in c.facts}


def _sentence(candidate: Candidate) -> BriefSentence:
    return BriefSentence(
        text=" ".join(candidate.passage.exact.split()),
        passages=(candidate.passage, *candidate.backers),
        independent=candidate.support,
    )
