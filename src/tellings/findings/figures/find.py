"""Reading -> figures: every amount with its bound, unit, change, what it counts and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tellings.findings.figures.amounts import Amount, find_amounts
from tellings.findings.figures.changes import find_change
from tellings.findings.figures.counted import Counted, find_counted
from tellings.findings.figures.hedges import find_bound, open_end
from tellings.findings.figures.neighbours import settle
from tellings.findings.figures.page import Page, open_page
from tellings.findings.figures.said import find_sayer
from tellings.findings.figures.units import is_measure, measure, per
from tellings.findings.figures.vetoes import busy_spans, is_age, is_none
from tellings.findings.reading import Reading
from tellings.model import Bound, Figure, Name, Quote, Span, Time

BY = "figure rules"


def find_figures(
    reading: Reading, names: tuple[Name, ...], times: tuple[Time, ...], quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """Figures in text order; never a date, a clock time, an ordinal or a part of a name."""
    page = open_page(reading)
    return settle(page, list(_figures(page, busy_spans(times, names), quotes)))


def _figures(page: Page, busy: Callable[[Span], bool], quotes: tuple[Quote, ...]) -> Iterator[Figure]:
    last: Figure | None = None
    for amount in find_amounts(page.text, busy):
        if last and last.span.end > amount.span.start:
            continue  # "two new 737 Max jets"
        counted = find_counted(page, amount.span.end)
        if not is_none(page, amount, counted):
            last = _figure(page, amount, counted, quotes)
            yield last


def _figure(page: Page, amount: Amount, counted: Counted | None, quotes: tuple[Quote, ...]) -> Figure:
    unit, span = _unit(page, amount, counted)
    bound, whole = _bound(page, amount, span)
    low, high = open_end(bound, amount.low, amount.high)
    return Figure(
        span=whole, low=low, high=high, bound=bound, unit=unit,
        change=find_change(page.text, amount.span, whole, unit),
        of=counted.span if counted else None, said_by=find_sayer(page, whole, quotes), by=BY,
    )  # fmt: skip


def _unit(page: Page, amount: Amount, counted: Counted | None) -> tuple[str, Span]:
    """The unit beside the amount, else what it counts; the span grows over it."""
    span = amount.span
    if amount.unit:
        return amount.unit, span
    if is_age(page, amount):
        return "year of age", span
    if counted:
        unit, span = measure(counted.name), span if counted.numbered else Span(span.start, counted.span.end)
        rate = per(page.text, span.end)
        if amount.form == "share" and not is_measure(counted.name):
            return "share", span
        return (f"{unit} per {rate[0]}", Span(span.start, rate[1])) if rate else (unit, span)
    return "share" if amount.form == "share" else "", span


def _bound(page: Page, amount: Amount, span: Span) -> tuple[Bound, Span]:
    """The hedge around the whole, or between number and noun."""
    bound, whole = find_bound(page.text, span)
    if bound == "exact" and amount.span.end != span.end:
        bound, after = find_bound(page.text, amount.span)
        whole = Span(whole.start, max(whole.end, after.end))
    return ("between" if amount.low != amount.high and bound == "exact" else bound), whole
