"""Passages -> links and marks of one page: each passage a number, each article's text with its passages marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from tellings.formats.plain import clean
from tellings.formats.shelf import Shelf
from tellings.model import Article, Passage, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that belongs to passage `number`."""

    span: Span
    number: int


@dataclass(slots=True)
class Receipts:
    """The numbers of passages, given in the order in which a page first shows them."""

    shelf: Shelf
    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _spans: dict[str, dict[int, Span]] = field(default_factory=dict)

    def number(self, passage: Passage) -> int:
        key = passage.article, passage.start, passage.end
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self._spans.setdefault(passage.article, {})[self.numbers[key]] = Span(passage.start, passage.end)
        return self.numbers[key]

    def paragraphs(self, article: Article) -> list[Markup]:
        """The article's text as HTML, its numbered passages marked; marks never cross, they are cut instead."""
        return marked(article.text, self._spans.get(article.id, {}), _named)

    def split(self) -> list[int]:
        """Passages of more than one piece, whose later pieces need a rule of their own to light up with the first."""
        pieces = Counter(
            piece.number
            for article in self.shelf.articles.values()
            for paragraph in _paragraphs(article.text)
            for piece in _pieces(paragraph, self._spans.get(article.id, {}))
        )
        return sorted(number for number, count in pieces.items() if count > 1)


def _named(number: int, first: bool) -> str:
    return f'class="p{number}" id="p{number}"' if first else f'class="p{number}"'


def marked(text: str, spans: dict[int, Span], attributes: Callable[[int, bool], str]) -> list[Markup]:
    """The paragraphs of a text as HTML, each span in a mark; `attributes` gets its number and: is this its first piece?

    Attributes are printed as they are: they hold nothing of the text's.
    """
    named = set[int]()
    return [Markup("".join(_tags(text, p, _pieces(p, spans), named, attributes))) for p in _paragraphs(text)]


def _paragraphs(text: str) -> list[Span]:
    breaks = [-1, *(n for n, c in enumerate(text) if c == "\n"), len(text)]
    return [Span(a + 1, b) for a, b in pairwise(breaks) if text[a + 1 : b].strip()]


def _pieces(paragraph: Span, spans: dict[int, Span]) -> list[Piece]:
    """The passages' pieces in this paragraph, outer before inner, none crossing another."""
    waiting = [
        Piece(Span(max(s.start, paragraph.start), min(s.end, paragraph.end)), n)
        for n, s in spans.items()
        if s.overlaps(paragraph)
    ]
    done: list[Piece] = []
    open_ends: list[int] = []
    waiting.sort(key=_order, reverse=True)
    while waiting:
        piece = waiting.pop()
        while open_ends and open_ends[-1] <= piece.span.start:
            open_ends.pop()
        if open_ends and open_ends[-1] < piece.span.end:
            rest = Piece(Span(open_ends[-1], piece.span.end), piece.number)
            piece = Piece(Span(piece.span.start, open_ends[-1]), piece.number)
            waiting.append(rest)
            waiting.sort(key=_order, reverse=True)
        open_ends.append(piece.span.end)
        done.append(piece)
    return done


def _order(piece: Piece) -> tuple[int, int, int]:
    return piece.span.start, -piece.span.end, piece.number


def _tags(
    text: str,
    paragraph: Span,
    pieces: Sequence[Piece],
    named: set[int],
    attributes: Callable[[int, bool], str],
) -> Iterator[str]:
    """The paragraph in pieces of HTML; what was begun goes into `named`."""
    at, ends = paragraph.start, list[int]()
    for piece in (*pieces, Piece(Span(paragraph.end, paragraph.end), 0)):
        while ends and ends[-1] <= piece.span.start:
            end = ends.pop()
            yield f"{_escaped(text[at:end])}</mark>"
            at = end
        yield _escaped(text[at : piece.span.start])
        at = piece.span.start
        if piece.number:
            yield f"<mark {attributes(piece.number, piece.number not in named)}>"
            named.add(piece.number)
            ends.append(piece.span.end)


def _escaped(text: str) -> Markup:
    return Markup.escape(clean(text))
