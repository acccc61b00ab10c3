"""Reading -> Dossier: every reader in turn, each handed what it needs of those before it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from tellings.findings.events import find_events
from tellings.findings.figures import find_figures
from tellings.findings.languages import is_english, why_partly_unread, why_unread
from tellings.findings.names import find_names
from tellings.findings.quotes import find_quotes
from tellings.findings.reading import open_reading
from tellings.findings.times import find_times
from tellings.model import Article, Dossier, Span
from tellings.text.prose import mask
from tellings.text.sentences import plain_sentences


def annotate(article: Article, doc: Doc, title: Doc | None = None) -> Dossier:
    """All that one article says, from its parse; of an article in another language, its sentences."""
    if not is_english(article):
        return Dossier(article=article, sentences=plain_sentences(article.text), note=why_unread(article))
    prose = mask(article.text)
    reading = open_reading(replace(article, text=prose), doc, title)
    names, actors = find_names(reading)
    quotes = find_quotes(reading, actors)
    times = find_times(reading)
    figures = find_figures(reading, names, times, quotes)
    return Dossier(
        article=article,
        sentences=_with_unread(article.text, prose, reading.sentences),
        quotes=quotes,
        figures=figures,
        times=times,
        names=names,
        events=find_events(reading, actors, times),
        actors=actors,
        note=why_partly_unread(article.text, prose),
    )


def _with_unread(text: str, prose: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """The lines that no reader saw are sentences by their full stops."""
    if prose == text:
        return sentences
    unread = "".join("\n" if c == "\n" else " " if kept == c else c for c, kept in zip(text, prose, strict=True))
    return tuple(sorted([*sentences, *plain_sentences(unread)]))
