"""A saved search -> the newest articles that it finds, and what it told its owner."""

from __future__ import annotations

from tellings.library.alerts import SavedSearch
from tellings.library.rows import Pending, read_alert
from tellings.model import Filters
from tellings.store import Store
from tellings.store.nouns import Listed

LOOKED_AT = 1000  # alerts of a search, looked through for the latest


def newest(store: Store, wanted: SavedSearch, limit: int) -> tuple[Listed, ...]:
    """As `tellings search` finds them, by time; of a person's words, those that have been read."""
    filters = Filters(speaker=wanted.person, outlet=wanted.outlet, language=wanted.language)
    return store.search.newest(wanted.words, filters, limit)


def alerts_of(store: Store, search: str, limit: int) -> tuple[Pending, ...]:
    """What it told or is about to tell, the latest first."""
    rows = store.watched.list("alert", after=f"{search}/", limit=LOOKED_AT)
    found = [read_alert(row) for row in rows if row.key.startswith(f"{search}/")]
    return tuple(sorted(found, key=lambda one: one.alert.at, reverse=True)[:limit])
