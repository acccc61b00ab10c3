"""Filters -> the condition of a query."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Filters
from tellings.store.engine import Engine
from tellings.store.full_text import quotes_by
from tellings.store.rows import facet, masthead, moment, moment_after

FEW = 5_000  # stories with a facet: up to here its stories are ranked, beyond the ranking is searched for it


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A condition, and its values in order."""

    sql: str
    values: tuple[object, ...] = ()

    def also(self, sql: str, *values: object) -> Narrowed:
        return Narrowed(f"{self.sql} AND {sql}", (*self.values, *values))


def of_articles(engine: Engine, filters: Filters, *, revisions: bool = False) -> Narrowed:
    """On `article a`."""
    found = Narrowed("TRUE" if revisions else "a.newer IS NULL")
    if filters.since:
        found = found.also("a.at >= ?", moment(filters.since))
    if filters.until:
        found = found.also("a.at < ?", moment_after(filters.until))
    if filters.outlet:
        found = found.also("a.masthead = ?", masthead(filters.outlet))
    if filters.language:
        found = found.also("a.language = ?", facet(filters.language))
    if filters.speaker:
        by = quotes_by(engine, filters.speaker)
        found = found.also(f"a.n IN (SELECT q.n FROM quote q WHERE {by.sql})", *by.values)
    for kind, value in (("place", filters.place), ("person", filters.person)):
        if value:
            of_facet = "SELECT i.n FROM member i JOIN facet f ON f.story = i.story WHERE f.kind = ? AND f.value = ?"
            found = found.also(f"a.n IN ({of_facet})", kind, facet(value))
    return found


def of_stories(engine: Engine, filters: Filters) -> Narrowed:
    """On `story s`; a story that was running at some time between `since` and `until`."""
    found = Narrowed("s.standing IS NOT NULL AND s.articles > 0")
    if filters.since:
        found = found.also("s.last >= ?", moment(filters.since))
    if filters.until:
        found = found.also("s.first < ?", moment_after(filters.until))
    wanted = {
        "outlet": masthead(filters.outlet) if filters.outlet else "",
        "language": facet(filters.language) if filters.language else "",
        "place": facet(filters.place) if filters.place else "",
        "person": facet(filters.person) if filters.person else "",
    }
    for kind, value in wanted.items():
        if value:
            found = found.also(_with_facet(engine, kind, value), kind, value)
    if filters.speaker:
        by = quotes_by(engine, filters.speaker)
        found = found.also(
            f"s.id IN (SELECT m.story FROM member m JOIN quote q ON q.n = m.n WHERE {by.sql})", *by.values
        )
    return found


def _with_facet(engine: Engine, kind: str, value: str) -> str:
    sql = "SELECT count(*) FROM (SELECT 1 FROM facet WHERE kind = ? AND value = ? LIMIT ?) AS few"
    row = engine.row(sql, (kind, value, FEW + 1))
    if row and row[0] <= FEW:
        return "s.id IN (SELECT f.story FROM facet f WHERE f.kind = ? AND f.value = ?)"
    return "EXISTS (SELECT 1 FROM facet f WHERE f.kind = ? AND f.value = ? AND f.story = s.id)"
