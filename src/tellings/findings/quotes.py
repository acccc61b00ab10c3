"""Article -> quotes: the words that an article puts in someone's mouth."""

from __future__ import annotations

from tellings.findings.reading import Reading
from tellings.model import Actor, Quote
from tellings.text.quotation import quoted_spans


def find_quotes(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """All reported speech in text order."""
    return tuple(
        Quote(span=span, kind="direct", cue=None, speaker=None, by="marks")
        for span in quoted_spans(reading.article.text)
    )
