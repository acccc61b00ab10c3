"""One store -> another: backups and moves between engines. A backup is a library in one SQLite file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tellings.errors import CallError, StoreError
from tellings.model import Article
from tellings.store.engine import Engine, Row
from tellings.store.full_text import full_text
from tellings.store.migrate import migrate
from tellings.store.packing import unpack_noun
from tellings.store.sqlite import Sqlite

TABLES = (  # in an order in which every row finds those that it points to
    "page", "article", "body", "sighting", "quote", "dossier", "story", "facet", "member", "redirect", "judgement",
    "sketch", "term", "posting", "waiting", "watched", "setting",
)  # fmt: skip
NUMBERED = {"article": "n", "quote": "number", "judgement": "number", "waiting": "number"}
SOME = 500  # rows at a time


def backup(engine: Engine, path: Path) -> None:
    """A consistent copy while others read and write; `path` appears when it is whole."""
    if path.exists():
        raise CallError(f"there is something at {path} already", "give a path where nothing is")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(engine, Sqlite):
            engine.copy_to(part)
        else:
            _dump(engine, part)
        _sync(part)
        part.rename(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}", "check the path and its disk") from error
    finally:
        part.unlink(missing_ok=True)


def restore(engine: Engine, path: Path) -> None:
    """Everything of a backup into an empty library, whatever engines the two are of; all of it or nothing."""
    if any(engine.row(f"SELECT 1 FROM {table} LIMIT 1") for table in TABLES):
        raise CallError("this library is not empty", "restore into a new one: --library PATH-OR-URL")
    if not path.is_file():
        raise CallError(f"there is no backup at {path}", "`tellings library backup PATH` makes one")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".restore-") as folder:
        copy = Sqlite.copied(
            path, Path(folder) / "library.sqlite"
        )  # brought to today's schema, which the backup is not
        try:
            migrate(copy)
            if isinstance(engine, Sqlite):
                copy.copy_into(engine)
            else:
                engine.write(lambda: _copy(copy, engine, copy))
        finally:
            copy.close()


def _dump(engine: Engine, path: Path) -> None:
    file = Sqlite(path)
    try:
        migrate(file)
        with engine.frozen(), file.writing():
            _copy(engine, file, file)
        file.settle()
    finally:
        file.close()


def _copy(source: Engine, target: Engine, file: Sqlite) -> None:
    """`file` is the one of the two that is a file: it knows the columns that both have."""
    for table in TABLES:
        columns = [row[1] for row in file.rows(f"PRAGMA table_info({table})")]
        for rows in _some(source.stream(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}")):
            target.load(table, columns, rows)
    _index(target)
    if target.name == "postgresql":
        for table, column in NUMBERED.items():
            last = f"SELECT max({column}) FROM {table}"
            target.rows(f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), ({last}))")
        target.run(f"ANALYZE {', '.join(TABLES)}")  # else it reads whole tables until it has looked at them by itself


def _index(target: Engine) -> None:
    words = full_text(target)
    words.fill((n, unpack_noun(data, Article)) for n, data in target.stream("SELECT n, data FROM body ORDER BY n"))
    for rows in _some(target.stream("SELECT number, says, said FROM quote ORDER BY number")):
        words.add_quotes((number, says, said) for number, says, said in rows)


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, SOME)):
        yield some


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
