"""Text of any language -> sentences, without a parser."""

from __future__ import annotations

import re

from tellings.model import Span

_END = re.compile(r"[.!?؟।…]+[\"”’»)\]]{0,3}(?=\s|$)|[。！？]+[」』”’]?|\n|$")


def plain_sentences(text: str) -> tuple[Span, ...]:
    """By full stops and line breaks alone, white space trimmed; good enough to point at."""
    spans = []
    start = 0
    for end in (match.end() for match in _END.finditer(text)):
        words_ = text[start:end]
        if words_.strip():
            spans.append(Span(start + len(words_) - len(words_.lstrip()), start + len(words_.rstrip())))
        start = end
    return tuple(spans)
