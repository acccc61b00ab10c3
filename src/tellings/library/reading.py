"""Articles -> dossiers, kept in the store: nothing is read twice by the same version of the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tellings.model import Article, Dossier, Skip
from tellings.store import Store, code_version

BATCH = 16  # articles read between two looks at the clock


def code_of(store: Store) -> str:
    """What names the findings of this version of the code and of the language model that the store asks for."""
    return f"{code_version()} {store.model}" if store.model else code_version()


def read_findings(store: Store, articles: Sequence[Article], *, workers: int) -> list[Dossier | Skip]:
    """One answer an article, in their order."""
    found = store.findings.find([article.id for article in articles], code_of(store))
    unread = [article for article in articles if article.id not in found]
    made = iter(list(_read(store, unread, workers)))
    return [found[article.id] if article.id in found else next(made) for article in articles]


def read_while(store: Store, articles: Sequence[str], *, workers: int, go_on: Callable[[], bool]) -> int:
    """Read these, the first first, as long as `go_on` says so; how many were read."""
    read = 0
    while read < len(articles) and go_on():
        some = store.articles.many(articles[read : read + BATCH])
        read += sum(1 for _ in _read(store, some, workers))
    return read


def _read(store: Store, articles: Sequence[Article], workers: int) -> Iterator[Dossier | Skip]:
    if not articles:
        return
    from tellings.pipeline import annotate_articles

    made = list(annotate_articles(articles, workers=workers if len(articles) > 1 else 0, model=store.model))
    dossiers = [one for one in made if isinstance(one, Dossier)]

    def work() -> None:
        for dossier in dossiers:
            store.findings.keep(dossier, code_of(store))

    store.write(work)
    yield from made
