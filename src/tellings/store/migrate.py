"""An empty or older store -> one of this version: numbered SQL files, each applied once, in a transaction."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tellings.errors import StoreError
from tellings.store.engine import Engine, EngineName

STEP = re.compile(r"(\d{4})\.(\w+)\.sql")
TABLE = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)"


@cache
def steps(engine: EngineName) -> tuple[tuple[int, str], ...]:
    """(number, SQL) of each, in order."""
    found = []
    for file in files("tellings.store").joinpath("migrations").iterdir():
        match = STEP.fullmatch(file.name)
        if match and match.group(2) == engine:
            found.append((int(match.group(1)), file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def migrate(engine: Engine) -> None:
    """Nothing is written where the store is of this version already."""
    newest = steps(engine.name)[-1][0]
    if version(engine) == newest:
        return

    def bring() -> None:
        engine.run(TABLE)
        have = version(engine)  # again: another process may have come first
        if have > newest:
            said = f"this library was made by a later version of tellings (schema {have}, known here: {newest})"
            raise StoreError(said, "update tellings, or restore a backup of its time")
        for number, sql in steps(engine.name):
            if number > have:
                engine.script(sql)
                engine.run("INSERT INTO migration VALUES (?)", (number,))

    engine.write(bring)


def version(engine: Engine) -> int:
    """0: empty."""
    if not _has_table(engine):
        return 0
    row = engine.row("SELECT coalesce(max(number), 0) FROM migration")
    return int(row[0]) if row else 0


def _has_table(engine: Engine) -> bool:
    if engine.name == "sqlite":
        return engine.row("SELECT 1 FROM sqlite_master WHERE name = 'migration'") is not None
    row = engine.row("SELECT to_regclass('migration')")
    return bool(row and row[0])
