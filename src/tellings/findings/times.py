"""Article -> times: TIMEX3 expressions, resolved against the article's date."""

from __future__ import annotations

from tellings.findings.reading import Reading
from tellings.model import Time


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Dates, clock times, durations and sets in text order."""
    return ()
