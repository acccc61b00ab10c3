"""Figures -> figures: what one leaves unsaid because its neighbour says it."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.model import Figure

SHARED = re.compile(
    r",?[ ]?(?:,|and|or|to|&|/|-|–)[ ]?(?:and[ ]|or[ ]|about[ ]|from[ ]|even[ ]|then[ ])?"
)  # "20 and 30 people", "2, 3 and 4 percent"
CONVERTED = re.compile(r"[ ]?\(")  # "dropped by 1 degree (1.8 degrees Fahrenheit)"


def settle(text: str, figures: list[Figure]) -> tuple[Figure, ...]:
    """Units from the next figure of a list, changes from the one before a conversion."""
    out = list(figures)
    for i in range(len(out) - 2, -1, -1):
        gap = text[out[i].span.end : out[i + 1].span.start]
        if not out[i].unit and out[i + 1].unit and out[i].of is None and len(gap) < 12 and SHARED.fullmatch(gap):
            out[i] = replace(out[i], unit=out[i + 1].unit)
    for i in range(1, len(out)):
        before, gap = out[i - 1], text[out[i - 1].span.end : out[i].span.start]
        if before.change and not out[i].change and CONVERTED.fullmatch(gap):
            out[i] = replace(out[i], change=before.change)
    return tuple(out)
