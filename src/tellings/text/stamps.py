"""Times of publication -> which came first, as far as their precision and clocks can tell."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

PARTS = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?\s*"
)
LEAST = (1, 1, 1, 0, 0, 0)
ANY_ZONE = timedelta(hours=14)  # a clock without its zone may be this far from UTC


@lru_cache(maxsize=1 << 12)
def read_stamp(value: str) -> tuple[datetime, datetime] | None:
    """The earliest and the latest moment (UTC, zone left off) that ISO 8601 `value` can mean. None: no such value.

    A clock that names no zone is taken as UTC here; `came_before` knows better.
    """
    match = PARTS.fullmatch(value.strip())
    if match is None:
        return None
    numbers = [int(n) if n else None for n in match.groups()[:6]]
    try:
        year, month, day, hour, minute, second = (n or least for n, least in zip(numbers, LEAST, strict=True))
        start = datetime(year, month, day, hour, minute, second)
        start = _utc(start, match.group(7))
        return start, _end(start, numbers)
    except (ValueError, OverflowError):
        return None


def came_before(a: str, b: str) -> bool:
    """Was `a` surely before `b`? Two clocks without a zone are taken to be in one; else half a day is allowed for."""
    first, second = read_stamp(a), read_stamp(b)
    if first is None or second is None:
        return False
    slack = ANY_ZONE if is_zoned(a) != is_zoned(b) and "T" in a and "T" in b else timedelta(0)
    return first[1] + slack <= second[0]


def is_zoned(value: str) -> bool:
    match = PARTS.fullmatch(value.strip())
    return bool(match and match.group(7))


def _utc(naive: datetime, zone: str | None) -> datetime:
    if not zone or zone == "Z":
        return naive
    return datetime.fromisoformat(f"{naive.isoformat()}{zone}").astimezone(UTC).replace(tzinfo=None)


def _end(start: datetime, numbers: list[int | None]) -> datetime:
    if numbers[1] is None:
        return start.replace(year=start.year + 1)
    if numbers[2] is None:
        return (start + timedelta(days=32)).replace(day=1)
    if not any(numbers[3:]):  # midnight sharp is how many pages write a day without a time
        return start + timedelta(days=1)
    return start + (timedelta(minutes=1) if numbers[5] is None else timedelta(seconds=1))
