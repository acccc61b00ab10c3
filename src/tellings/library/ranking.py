"""Independent sources and freshness -> the place of a story in a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import log2

from tellings.text.stamps import read_stamp

DOUBLING = (
    1.0  # days of age that twice the independent sources make up for: eight sources three days ago are as one now
)
EPOCH = datetime(2000, 1, 1)


def rank(independent: int, latest: str | None) -> float:
    """Higher is first. It grows with the clock of the news, not with today's, so that it can be kept as it is."""
    return round(log2(1 + max(independent, 0)) * DOUBLING + _days(latest), 6)


def _days(stamp: str | None) -> float:
    read = read_stamp(stamp) if stamp else None
    return (read[0] - EPOCH).total_seconds() / 86400 if read else 0.0


def freshest(stamps: Iterable[tuple[str | None, str]]) -> str | None:
    """The latest time of (published, seen); a page from the future counts from when it was seen.

    Where no article says when it was published, when it was seen has to do.
    """
    pairs = list(stamps)
    dated = [min(published, seen, key=_days) for published, seen in pairs if published and read_stamp(published)]
    return max(dated or [seen for _, seen in pairs], key=_days, default=None)
