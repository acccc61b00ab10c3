"""Text -> amounts: numbers with their units, ranges joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tellings.findings.figures.units import money_before, per, unit_after
from tellings.model import Span
from tellings.text.numbers import Form, Number, find_numbers

RANGE_GAP = 45  # code points between the two ends of "from 21 mpg in 2008 to 23"
DASH = re.compile(r"[ ]?(?:-|–|—|to)[ ]?|[ ]?[–—-][ ]?|[ -]to-")
OR = re.compile(r"[ ](?:or|to)[ ](?:even[ ]|perhaps[ ]|maybe[ ])?")
AND = re.compile(r"[ ](?:and|to)[ ]")
BETWEEN = re.compile(
    r"(?i)\b(?:between|aged?|ages|from|anywhere between)[ ](?:the[ ]ages[ ]of[ ]|about[ ]|around[ ])?$"
)
BY = re.compile(r"(?i)\b(?:by|rose|fell|up|down|gained|lost|jumped|dropped|climbed|slipped|added)[ ](?:\w+[ ])?$")
FROM = re.compile(r"(?i)\bfrom[ ](?:about[ ]|around[ ]|just[ ]|up[ ]to[ ]|nearly[ ])?$")
FROM_TO = re.compile(r"(?i)(?:[ ][\w -]{1,34})?[ ]to[ ](?:about[ ]|around[ ]|just[ ]|nearly[ ])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number or range with the unit that is written beside it ("" where none is)."""

    span: Span
    number: Span  # of the last number alone: what is counted follows it
    low: float
    high: float
    unit: str
    form: Form
    ranged: bool = False


def find_amounts(text: str, busy: Callable[[Span], bool]) -> Iterator[Amount]:
    """Every amount in text order; a number inside a date or clock time (`busy`) is none."""
    last: Amount | None = None
    end = 0
    for number in find_numbers(text):
        if number.span.start < end or busy(number.span):
            continue
        amount = _amount(text, number)
        end = amount.span.end
        if last and (joined := _range(text, last, amount)):
            last = joined
            continue
        if last:
            yield last
        last = amount
    if last:
        yield last


def _amount(text: str, number: Number) -> Amount:
    unit = money_before(text, number)
    start, end, name = number.span.start, number.span.end, ""
    if unit:
        start, name = unit.start, unit.name
    if after := unit_after(text, number):
        end, name = after.end, name or after.name
    rate = per(text, end) if name else None
    return Amount(
        span=Span(start, rate[1] if rate else end), number=number.span, low=number.low, high=number.high,
        unit=f"{name} per {rate[0]}" if rate else name, form=number.form,
    )  # fmt: skip


def _range(text: str, a: Amount, b: Amount) -> Amount | None:
    """ "10 to 15", "between 50 and 70", "$3 billion to $5 billion", "three or four years", "from 240 to 273"."""
    gap = text[a.span.end : b.span.start]
    if len(gap) > RANGE_GAP or a.ranged or a.form == "share" or "\n" in gap:
        return None
    if a.unit and b.unit and a.unit != b.unit and not (a.unit.startswith(b.unit) or b.unit.startswith(a.unit)):
        return None
    before = text[max(0, a.span.start - 24) : a.span.start]
    plain = DASH.fullmatch(gap) or (AND.fullmatch(gap) and BETWEEN.search(before))
    close = OR.fullmatch(gap) and a.low < b.low <= a.low + max(2, a.low)
    moved = FROM_TO.fullmatch(gap) and FROM.search(before)
    if not (plain or close or moved) or (a.unit and not b.unit and not moved):
        return None
    risen = gap.strip() == "to" and not moved and BY.search(before)
    if risen and (a.unit or (not b.unit and not text[b.span.end : b.span.end + 2].strip().isalpha())):
        return None  # "rose by 14 to 60."
    low = _shared_scale(text, a, b)
    if not low < b.high and not moved:
        return None
    ends = min(low, b.high), max(low, b.high)
    return replace(
        b, span=Span(a.span.start, b.span.end), low=ends[0], high=ends[1], unit=b.unit or a.unit, ranged=True
    )


def _shared_scale(text: str, a: Amount, b: Amount) -> float:
    """ "1 to 2 thousand": the scale of the higher end is the lower's too."""
    digits = re.match(r"[\d.,]+", b.number.of(text))
    coefficient = float(digits[0].rstrip(".,").replace(",", "") or 0) if digits and digits[0].strip(".,") else 0.0
    if coefficient and b.low > coefficient >= a.low and not re.search("[a-z]", a.number.of(text)):
        return a.low * round(b.low / coefficient)
    return a.low
