"""Text -> the stretches that stand in quotation marks."""

from __future__ import annotations

import re

from tellings.model import Span

PAIRS = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|«([^«»\n]+)»|„([^„“”\n]+)[“”]")


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The content of each pair of double marks or guillemets, without the marks, in text order."""
    return tuple(
        Span(*m.span(group)) for m in PAIRS.finditer(text) for group in range(1, 5) if m.group(group) is not None
    )
