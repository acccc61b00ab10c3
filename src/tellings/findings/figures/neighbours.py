"""Figures -> figures: what one leaves unsaid because its neighbour says it."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.findings.figures.changes import same_change
from tellings.findings.figures.hedges import open_end
from tellings.findings.figures.page import Page
from tellings.findings.figures.units import is_amount
from tellings.model import Figure

SHARED = re.compile(
    r",?[ ]?(?:,|and|or|to|&|/|-|–)[ ]?(?:and[ ]|or[ ]|about[ ]|from[ ]|even[ ]|then[ ])?"
)  # "20 and 30 people", "2, 3 and 4 percent"
CONVERTED = re.compile(r"[ ]?\(")  # "over 1 degree (1.8 degrees Fahrenheit)"


def settle(page: Page, figures: list[Figure]) -> tuple[Figure, ...]:
    """Units from the next figure of a list, changes and bounds from the one before a conversion or an ellipsis."""
    out = list(figures)
    for i in range(len(out) - 2, -1, -1):
        out[i] = _with_unit(page.text, out[i], out[i + 1])
    for i in range(1, len(out)):
        out[i] = _as_before(page, out[i - 1], out[i])
    return tuple(out)


def _with_unit(text: str, figure: Figure, after: Figure) -> Figure:
    gap = text[figure.span.end : after.span.start]
    shared = not figure.unit and after.unit and figure.of is None and len(gap) < 12 and SHARED.fullmatch(gap)
    return replace(figure, unit=after.unit) if shared else figure


def _as_before(page: Page, before: Figure, figure: Figure) -> Figure:
    converted = CONVERTED.fullmatch(page.text[before.span.end : figure.span.start])
    if before.change and not figure.change and (converted or same_change(page, before, figure)):
        figure = replace(figure, change=before.change)
    if converted and figure.bound == "exact" and page.text.startswith(")", figure.span.end) and _alike(before, figure):
        low, high = open_end(before.bound, figure.low, figure.high)
        figure = replace(figure, bound=before.bound, low=low, high=high)
    return figure


def _alike(a: Figure, b: Figure) -> bool:
    """Two measures or two sums of money, neither in doubt of its ends."""
    return a.bound in ("about", "at least", "at most") and is_amount(a.unit) and is_amount(b.unit) and a.unit != b.unit
