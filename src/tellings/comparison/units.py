"""Dossiers -> units: the smallest pieces of an account that can be told by another in other words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import stem, words_of
from tellings.model import Dossier, Passage, Span
from tellings.text.clauses import split_clauses
from tellings.text.quotation import quoted_spans
from tellings.text.words import words

LEAST = 3  # words that carry meaning; a clause with fewer says nothing that can be told apart
DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")  # dates that tell two events apart; a bare year is often background


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause. Word for word the same clause in several articles is one unit with several passages."""

    passages: tuple[Passage, ...]
    sentences: tuple[tuple[str, int], ...]  # article and place of the sentence that each passage stands in
    stems: frozenset[str]  # of the words that carry meaning
    names: frozenset[str]  # those of them that stand in names
    plain: str  # the text without its names
    days: frozenset[str]  # dates that its sentence gives

    @property
    def text(self) -> str:
        return self.passages[0].exact

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(p.article for p in self.passages)


def read_units(dossiers: Sequence[Dossier]) -> list[Unit]:
    """In the order of the dossiers, each clause where it first stands."""
    found: dict[tuple[str, ...], list[Clause]] = {}
    for dossier in dossiers:
        for clause in _clauses(dossier):
            found.setdefault(words_of(clause.passage.exact), []).append(clause)
    return [_unit(spoken, where) for spoken, where in found.items() if len(content(spoken)) >= LEAST]


def content(spoken: Sequence[str]) -> frozenset[str]:
    small = _small()
    return frozenset(stem(word) for word in spoken if word not in small)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause where it stands."""

    passage: Passage
    sentence: tuple[str, int]
    names: tuple[Span, ...]  # in the passage
    days: frozenset[str]


def _clauses(dossier: Dossier) -> Iterator[Clause]:
    article = dossier.article
    quoted = quoted_spans(article.text)
    names = sorted((n.span for n in dossier.names), key=lambda s: s.start)
    days = sorted(((t.span, t.value[:10]) for t in dossier.times if DAY.match(t.value)), key=lambda t: t[0])
    for place, sentence in enumerate(dossier.sentences):
        inside = _within(quoted, sentence)
        dated = frozenset(value for span, value in days if sentence.contains(span)) if days else frozenset()
        for span in split_clauses(article.text, sentence, inside):
            shifted = tuple(Span(max(n.start, span.start) - span.start, min(n.end, span.end) - span.start)
                            for n in _within(names, span))  # fmt: skip
            yield Clause(article.passage(span), (article.id, place), shifted, dated)


def _within(spans: Sequence[Span], whole: Span) -> Sequence[Span]:
    """Those that overlap `whole`; `spans` are in text order and do not nest."""
    first = bisect_left(spans, whole.start, key=lambda s: s.end)
    last = bisect_left(spans, whole.end, key=lambda s: s.start)
    return [s for s in spans[first:last] if s.overlaps(whole)]


def _unit(spoken: Sequence[str], where: Sequence[Clause]) -> Unit:
    first = where[0]
    named = " ".join(n.of(first.passage.exact) for n in first.names)
    stems = content(spoken)
    return Unit(
        passages=tuple(c.passage for c in where),
        sentences=tuple(c.sentence for c in where),
        stems=stems,
        names=stems & content(words_of(named)),
        plain=_without(first.passage.exact, first.names),
        days=frozenset(day for c in where for day in c.days),
    )


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


@cache
def _small() -> frozenset[str]:
    return frozenset(words("en", "facts")["small"].split())
