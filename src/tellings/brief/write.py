"""Comparison -> brief: sentences in order of independent support, each checked against its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.brief.candidates import Candidate, find_candidates
from tellings.model import BriefSentence, Comparison, Passage
from tellings.text.receipts import check_sentence

SENTENCES = 7  # of a brief, at most: what a reader on deadline reads
FAR = 200  # sentences into an article: a sentence there counts half as much as at the top
BACKERS = 12  # passages that a sentence cites beside its own


def write_brief(comparison: Comparison) -> tuple[BriefSentence, ...]:
    """Neutral by choice of sentences; what its passages do not bear out is left out."""
    rest = [c for c in find_candidates(comparison) if c.facts]
    chosen: list[Candidate] = []
    while rest and len(chosen) < SENTENCES:
        best = max(rest, key=lambda c: _worth(c, chosen, comparison))
        if _worth(best, chosen, comparison) <= 0:
            break
        chosen.append(best)
        rest = [c for c in rest if c is not best and not _repeats(c, chosen)]
    made = [_sentence(c, comparison) for c in chosen]
    backed = [s for s in made if check_sentence(s.text, [p.exact for p in s.passages])]
    return tuple(sorted(backed, key=lambda s: -s.independent))


def _worth(candidate: Candidate, chosen: Sequence[Candidate], comparison: Comparison) -> float:
    """Support of what it adds; less for words of one outlet alone; more for an account that is not cited yet."""
    told = {f.id for c in chosen for f in c.facts}
    new = [f for f in candidate.main if f.id not in told]
    if not new:
        return 0.0
    cited = {p.article for c in chosen for f in c.main for p in f.passages}
    fresh = candidate.passage.article not in cited
    worth: float = sum(f.independent**1.5 for f in new) / len(candidate.main) * (1 - min(candidate.own, 0.9))
    return worth * (1.5 if fresh else 1.0) / (1 + candidate.place / FAR)


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Everything that it mainly says is told already."""
    told = {f.id for c in chosen for f in c.facts}
    return all(f.id in told for f in candidate.main)


def _sentence(candidate: Candidate, comparison: Comparison) -> BriefSentence:
    passages = (candidate.passage, *_backers(candidate))
    return BriefSentence(
        text=" ".join(candidate.passage.exact.split()),
        passages=passages,
        independent=min(candidate.support, comparison.sources.independent_among(p.article for p in passages)),
    )


def _backers(candidate: Candidate) -> Iterator[Passage]:
    """Where the other accounts say it: for each main fact the first passage of each article."""
    seen = {candidate.passage.article}
    for fact in candidate.main:
        for passage in fact.passages:
            if passage.article not in seen and len(seen) <= BACKERS:
                seen.add(passage.article)
                yield passage
