"""Quotes -> who says a figure: the speaker of the words that hold it, or "according to ..."."""

from __future__ import annotations

import re

from tellings.findings.figures.page import Page
from tellings.model import Quote, Span

ACCORDING = re.compile(r"(?i)\baccording[ ]to[ ]")


def find_sayer(page: Page, figure: Span, quotes: tuple[Quote, ...]) -> Span | None:
    """The speaker of the shortest quote around a figure, else the source its sentence names."""
    around = [q for q in quotes if q.span.overlaps(figure) and q.speaker and q.speaker.span]
    if around:
        best = min(around, key=lambda q: q.span.end - q.span.start)
        return best.speaker.span if best.speaker else None
    return _according(page, figure)


def _according(page: Page, figure: Span) -> Span | None:
    sentence = page.doc[page.index(figure.start)].sent
    match = ACCORDING.search(page.text, sentence.start_char, sentence.end_char)
    if not match:
        return None
    first = page.next_index(match.end())
    token = page.doc[first] if first < len(page.doc) else None
    if token is None:
        return None
    while token.head.i > token.i and token.dep_ in ("det", "compound", "amod", "poss", "nmod", "nummod"):
        token = token.head
    return page.span(page.doc[first], token)
