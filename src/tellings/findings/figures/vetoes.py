"""Amounts that are no figures: dates, clock times, labels, names, scores, addresses, pronouns."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from functools import cache

from tellings.findings.figures.amounts import Amount
from tellings.findings.figures.counted import Counted
from tellings.findings.figures.page import Page
from tellings.model import Name, Span, Time
from tellings.text.words import words

NAMED_WITH_NUMBERS = ("work", "event")  # "60 Minutes"; in other names a number more often counts ("12 Americans")
OLDEST = 120  # years; a number behind a name and a comma up to this is an age
NOT_ONE = re.compile(
    r"\b(?:no|any|every|some|this|that|the|each|which|another|other|last|next|first|my|your|his|her|an?|at|not)[ -]$",
    re.IGNORECASE,
)
IDIOM = re.compile(
    r"(?i)[ ](?:another|day|time|point|else|of(?![ ](?:the|its|his|her|their|our|my|your|those|these|[A-Z])))\b"
)
ANAPHOR = re.compile(r"(?i)\b(?:the|these|those|both|all|other|ground|or|to|top|bottom|first|last|next|final)[ ]$")
SCORE = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?:[-–]|-to-)\d{1,3}(?!\d|[.,]\d)")
CODE_BEFORE = re.compile(r"(?:[^\W\d_]-|\d-\d*|[\w:_@#&/]|\.(?=[\d.]))$")
CODE_AFTER = re.compile(r"[^\W\d_]|[_@]|\(\w|[:/.]\d|-[A-Z\d]")
AGED = re.compile(r"(?i)\b(?:aged?|ages|age[ ]of|ages[ ]of|between|turned|children|those|from)[ ]$")
NAMED = re.compile(r"[\w.’']{2,},[ ]$")
AGE_END = re.compile(r"[,.;)]|[ ](?:and|who|from|of|was|said)\b|$")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words("en", "figures")["labels"]
    labels = "|".join(map(re.escape, sorted(lists["words"], key=len, reverse=True)))
    streets = "|".join(map(re.escape, lists["streets"]))
    return (
        re.compile(rf"(?<!\w)(?:{labels})\.?[ -]?$", re.IGNORECASE),
        re.compile(rf"[ ](?:[A-Z][\w.]*[ ]){{1,3}}(?i:{streets})(?!\w)"),
    )


def busy_spans(times: tuple[Time, ...], names: tuple[Name, ...] = ()) -> Callable[[Span], bool]:
    """Does a span touch a date, a clock time or the name of a work or event? Durations and sets count and stay."""
    spans = [(t.span.start, t.span.end) for t in times if t.type in ("DATE", "TIME")]
    spans = sorted([*spans, *((n.span.start, n.span.end) for n in names if n.kind in NAMED_WITH_NUMBERS)])

    def busy(span: Span) -> bool:
        at = bisect.bisect_right(spans, (span.end, -1))
        return at > 0 and spans[at - 1][1] > span.start

    return busy


def is_none(page: Page, amount: Amount, counted: Counted | None) -> bool:
    """A number with a unit beside it is always a figure; a bare one has to count something or stand alone."""
    if amount.unit:
        return page.text[max(0, amount.span.start - 1) : amount.span.start].isalnum()
    if amount.form == "words" and amount.low == 1:
        return _is_pronoun(page, amount, counted)
    if amount.form == "words":
        return not counted and bool(ANAPHOR.search(_before(page, amount)))
    return amount.form == "digits" and (_is_code(page, amount, counted) or _is_named(page, amount, counted))


def is_age(page: Page, amount: Amount) -> bool:
    """ "Ana Silva, 34," and "aged 10 to 15"."""
    before, after = _before(page, amount), page.text[amount.span.end : amount.span.end + 6]
    if amount.unit or amount.high > OLDEST or amount.low != int(amount.low):
        return False
    if re.search(r"(?i)\b(?:aged?|ages|age[ ]of|ages[ ]of)[ ]$", before):
        return True
    if amount.form != "digits" or not (NAMED.search(before) and AGE_END.match(after)):
        return False
    return page.doc[max(0, page.index(amount.span.start) - 2)].pos_ in ("PROPN", "NOUN") and amount.low >= 1


def _before(page: Page, amount: Amount) -> str:
    return page.text[max(0, amount.span.start - 16) : amount.span.start]


def _is_pronoun(page: Page, amount: Amount, counted: Counted | None) -> bool:
    """ "no one", "the other one", "one of us", "at one point"."""
    idiom = IDIOM.match(page.text, amount.span.end)
    return not counted or bool(idiom) or bool(NOT_ONE.search(_before(page, amount)))


def _is_code(page: Page, amount: Amount, counted: Counted | None) -> bool:
    """ "No. 1", "Flight 370", "575 Wilbraham Road", "2-2", "401(k)", "0207 782 4368", "COVID-19", "the 2010s"."""
    text, (start, end) = page.text, (amount.span.start, amount.span.end)
    if amount.ranged:
        before = _before(page, amount)
        dashed = SCORE.fullmatch(text, start, end)
        return bool(_labels()[0].search(before)) or bool(
            dashed and not AGED.search(before) and text[end : end + 1] != " "
        )
    if CODE_BEFORE.search(text, max(0, start - 3), start) or CODE_AFTER.match(text, end):
        return True
    if SCORE.search(text[max(0, start - 7) : end + 7]) or (
        text[start] == "0" and text[start + 1 : start + 2].isdigit()
    ):
        return True
    if not counted and _in_table(text, start, end):
        return True
    labels, streets = _labels()
    return bool(labels.search(_before(page, amount)) or streets.match(text, end))


def _in_table(text: str, start: int, end: int) -> bool:
    """ "12  15  18", or a number on a line of its own."""
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    cell = re.search(r"\d[\s|]{1,3}$", before) or re.match(r"[\s|]{1,3}\d", after)
    alone = before.rstrip(" \t")[-1:] in ("", "\n") and after.lstrip(" \t")[:1] in ("", "\n")
    return bool(cell or alone)


def _is_named(page: Page, amount: Amount, counted: Counted | None) -> bool:
    """Behind or before a name with nothing to count: "Boeing 747", "787 Dreamliner"."""
    if counted:
        return counted.proper and amount.low != 1 and amount.low == int(amount.low)
    first = page.index(amount.span.start)
    before = page.doc[first - 1] if first else None
    return before is not None and before.pos_ == "PROPN" and before.text[:1].isupper() and not before.is_sent_start
