"""Article -> times: TIMEX3 expressions, resolved against the article's date."""

from __future__ import annotations

from tellings.findings.times.find import find_times

__all__ = ["find_times"]
