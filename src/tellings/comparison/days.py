"""TIMEX3 values -> days and months that compare."""

from __future__ import annotations

import re
from datetime import date

from tellings.model import Time

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WEEKDAY = re.compile(r"(?:\d{4}|XXXX)-W(?:\d\d|XX)-([1-7])")
MONTH = re.compile(r"(\d{4}|XXXX)-(\d{2})(?!\d)")


def day_of(time: Time) -> str | None:
    """ "2017-10-22", "W7" where the week is not known, "2017-10" or "XXXX-10" for a month; None for anything else."""
    if time.type not in ("DATE", "TIME"):
        return None
    if m := DAY.match(time.value):
        return m.group()
    if m := WEEKDAY.match(time.value):
        return f"W{m.group(1)}"
    m = MONTH.match(time.value)
    return m.group() if m and len(time.value) == len(m.group()) else None


def differ(a: str, b: str) -> bool:
    """They cannot be one day: two days, two weekdays, two months."""
    if a.startswith("W") or b.startswith("W"):
        x, y = (_weekday(v) for v in (a, b))
        return x is not None and y is not None and x != y
    return any(p != q and "X" not in p + q for p, q in zip(a.split("-"), b.split("-"), strict=False))


def _weekday(value: str) -> str | None:
    if value.startswith("W"):
        return value
    try:
        return f"W{date.fromisoformat(value).isoweekday()}"
    except ValueError:
        return None
