"""Comparison -> brief: sentences in order of independent support, each checked against its passages."""

from __future__ import annotations

from tellings.brief.candidates import Candidate, echo, find_candidates
from tellings.model import BriefSentence, Comparison
from tellings.text.receipts import check_sentence

SENTENCES = 7  # of a brief, at most: what a reader on deadline reads
FAR = 200  # sentences into an article: a sentence there counts half as much as at the top
SAME = 0.6  # of the words of the shorter of two sentences: the brief says it once


def write_brief(comparison: Comparison) -> tuple[BriefSentence, ...]:
    """Neutral by choice of sentences; what its passages do not bear out is left out."""
    rest = [c for c in find_candidates(comparison) if c.main]
    chosen: list[Candidate] = []
    told: set[str] = set()
    cited: set[str] = set()
    while rest and len(chosen) < SENTENCES:
        best = max(rest, key=lambda c: _worth(c, told, cited))
        chosen.append(best)
        told |= best.facts
        cited |= {p.article for p in (best.passage, *best.backers)}
        rest = [c for c in rest if not c.main <= told and echo(c.passage.exact, best.passage.exact) < SAME]
    made = [_sentence(c) for c in chosen]
    backed = [s for s in made if check_sentence(s.text, [p.exact for p in s.passages])]
    return tuple(sorted(backed, key=lambda s: -s.independent))


def _worth(candidate: Candidate, told: set[str], cited: set[str]) -> float:
    """Support of what it adds; less for words of one outlet alone; more for an account that is not cited yet."""
    fresh = 1.5 if candidate.passage.article not in cited else 1.0
    neutral = 1 - min(candidate.own, 0.9)
    added = len(candidate.main - told) / len(candidate.main)
    return float(candidate.support**1.5 * added * neutral * fresh / (1 + candidate.place / FAR))


def _sentence(candidate: Candidate) -> BriefSentence:
    return BriefSentence(
        text=" ".join(candidate.passage.exact.split()),
        passages=(candidate.passage, *candidate.backers),
        independent=candidate.support,
    )
