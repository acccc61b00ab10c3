"""Judgements of persons, in the order in which they were made."""

from __future__ import annotations

from tellings.model import Judgement
from tellings.store.engine import Engine
from tellings.store.packing import pack_noun, unpack_noun


class Judgements:
    """None is ever dropped; one that was undone says so itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, judgement: Judgement) -> None:
        """A judgement that is here already is replaced and stays at its place: it was undone."""
        sql = "INSERT INTO judgement (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data"
        self._engine.run(sql, (judgement.id, pack_noun(judgement)))

    def find(self, judgement: str) -> Judgement | None:
        row = self._engine.row("SELECT data FROM judgement WHERE id = ?", (judgement,))
        return unpack_noun(row[0], Judgement) if row else None

    def list(self, *, undone: bool = True) -> tuple[Judgement, ...]:
        """The oldest first; without those that were undone, if not `undone`."""
        rows = self._engine.rows("SELECT data FROM judgement ORDER BY number")
        found = (unpack_noun(row[0], Judgement) for row in rows)
        return tuple(one for one in found if undone or one.undone is None)
