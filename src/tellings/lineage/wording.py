"""Article -> wording: its words as compared, and which of them are its own telling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Article, Span
from tellings.text.quotation import quoted_spans
from tellings.text.shingles import Vocabulary, Words
from tellings.text.words import words

SHORT_LINE = 60  # words of a line that a caption or notice may have; galleries repeat their mark every few words
TAIL = 0.75  # a copyright notice after this share of the text ends the article: what follows is no telling
LONG_QUOTE = 900  # code points of a quotation that runs over several lines

OVER_LINES = re.compile(
    rf"(?:(?<=\s)|^)(?:[\"“](?=[^\s\"“”])|``)([^\"“”`]{{2,{LONG_QUOTE}}}?)(?:[\"”]|'')", re.MULTILINE
)
HANDLE = re.compile(r"[—–-]\s*[^\n()]{1,60}\(@\w{1,30}\)")  # who posted the words before it
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article. `own`: outside quotation marks, posts, captions and notices."""

    article: Article
    words: Words
    own: NDArray[np.bool_]

    @property
    def own_words(self) -> int:
        return int(self.own.sum())


def read_wordings(articles: Iterable[Article]) -> Iterator[Wording]:
    vocabulary = Vocabulary()
    for article in articles:
        found = vocabulary.read(article.text)
        own = np.ones(len(found), np.bool_)
        for span in (*_quoted(article.text), *_furniture(article.text)):
            own[np.searchsorted(found.starts, span.start) : np.searchsorted(found.starts, span.end)] = False
        yield Wording(article, found, own)


def _quoted(text: str) -> Iterator[Span]:
    """What somebody else said or posted."""
    yield from quoted_spans(text)
    for match in OVER_LINES.finditer(text):
        yield Span(*match.span(1))
    for match in HANDLE.finditer(text):
        yield Span(text.rfind("\n", 0, match.start()) + 1, match.end())


def _furniture(text: str) -> Iterator[Span]:
    """Captions, notices and forms that were left in the body."""
    lists = words("en", "lineage")
    for line in LINE.finditer(text):
        low = line.group().lower()
        marks = sum(low.count(mark) for mark in lists["caption"])
        notice = any(mark in low for mark in lists["notice"])
        if (marks or notice) and low.count(" ") < SHORT_LINE * max(marks, 1):
            yield Span(*line.span())
        if "©" in low and line.start() > TAIL * len(text):
            yield Span(line.start(), len(text))
