"""Saved searches: kept, listed and forgotten; what of them could not be told."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from tellings.library.alerts import SavedSearch
from tellings.library.door import Library
from tellings.library.rows import read_alert, read_search, search_row

LOOKED_AT = 1000  # alerts of a search, looked through for trouble


def save_search(library: Library, wish: SavedSearch) -> SavedSearch:
    """The same search again is another one: it tells from now on."""
    digest = hashlib.sha256(json.dumps(asdict(wish), sort_keys=True).encode()).hexdigest()
    saved = replace(wish, id=f"w{digest[:11]}")
    library.store.write(lambda: library.store.watched.keep([search_row(saved)]))
    return saved


def searches_of(library: Library) -> tuple[SavedSearch, ...]:
    return tuple(map(read_search, library.store.watched.list("search")))


def find_search(library: Library, name: str) -> SavedSearch | None:
    row = library.store.watched.find("search", name)
    return read_search(row) if row else None


def remove_search(library: Library, name: str) -> None:
    library.store.write(lambda: library.store.watched.drop("search", [name]))


def trouble_of(library: Library, name: str) -> str | None:
    """Why its alerts do not arrive, if they do not."""
    rows = library.store.watched.list("alert", after=f"{name}/", limit=LOOKED_AT)
    untold = [one for row in rows if row.key.startswith(f"{name}/") and (one := read_alert(row)).error]
    return f"{len(untold)} alerts: {untold[-1].error}" if untold else None
