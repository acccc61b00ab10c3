"""Does an article have what a saved search asks for? As `tellings search` would find it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.library.alerts import SavedSearch
from tellings.model import Article, Quoted
from tellings.store.rows import facet, masthead
from tellings.store.terms import Clause, read_query, words_of


@dataclass(frozen=True, slots=True)
class Worded:
    """An article and its words, read once for all searches."""

    article: Article
    words: tuple[str, ...]
    known: frozenset[str]


def worded(article: Article) -> Worded:
    words = tuple(words_of(f"{article.title or ''}\n{article.text}"))
    return Worded(article, words, frozenset(words))


def fits(search: SavedSearch, one: Worded) -> bool:
    outlet, language = one.article.outlet, one.article.language
    if search.outlet and (not outlet or masthead(outlet) != masthead(search.outlet)):
        return False
    if search.language and (not language or facet(language) != facet(search.language)):
        return False
    return all(_has(one, clause) for clause in read_query(search.words))


def speaks(person: str | None, quote: Quoted) -> bool:
    """Any part of a name will do."""
    return set(words_of(person or "")) <= set(words_of(quote.speaker or ""))


def _has(one: Worded, clause: Clause) -> bool:
    *first, last = clause.words
    if not one.known.issuperset(first):
        return False
    if not first and not clause.prefix:
        return last in one.known
    return any(_stands(one.words[i : i + len(clause.words)], clause) for i in range(len(one.words)))


def _stands(words: Sequence[str], clause: Clause) -> bool:
    if len(words) < len(clause.words) or tuple(words[:-1]) != clause.words[:-1]:
        return False
    return words[-1].startswith(clause.words[-1]) if clause.prefix else words[-1] == clause.words[-1]
