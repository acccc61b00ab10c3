"""TIMEX3 values -> days and months that compare."""

from __future__ import annotations

import re

from tellings.model import Time

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = re.compile(
    r"(?i)\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
    r"|nov(ember)?|dec(ember)?)\b"
)
DAY = re.compile(r"(?:\d{4}|XXXX)-\d{2}-\d{2}")
MONTH = re.compile(r"(?:\d{4}|XXXX)-\d{2}(?!\d)")


def day_of(time: Time, exact: str) -> str | None:
    """ "W7" for "on Sunday", "2017-10" for "in October", "2017-10-22" for "October 22".

    None where the words name neither a weekday nor a month: what "yesterday" is hangs on when the page says it was
    published, which may be wrong.
    """
    if time.type not in ("DATE", "TIME"):
        return None
    for number, name in enumerate(WEEKDAYS, 1):
        if name in exact.lower():
            return f"W{number}"
    named = MONTHS.search(exact)
    found = named and (DAY.match(time.value) or MONTH.match(time.value))
    return found.group() if found else None


def differ(a: str, b: str) -> bool:
    """They cannot be one day: two weekdays, or two dates; a weekday against a date says nothing."""
    if a.startswith("W") or b.startswith("W"):
        return a[0] == b[0] and a != b
    return any(p != q and "X" not in p + q for p, q in zip(a.split("-")[1:], b.split("-")[1:], strict=False))
