"""Reading -> page: the text with its tokens by offset, which every step below looks at."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tellings.findings.reading import Reading
from tellings.model import Span


@dataclass(frozen=True, slots=True)
class Page:
    """`starts` are the offsets of the tokens, in order."""

    text: str
    doc: Doc
    starts: tuple[int, ...]
    sentences: tuple[Span, ...]

    def index(self, offset: int) -> int:
        """The token at an offset (the one before it, where the offset is white space)."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def next_index(self, offset: int) -> int:
        """The first token that begins at an offset or after it."""
        return bisect.bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> Span:
        """The sentence around an offset; the text itself where there are none."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 else Span(0, len(self.text))

    def span(self, first: Token, last: Token) -> Span:
        return Span(first.idx, last.idx + len(last.text))


def open_page(reading: Reading) -> Page:
    return Page(reading.article.text, reading.doc, tuple(token.idx for token in reading.doc), reading.sentences)
