"""Amounts that are no figures: dates, clock times, labels, names, scores, addresses."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from functools import cache

from tellings.findings.figures.amounts import Amount
from tellings.findings.figures.counted import find_counted
from tellings.findings.figures.page import Page
from tellings.model import Span, Time
from tellings.text.words import words

PRONOUN_ONE = re.compile(
    r"(?i)\b(?:no|any|every|some|this|that|the|each|which|another|other|only|other|last|next|first|my|your|his|her|a)[ -]$"
)
ONE_AFTER = re.compile(
    r"(?i)(?:[’']s\b|[ ](?:another|day\b|who|that|which|is|was|has|had|can|could|would|should|may|might|of\b(?![ ](?:the|its|his|her|their|our|my|your|those|these|[A-Z])))|[.,;:!?)\"”]|-)"
)
SCORE = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}[-–]\d{1,3}(?!\d|[.,]\d)")
YEARS = re.compile(r"(?:19|20)\d\ds")
CODE = re.compile(r"(?:[A-Z]-|\d-\d*|[A-Z])$")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words("en", "figures")
    labels = "|".join(map(re.escape, sorted(lists["labels"]["words"], key=len, reverse=True)))
    streets = "|".join(map(re.escape, lists["labels"]["streets"]))
    return (
        re.compile(rf"(?i)(?<![\w]){'(?:'}{labels})\.?[ -]?$"),
        re.compile(rf"[ ](?:[A-Z][\w.]*[ ]){{1,3}}(?i:{streets})(?!\w)"),
    )


def busy_spans(times: tuple[Time, ...]) -> Callable[[Span], bool]:
    """Does a span touch a date or clock time? Durations and sets count something and stay."""
    spans = sorted((t.span.start, t.span.end) for t in times if t.type in ("DATE", "TIME"))

    def busy(span: Span) -> bool:
        at = bisect.bisect_right(spans, (span.end, -1))
        return at > 0 and spans[at - 1][1] > span.start

    return busy


def is_label(page: Page, amount: Amount) -> bool:
    """A number that names instead of counting: "No. 1", "Flight 370", "575 Wilbraham Road", "2-2"."""
    text, (start, end) = page.text, (amount.span.start, amount.span.end)
    if amount.unit:
        return False
    if start and (
        text[start - 1].isalnum() or text[start - 1] in "./:_@#&" and not text[start - 1 : start + 1] == ". "
    ):
        return True
    if end < len(text) and (text[end].isalpha() or text[end] in "_@" or re.match(r"[:/.]\d", text[end : end + 2])):
        return True
    if CODE.search(text, max(0, start - 3), start) or YEARS.fullmatch(text, start, min(len(text), end + 1)):
        return True
    if SCORE.search(text[max(0, start - 4) : end + 4]) and not amount.ranged:
        return True
    labels, streets = _labels()
    window = text[max(0, start - 14) : start]
    return bool(labels.search(window) or streets.match(text, end))


def is_one_pronoun(page: Page, amount: Amount) -> bool:
    if amount.low != 1 or amount.form != "words":
        return False
    start, end = amount.span.start, amount.span.end
    return bool(PRONOUN_ONE.search(page.text, max(0, start - 9), start) or ONE_AFTER.match(page.text, end))


def is_named(page: Page, amount: Amount) -> bool:
    """Behind or before a name with nothing to count: "Boeing 747", "787 Dreamliner"."""
    if amount.unit or amount.form != "digits":
        return False
    counted = find_counted(page, amount.span.end)
    if counted and (counted.name or not counted.proper):
        return counted.proper and amount.low != 1
    first = page.index(amount.span.start)
    before = page.doc[first - 1] if first else None
    return before is not None and before.pos_ == "PROPN" and before.text[:1].isupper() and not before.is_sent_start
