"""Article -> figures: counts, amounts, shares, measures and rates."""

from __future__ import annotations

from tellings.findings.reading import Reading
from tellings.model import Figure, Name, Quote, Time


def find_figures(
    reading: Reading, names: tuple[Name, ...], times: tuple[Time, ...], quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """Figures in text order; never a date, a clock time, an ordinal or a part of a name."""
    return ()
