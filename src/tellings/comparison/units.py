"""Dossiers -> units: the smallest pieces of an account that can be told by another in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import stem, words_of
from tellings.comparison.synonyms import meant
from tellings.comparison.wording import listed
from tellings.model import Dossier, Passage, Span
from tellings.text.clauses import split_clauses
from tellings.text.numbers import find_numbers
from tellings.text.quotation import quoted_spans
from tellings.text.words import words

LEAST = 3  # words that carry meaning; a clause with fewer says nothing that can be told apart
QUOTE = 3  # words in quotation marks that two accounts have by no accident


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause. Word for word the same clause in several articles is one unit with several passages."""

    passages: tuple[Passage, ...]
    stems: frozenset[str]  # of the words that carry meaning, one for words that mean the same
    names: frozenset[str]  # those of them that stand in names
    plain: str  # the text without its names
    quoted: tuple[str, ...]  # its words in quotation marks, where they are some
    numbers: frozenset[float]
    denies: bool  # it holds a negation

    @property
    def text(self) -> str:
        return self.passages[0].exact

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(p.article for p in self.passages)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause where it stands."""

    passage: Passage
    names: tuple[Span, ...]  # in the passage
    quoted: tuple[Span, ...]  # likewise


def read_units(dossiers: Sequence[Dossier]) -> list[Unit]:
    """In the order of the dossiers, each clause where it first stands."""
    found: dict[tuple[str, ...], list[Clause]] = {}
    for dossier in dossiers:
        for clause in _clauses(dossier):
            found.setdefault(words_of(clause.passage.exact), []).append(clause)
    return [_unit(spoken, where) for spoken, where in found.items() if _says_something(spoken, where[0])]


def _says_something(spoken: Sequence[str], clause: Clause) -> bool:
    return len(content(spoken)) >= LEAST or any(True for _ in _quoted(clause))


def content(spoken: Sequence[str]) -> frozenset[str]:
    small = _small()
    return frozenset(meant(stem(word)) for word in spoken if word not in small)


def _clauses(dossier: Dossier) -> Iterator[Clause]:
    article = dossier.article
    quoted = quoted_spans(article.text)
    names = sorted((n.span for n in dossier.names), key=lambda s: s.start)
    for sentence in dossier.sentences:
        for span in split_clauses(article.text, sentence, _within(quoted, sentence)):
            yield Clause(article.passage(span), _inside(names, span), _inside(quoted, span))


def _inside(spans: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """Those that overlap `whole`, cut to it and counted from its start."""
    return tuple(
        Span(max(s.start, whole.start) - whole.start, min(s.end, whole.end) - whole.start)
        for s in _within(spans, whole)
    )


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
        stems=stems,
        names=stems & content(words_of(named)),
        plain=_without(first.passage.exact, first.names),
        quoted=tuple(_quoted(first)),
        numbers=frozenset(n for found in find_numbers(first.passage.exact) for n in (found.low, found.high) if n > 1),
        denies=bool(listed("negations") & frozenset(spoken)),
    )


def _quoted(clause: Clause) -> Iterator[str]:
    """With white space at both ends, so that only whole words are found in it."""
    for span in clause.quoted:
        spoken = words_of(span.of(clause.passage.exact))
        if len(spoken) >= QUOTE:
            yield f" {' '.join(spoken)} "


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


@cache
def _small() -> frozenset[str]:
    return frozenset(words("en", "facts")["small"].split())
