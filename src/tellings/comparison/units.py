"""Dossiers -> units: the smallest pieces of an account that can be told by another in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import stem, words_of
from tellings.model import Dossier, Passage
from tellings.text.clauses import split_clauses
from tellings.text.quotation import quoted_spans
from tellings.text.words import words

LEAST = 3  # words that carry meaning; a clause with fewer says nothing that can be told apart


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause. Word for word the same clause in several articles is one unit with several passages."""

    passages: tuple[Passage, ...]
    sentences: tuple[tuple[str, int], ...]  # article and place of the sentence that each passage stands in
    stems: frozenset[str]  # of the words that carry meaning

    @property
    def text(self) -> str:
        return self.passages[0].exact

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(p.article for p in self.passages)


def read_units(dossiers: Sequence[Dossier]) -> list[Unit]:
    """In the order of the dossiers, each clause where it first stands."""
    found: dict[tuple[str, ...], list[tuple[Passage, tuple[str, int]]]] = {}
    for dossier in dossiers:
        for passage, sentence in _clauses(dossier):
            found.setdefault(words_of(passage.exact), []).append((passage, sentence))
    return [_unit(spoken, where) for spoken, where in found.items() if len(content(spoken)) >= LEAST]


def content(spoken: Sequence[str]) -> frozenset[str]:
    small = _small()
    return frozenset(stem(word) for word in spoken if word not in small)


def _clauses(dossier: Dossier) -> Iterator[tuple[Passage, tuple[str, int]]]:
    article = dossier.article
    quoted = quoted_spans(article.text)
    for place, sentence in enumerate(dossier.sentences):
        inside = [q for q in quoted if q.overlaps(sentence)] if quoted else []
        for clause in split_clauses(article.text, sentence, inside):
            yield article.passage(clause), (article.id, place)


def _unit(spoken: Sequence[str], where: Sequence[tuple[Passage, tuple[str, int]]]) -> Unit:
    return Unit(tuple(p for p, _ in where), tuple(s for _, s in where), content(spoken))


@cache
def _small() -> frozenset[str]:
    return frozenset(words("en", "facts")["small"].split())
