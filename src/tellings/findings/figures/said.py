"""Quotes and parse -> who says a figure: the speaker around it, "according to ...", or who is said to count."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tellings.findings.figures.page import Page
from tellings.model import Quote, Span, Speaker
from tellings.text.words import words

ACCORDING = re.compile(r"(?i)\b(?:according[ ]to|in[ ]the[ ]words[ ]of)[ ]")
STEPS = 20  # from a figure up to the verb of saying over it
NEAR = 400  # code points from a figure to its "according to", in its sentence
REACH = 4000  # code points back to the name behind a pronoun


def find_sayer(page: Page, figure: Span, quotes: tuple[Quote, ...]) -> Span | None:
    """The speaker of the shortest quote around a figure, else the source that its sentence names."""
    around = [q for q in quotes if q.speaker and q.span.overlaps(figure)]
    if around:
        best = min(around, key=lambda q: q.span.end - q.span.start)
        if best.speaker and (named := _named(page.text, best.speaker, figure.start)):
            return named
    return _according(page, figure) or _subject(page, figure)


def _named(text: str, speaker: Speaker, before: int) -> Span | None:
    """Where the text names the speaker: a pronoun points back to the last mention of the name."""
    span = speaker.span
    if span and span.of(text).lower() not in words("en", "figures")["said"]["pronouns"]:
        return span
    start = text.rfind(speaker.name, max(0, before - REACH), before) if speaker.name else -1
    return Span(start, start + len(speaker.name)) if start >= 0 else span


def _according(page: Page, figure: Span) -> Span | None:
    sentence = page.sentence(figure.start)
    start, end = max(sentence.start, figure.start - NEAR), min(sentence.end, figure.end + NEAR)
    match = ACCORDING.search(page.text, start, end)
    first = page.next_index(match.end()) if match else len(page.doc)
    if first >= len(page.doc):
        return None
    token = page.doc[first]
    for _ in range(STEPS):
        if token.head.i <= token.i or token.dep_ == "pobj":
            break
        token = token.head
    return page.span(page.doc[first], token)


def _subject(page: Page, figure: Span) -> Span | None:
    """ "Officials estimate that 40 people ...": the subject of the verb of saying over the figure."""
    said = words("en", "figures")["said"]
    token = page.doc[page.index(figure.start)]
    for _ in range(STEPS):
        if token.head.i == token.i:
            return None
        below, token = token, token.head
        if token.lemma_ in said["verbs"] and below.dep_ in ("ccomp", "dobj", "prep", "parataxis"):
            return _sayer(page, figure, token, below)
    return None


def _sayer(page: Page, figure: Span, verb: Token, below: Token) -> Span | None:
    """ "... at 40" is told by "put" alone; a semicolon parts the figure from another clause's verb."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    between = page.text[min(figure.end, verb.idx) : max(figure.start, verb.idx)]
    if subject is None or subject.i == below.i or _inside(subject, figure) or ";" in between[:NEAR]:
        return None
    return _phrase(page, subject) if below.dep_ != "prep" or verb.lemma_ == "put" else None


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _phrase(page: Page, head: Token) -> Span | None:
    """The subject from its first word to the end of its name, without clauses after it."""
    if head.lower_ in words("en", "figures")["said"]["pronouns"]:
        return page.span(head, head)
    left = min((c.i for c in head.lefts), default=head.i)
    right = max((c.i for c in head.rights if c.dep_ in ("prep", "pobj", "flat", "compound")), default=head.i)
    last = page.doc[right]
    for _ in range(STEPS):
        nested = [c for c in last.rights if c.dep_ in ("pobj", "prep", "compound")]
        if not nested:
            break
        last = nested[-1]
    return page.span(page.doc[left], last)
