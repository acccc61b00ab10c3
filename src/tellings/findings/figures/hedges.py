"""Words before and after an amount -> its bound, and how far the figure reaches."""

from __future__ import annotations

import re
from functools import cache

from tellings.model import Bound, Span
from tellings.text.words import words

LEFT = 40  # code points; the longest hedge with a verb before it


@cache
def _tables() -> tuple[re.Pattern[str], dict[str, Bound], re.Pattern[str], dict[str, Bound]]:
    lists = words("en", "figures")
    before: dict[str, Bound] = {w: b for b, ws in lists["bounds"].items() for w in ws}
    after: dict[str, Bound] = {w: b for b, ws in lists["bounds_after"].items() for w in ws}
    return _ending(before), before, re.compile(rf"[ ]?({_any(after)})(?!\w)", re.IGNORECASE | re.ASCII), after


def _any(forms: object) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))  # type: ignore[call-overload]


def _ending(forms: object) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_any(forms)})[ ]?$", re.IGNORECASE | re.ASCII)


def find_bound(text: str, span: Span) -> tuple[Bound, Span]:
    """ "more than 30" is at least 30; the span grows over the hedge."""
    left, before, right, after = _tables()
    start, end, bound = span.start, span.end, "exact"
    window = text[max(0, start - LEFT) : start]
    while match := left.search(window):
        found = before[match[1].lower()]
        bound = found if bound == "exact" or found != "about" else bound
        start -= len(window) - match.start()
        window = window[: match.start()]
    if match := right.match(text, end):
        bound, end = after[match[1].lower()], match.end()
    return bound, Span(start, end)  # type: ignore[return-value]


def open_end(bound: Bound, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """ "at least" leaves the upper end open, "at most" the lower."""
    if bound == "at least":
        return low, None
    return (None, high) if bound == "at most" else (low, high)
