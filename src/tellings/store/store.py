"""A place to keep things -> the Store: everything a library keeps, in one SQLite file or one PostgreSQL database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from tellings.store.articles import Articles
from tellings.store.copying import backup, restore
from tellings.store.engine import Engine
from tellings.store.findings import Findings
from tellings.store.full_text import full_text
from tellings.store.integrity import check
from tellings.store.judgements import Judgements
from tellings.store.migrate import migrate
from tellings.store.pages import Pages, Sightings
from tellings.store.search import Search
from tellings.store.shelf import Shelf
from tellings.store.stories import Stories
from tellings.store.watched import Watched

Result = TypeVar("Result")
SERVERS = ("postgresql://", "postgres://")


class Store:
    """What is kept, by noun. Reads need nothing; writes stand in `writing()` or `write(work)`. Whoever opens, closes.

    One process, one thread a Store; any number of Stores on one library.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.model: str | None = None  # the language model whose findings are asked for and kept; None: the best
        words = full_text(engine)
        self.pages = Pages(engine)
        self.sightings = Sightings(engine)
        self.articles = Articles(engine, words)
        self.findings = Findings(engine, words)
        self.stories = Stories(engine)
        self.shelf = Shelf(engine, self.stories)
        self.judgements = Judgements(engine)
        self.search = Search(engine, words, self.articles, self.findings)
        self.watched = Watched(engine)

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all of it is kept or, whatever happens, nothing. One writer at a time; keep it short."""
        return self.engine.writing()

    def write(self, work: Callable[[], Result]) -> Result:
        """`work` in one transaction, and once more from its beginning where PostgreSQL went away meanwhile."""
        return self.engine.write(work)

    def alone(self, name: str) -> AbstractContextManager[bool]:
        """True while no other process holds this name; it is free again when the block or the process ends."""
        return self.engine.alone(name)

    def check(self, *, deep: bool = True) -> tuple[str, ...]:
        """What is wrong, in words; () where all is whole. `deep` reads every row and every page."""
        return check(self.engine, deep=deep)

    def backup(self, path: Path) -> None:
        """All of it into one new file, which is a library itself, while others go on reading and writing."""
        backup(self.engine, path)

    def restore(self, path: Path) -> None:
        """All of a backup into this library, which is empty."""
        restore(self.engine, path)

    def close(self) -> None:
        self.engine.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(where: str | Path, *, create: bool = True, patience: float = 30.0, pages: int | None = None) -> Store:
    """The store at a path or a postgresql:// URL, brought to this version's schema.

    `patience`: seconds to wait for another writer, or for a server that is away. `pages`: the most 4 KiB pages that
    an SQLite file may grow to.
    """
    engine = open_engine(where, create=create, patience=patience, pages=pages)
    try:
        migrate(engine)
    except BaseException:
        engine.close()
        raise
    return Store(engine)


def open_engine(where: str | Path, *, create: bool = True, patience: float = 30.0, pages: int | None = None) -> Engine:
    if str(where).startswith(SERVERS):
        from tellings.store.postgres import Postgres

        return Postgres(str(where), patience=patience)
    from tellings.store.sqlite import Sqlite

    return Sqlite(Path(where), create=create, patience=patience, pages=pages)
