"""A description -> with what follows it and says whose or which: "two former employees of Harrow and Moll"."""

from __future__ import annotations

import re

from tellings.model import Span

NAME = r"(?:[A-Z][\w.’'-]*[\w’])(?: [A-Z][\w.’'-]*[\w’])*"
FOLLOWING = re.compile(
    rf" (?:of|from|between) (?:the )?{NAME}(?:, (?:the )?{NAME})*(?:,? and (?:the )?{NAME})?(?![\w’'])"
)


def widen(text: str, span: Span) -> Span:
    """Only where names follow; "the driver in the red coat" stays "the driver"."""
    match = FOLLOWING.match(text, span.end)
    return Span(span.start, match.end()) if match else span
