"""Words and filters -> hits; where quotes are asked for, the best unread matches are read first, within a budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tellings.library.reading import code_of, read_while
from tellings.model import Filters, Found
from tellings.store import Store

WIDER = 4  # times as many hits are looked at where only those with quotes are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One search. `after`: how many hits were shown before; `quotes`: only hits with reported speech that fits."""

    words: str
    filters: Filters
    limit: int
    after: int = 0
    quotes: bool = False
    among: tuple[str, ...] | None = None  # articles; None: all


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be read before the answer."""

    articles: int
    go_on: Callable[[], bool]
    workers: int


def search(store: Store, wanted: Wanted, budget: Budget) -> Found:
    """`matching` and `read` count the articles with these words, whoever speaks in them."""
    speech = wanted.quotes or wanted.filters.speaker is not None
    everyone = replace(wanted.filters, speaker=None)
    if speech:
        _read(store, replace(wanted, filters=everyone), budget)
    found = _found(store, wanted)
    if not speech:
        return found
    whole = store.search.articles(wanted.words, everyone, 0, code=code_of(store), among=wanted.among)
    return Found(tuple(hit for hit in found.hits if hit.quotes)[: wanted.limit], whole.matching, whole.read)


def _found(store: Store, wanted: Wanted) -> Found:
    limit = wanted.limit * (WIDER if wanted.quotes else 1)
    return store.search.articles(
        wanted.words, wanted.filters, limit, wanted.after, code=code_of(store), among=wanted.among
    )


def _read(store: Store, wanted: Wanted, budget: Budget) -> None:
    if wanted.among is None:
        unread = store.search.unread(wanted.words, wanted.filters, budget.articles, code=code_of(store))
    else:
        unread = store.findings.unread(wanted.among, code_of(store))[: budget.articles]
    read_while(store, unread, workers=budget.workers, go_on=budget.go_on)
