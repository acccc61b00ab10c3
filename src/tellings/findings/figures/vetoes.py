"""Amounts that are no figures: dates, clock times, labels, names, scores, addresses."""

from __future__ import annotations

import bisect
import re
from functools import cache

from tellings.findings.figures.amounts import Amount
from tellings.findings.figures.page import Page
from tellings.model import Name, Time
from tellings.text.words import words

PRONOUN_ONE = re.compile(
    r"(?i)\b(?:no|any|every|some|this|that|the|each|which|another|other|only|other|last|next|first|my|your|his|her|a)[ -]$"
)
ONE_AFTER = re.compile(
    r"(?i)(?:[’']s\b|[ ](?:another|day\b|who|that|which|is|was|has|had|can|could|would|should|may|might|of\b(?![ ](?:the|its|his|her|their|our|my|your|those|these|[A-Z])))|[.,;:!?)\"”]|-)"
)
SCORE = re.compile(r"^\d{1,3}[-–]\d{1,3}$")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words("en", "figures")
    labels = "|".join(map(re.escape, sorted(lists["labels"]["words"], key=len, reverse=True)))
    streets = "|".join(map(re.escape, lists["labels"]["streets"]))
    return (
        re.compile(rf"(?i)(?<![\w]){'(?:'}{labels})\.?[ -]?$"),
        re.compile(rf"[ ](?:[A-Z][\w.]*[ ]){{1,3}}(?i:{streets})(?!\w)"),
    )


def busy_spans(times: tuple[Time, ...]) -> list[tuple[int, int]]:
    """Where dates, clock times and sets stand; durations count something and stay."""
    return sorted((t.span.start, t.span.end) for t in times if t.type in ("DATE", "TIME"))


def is_busy(busy: list[tuple[int, int]], amount: Amount) -> bool:
    at = bisect.bisect_right(busy, (amount.number.start, 1 << 60)) - 1
    return any(start < amount.number.end and amount.number.start < end for start, end in busy[max(0, at - 1) : at + 2])


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
    labels, streets = _labels()
    window = text[max(0, start - 14) : start]
    return bool(labels.search(window) or streets.match(text, end) or SCORE.match(text[start:end]) and not amount.ranged)


def is_one_pronoun(page: Page, amount: Amount) -> bool:
    if amount.low != 1 or amount.form != "words":
        return False
    start, end = amount.span.start, amount.span.end
    return bool(PRONOUN_ONE.search(page.text, max(0, start - 9), start) or ONE_AFTER.match(page.text, end))


def is_named(page: Page, amount: Amount, names: tuple[Name, ...]) -> bool:
    """Inside a name, or behind a capitalised word with nothing to count: "Boeing 747", "787 Dreamliner"."""
    if amount.unit:
        return False
    first = page.index(amount.span.start)
    before = page.doc[first - 1] if first else None
    after = page.doc[first + 1] if first + 1 < len(page.doc) else None
    if before is None or amount.form == "words":
        return False
    proper = before.pos_ == "PROPN" and before.text[:1].isupper() and not before.is_sent_start
    counts = after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN") and after.tag_ not in ("NNP",)
    return bool(proper and not counts)
