"""Two states of an article -> what the edit changed, and which findings entered by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from tellings.model import Article, Comparison, Dossier, Edit, Entered, Figure, Passage, Span
from tellings.text.sentences import plain_sentences

SAME_SENTENCE = 60.0  # likeness in %: two wordings of one sentence; what is less alike is one gone and another come
STOOD_BEFORE = 85.0  # likeness in %: a quotation that only had its spelling mended did not enter
ONE_ACCOUNT = 0.3  # of the longer words of the shorter text; chosen by reasoning, not measured
ONE_PAGE = 0.8  # of them, at two addresses; 1.5 to 3.8 % of different accounts of one story share so much, reprints too
FEW_WORDS = 6  # too few to tell
JUDGED = 20_000  # code points that are looked at
NEAR = 12  # sentences of a gap that are compared with each other
WORD = re.compile(r"[^\W_]+")


# ---- what changed ---------------------------------------------------------------------------------------------------
def find_edits(before: Article, after: Article) -> tuple[Edit, ...]:
    """In the order of the new text. A sentence that only moved is no edit; a reworded one is one, not two."""
    old, new = plain_sentences(before.text), plain_sentences(after.text)
    kept = _kept(before, old) & _kept(after, new)
    gone, come = _gaps(before, old, kept), _gaps(after, new, kept)
    edits: list[Edit] = []
    for place in sorted(gone.keys() | come.keys(), key=lambda p: _order(p, come, gone)):
        edits += _paired(before, gone.get(place, []), after, come.get(place, []))
    return tuple(edits)


def _kept(article: Article, sentences: Sequence[Span]) -> Counter[str]:
    return Counter(folded(span.of(article.text)) for span in sentences)


def _gaps(article: Article, sentences: Sequence[Span], kept: Counter[str]) -> dict[str, list[Span]]:
    """Sentences that the other text lacks, by the shared sentence that they follow."""
    left = Counter(kept)
    gaps: dict[str, list[Span]] = {}
    place = ""
    for span in sentences:
        words = folded(span.of(article.text))
        if left[words] > 0:
            left[words] -= 1
            place = words or place
        elif words:
            gaps.setdefault(place, []).append(span)
    return gaps


def _order(place: str, come: dict[str, list[Span]], gone: dict[str, list[Span]]) -> tuple[int, int]:
    found = come.get(place)
    return (found[0].start, 0) if found else (gone[place][0].start, 1)


def _paired(before: Article, gone: list[Span], after: Article, come: list[Span]) -> Iterator[Edit]:
    """Each new sentence with the old one that it rewords, if there is one; then the old ones that are left."""
    left = list(gone)
    for span in come:
        words = folded(span.of(after.text))
        likeness = [fuzz.token_sort_ratio(words, folded(old.of(before.text))) for old in left[:NEAR]]
        best = max(range(len(likeness)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= SAME_SENTENCE:
            yield Edit(before.passage(left.pop(best)), after.passage(span))
        else:
            yield Edit(None, after.passage(span))
    for span in left:
        yield Edit(before.passage(span), None)


def folded(text: str) -> str:
    """Words alone, in lower case: what typography and white space change is no edit."""
    return " ".join(WORD.findall(text.casefold()))


# ---- what entered ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class State:
    """One state of the article at an address."""

    address: str
    seen: str  # ISO 8601, UTC
    dossier: Dossier


def find_entered(states: Sequence[State], comparison: Comparison) -> tuple[Entered, ...]:
    """The newest state's quotes, figures and facts that the oldest lacks, each with when it was first seen.

    `states` come oldest first. Where its words stand elsewhere in the oldest, or were only mended, it did not enter.
    """
    if len(states) < 2:
        return ()
    newest = states[-1].dossier
    earlier = [_Earlier(state, newest.article) for state in states[:-1]]
    found = []
    for finding in _findings(newest, comparison):
        has = [one.has(finding) for one in earlier]
        if not has[0]:
            since = states[has.index(True) if True in has else -1]
            found.append(Entered(kind=finding.kind, passage=finding.passage, address=since.address, seen=since.seen))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Finding:
    kind: Literal["quote", "figure", "fact"]
    passage: Passage
    figure: Figure | None = None


def _findings(newest: Dossier, comparison: Comparison) -> Iterator[_Finding]:
    article = newest.article
    yield from (_Finding("quote", article.passage(q.span)) for q in newest.quotes)
    yield from (_Finding("figure", article.passage(f.span), f) for f in newest.figures)
    passages = {p for fact in comparison.facts for p in fact.passages if p.article == article.id}
    yield from (_Finding("fact", p) for p in sorted(passages, key=lambda p: (p.start, p.end)))


class _Earlier:
    """An earlier state, asked what of the newest it has already."""

    def __init__(self, state: State, newest: Article) -> None:
        article = state.dossier.article
        self.words = f" {folded(article.text)} "
        self.amounts = {_amount(figure) for figure in state.dossier.figures}
        edits = [(e.after, e.before) for e in find_edits(article, newest) if e.after]
        self.starts = [after.start for after, _ in edits]
        self.before = [before for _, before in edits]

    def has(self, finding: _Finding) -> bool:
        said = folded(finding.passage.exact)
        if f" {said} " in self.words:
            return True
        if finding.figure:
            return _amount(finding.figure) in self.amounts
        before = self.before_edit(finding.passage)
        if before is None:
            return False
        return finding.kind == "fact" or fuzz.partial_ratio(said, folded(before.exact)) >= STOOD_BEFORE

    def before_edit(self, passage: Passage) -> Passage | None:
        """The old wording of the sentence that the passage begins in."""
        place = bisect_right(self.starts, passage.start) - 1
        return self.before[max(place, 0)] if self.before else None


def _amount(figure: Figure) -> tuple[float | None, float | None, str]:
    return figure.low, figure.high, figure.unit


# ---- is it one ------------------------------------------------------------------------------------------------------
def is_edited(before: Article, after: Article) -> bool:
    """Is `after` a later state of the same account? A front page or a live page soon holds another one."""
    if before.title and folded(before.title) == folded(after.title or ""):
        return True
    old, new = _telling(before.text), _telling(after.text)
    least = min(len(old), len(new))
    return least < FEW_WORDS or len(old & new) >= ONE_ACCOUNT * least


def is_one_page(before: Article, after: Article) -> bool:
    """Are these the same page at two addresses, as one of them says? Some sites say so of all their pages, or of all
    parts of an article."""
    old, new = _telling(before.text), _telling(after.text)
    least = min(len(old), len(new))
    return least >= FEW_WORDS and len(old & new) >= ONE_PAGE * least


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in folded(text[:JUDGED]).split() if len(word) >= 5)
