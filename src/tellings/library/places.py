"""Where a library is and what time it is, where nobody says so."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path


def utc_now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def default_place() -> str:
    """$TELLINGS_LIBRARY, else a file among the user's data (XDG Base Directory)."""
    if place := os.environ.get("TELLINGS_LIBRARY"):
        return place
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return str(Path(data) / "tellings" / "library.sqlite")


def default_cache() -> Path:
    """XDG Base Directory."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tellings"


def default_model() -> str | None:
    """$TELLINGS_MODEL; None: the best one that is installed."""
    return os.environ.get("TELLINGS_MODEL") or None
