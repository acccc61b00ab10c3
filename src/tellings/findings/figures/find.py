"""Reading -> figures: every amount with its bound, unit, change, what it counts and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.findings.figures.amounts import Amount, find_amounts
from tellings.findings.figures.counted import find_counted
from tellings.findings.figures.hedges import find_bound, find_change
from tellings.findings.figures.page import Page, open_page
from tellings.findings.figures.said import find_sayer
from tellings.findings.figures.units import per
from tellings.findings.figures.vetoes import busy_spans, is_label, is_named, is_one_pronoun
from tellings.findings.reading import Reading
from tellings.model import Bound, Figure, Name, Quote, Span, Time

BY = "figure rules"


def find_figures(
    reading: Reading, names: tuple[Name, ...], times: tuple[Time, ...], quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """Figures in text order; never a date, a clock time, an ordinal or a part of a name."""
    page, busy = open_page(reading), busy_spans(times)
    return tuple(
        _figure(page, amount, quotes)
        for amount in find_amounts(page.text, busy)
        if not (is_label(page, amount) or is_one_pronoun(page, amount)) and not is_named(page, amount)
    )


def _figure(page: Page, amount: Amount, quotes: tuple[Quote, ...]) -> Figure:
    unit, of, span = amount.unit, None, amount.span
    counted = find_counted(page, span.end)
    if counted:
        of = counted.span
        if not unit:
            unit, span = counted.name, Span(span.start, of.end)
            if rate := per(page.text, span.end):
                unit, span = f"{unit} per {rate[0]}", Span(span.start, rate[1])
    if amount.form == "share" and not amount.unit:
        unit = "share"
    bound, whole = find_bound(page.text, span)
    bound, whole = _bound(page, amount, bound, whole)
    low, high = _ends(amount, bound)
    return Figure(
        span=whole, low=low, high=high, bound=bound, unit=unit, change=find_change(page.text, amount.span, whole) if bound in ("exact", "between") else None,
        of=of, said_by=find_sayer(page, whole, quotes), by=BY,
    )  # fmt: skip


def _bound(page: Page, amount: Amount, bound: Bound, whole: Span) -> tuple[Bound, Span]:
    if bound == "exact" and amount.span.end != whole.end:
        bound, after = find_bound(page.text, amount.span)
        whole = Span(whole.start, max(whole.end, after.end))
    if amount.low != amount.high and bound in ("exact", "about"):
        return "between", whole
    return bound, whole


def _ends(amount: Amount, bound: Bound) -> tuple[float | None, float | None]:
    if bound == "at least":
        return amount.low, None
    return (None, amount.high) if bound == "at most" else (amount.low, amount.high)


__all__ = ["Iterator", "find_figures"]
