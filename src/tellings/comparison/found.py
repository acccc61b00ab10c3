"""Findings in text order -> those of one stretch of the text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from tellings.model import Span


class Placed(Protocol):
    """Anything that was read off a text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=Placed)


def inside(found: Sequence[P], stretch: Span) -> Iterator[P]:
    """Those that lie wholly in it; `found` in text order."""
    first = bisect.bisect_left(found, stretch.start, key=lambda f: f.span.start)
    last = bisect.bisect_left(found, stretch.end, key=lambda f: f.span.start)
    return (f for f in found[first:last] if f.span.end <= stretch.end)
