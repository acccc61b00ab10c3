"""Article -> Reading: an article with its parse, made once and handed to every reader."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tellings.model import Article, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """`doc` has one code point for each of `article.text`, so token offsets are text offsets."""

    article: Article
    doc: Doc
    title: Doc | None  # the parse of `article.title`
    sentences: tuple[Span, ...]


def open_reading(article: Article, doc: Doc, title: Doc | None = None) -> Reading:
    spans = (_trim(article.text, s.start_char, s.end_char) for s in doc.sents)
    return Reading(article, doc, title, tuple(span for span in spans if span.start < span.end))


def _trim(text: str, start: int, end: int) -> Span:
    """Without the white space at either end."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
