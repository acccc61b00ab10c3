"""What watching remembers <-> rows of the store: JSON, without what is as it is by default."""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, dataclass, fields

import msgspec

from tellings.library.alerts import Alert, SavedSearch
from tellings.library.feeds import Feed
from tellings.library.visits import Visit
from tellings.model import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An alert and how far it has come; one that was told stays, so that it is not told again."""

    alert: Alert
    told: str | None = None  # when: ISO 8601, UTC
    tries: int = 0
    error: str | None = None


def feed_row(feed: Feed, due: float | None) -> Watched:
    return Watched("feed", feed.url, due, _json(feed))


def read_feed_row(row: Watched) -> Feed:
    return msgspec.json.decode(row.state, type=Feed)


def visit_row(address: str, visit: Visit, due: float | None) -> Watched:
    return Watched("page", address, due, _json(visit))


def read_visit(row: Watched) -> Visit:
    return msgspec.json.decode(row.state, type=Visit)


def search_row(search: SavedSearch) -> Watched:
    return Watched("search", search.id, None, _json(search))


def read_search(row: Watched) -> SavedSearch:
    return msgspec.json.decode(row.state, type=SavedSearch)


def alert_row(pending: Pending, due: float | None) -> Watched:
    return Watched("alert", f"{pending.alert.search}/{pending.alert.id}", due, _json(pending))


def read_alert(row: Watched) -> Pending:
    return msgspec.json.decode(row.state, type=Pending)


def _json(noun: Feed | Visit | SavedSearch | Pending) -> str:
    defaults = {f.name: f.default for f in fields(noun) if f.default is not MISSING}
    said = {name: value for name, value in asdict(noun).items() if name not in defaults or value != defaults[name]}
    return json.dumps(said, ensure_ascii=True, separators=(",", ":"))
