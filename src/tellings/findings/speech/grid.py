"""Parse -> Grid: the parse as plain lists, read once; a list answers ten times faster than a token."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from tellings.model import Span
from tellings.text.quotation import Quotation, quotations

GAP = 12  # code points between a paragraph left open and the words of the next
LONGEST = 5000  # code points of a quotation over paragraphs; beyond, closing marks were lost
MARKS_AND_SPACE = " \t\r\n\xa0\"“”„«»'‘’`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One entry a token. `left` and `right` are the first and last token of its subtree."""

    text: str
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    ents: list[str]
    heads: list[int]
    left: list[int]
    right: list[int]
    kids: list[list[int]]
    starts: list[int]  # code points
    ends: list[int]
    sentence: list[int]  # number of the token's sentence
    bounds: list[tuple[int, int]]  # of each sentence: first token, one after the last
    line: list[int]  # number of the token's paragraph
    quotes: tuple[Quotation, ...]
    quoted: list[int]  # index into `quotes` of the quotation that the token stands in, or -1

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """From the first token to the last, that one included."""
        return Span(self.starts[first], self.ends[last])

    def quote_at(self, at: int) -> int:
        """The number of the quotation that this code point stands in, or -1."""
        after = bisect_right(self.quotes, at, key=lambda quotation: quotation.span.start) - 1
        return after if after >= 0 and at < self.quotes[after].span.end else -1


def lay_out(doc: Doc, text: str) -> Grid:
    """`text`: the article's own, of which the parsed one is a copy with the same offsets."""
    names = doc.vocab.strings
    rows = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, ENT_TYPE, SENT_START, ORTH, SPACY]).astype("int64").tolist()
    known: dict[int, str] = {}

    def name(key: int) -> str:
        if key not in known:
            known[key] = names[key & 0xFFFFFFFFFFFFFFFF]
        return known[key]

    n = len(rows)
    heads = [i + row[0] for i, row in enumerate(rows)]
    kids: list[list[int]] = [[] for _ in range(n)]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    words = [name(row[7]) for row in rows]
    ends = list(itertools.accumulate(len(word) + row[8] for word, row in zip(words, rows, strict=True)))
    starts = [0, *ends][:-1]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    left, right = _edges(heads)
    quotes = tuple(_utterances(text, quotations(text)))
    return Grid(
        text=text, words=words, heads=heads, kids=kids, left=left, right=right, starts=starts, ends=ends,
        deps=[name(row[1]) for row in rows], pos=[name(row[2]) for row in rows], tags=[name(row[3]) for row in rows],
        lemmas=[name(row[4]).lower() for row in rows], ents=[name(row[5]) for row in rows],
        sentence=list(itertools.accumulate((int(row[6] == 1 and i > 0) for i, row in enumerate(rows)))),
        bounds=_bounds([row[6] for row in rows]), line=_lines(words), quotes=quotes,
        quoted=_quoted(starts, quotes),
    )  # fmt: skip


def _utterances(text: str, quotes: tuple[Quotation, ...]) -> Iterator[Quotation]:
    """Paragraphs of which each but the last is left open are one quotation."""
    running: Quotation | None = None
    for quote in quotes:
        if running and running.open and _goes_on(text, running.span, quote.span):
            running = Quotation(Span(running.span.start, quote.span.end), quote.open)
            continue
        if running:
            yield running
        running = quote
    if running:
        yield running


def _goes_on(text: str, before: Span, after: Span) -> bool:
    between = text[before.end : after.start] if after.start - before.end < GAP else "-"
    return not between.strip(MARKS_AND_SPACE) and after.end - before.start <= LONGEST


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The ends of each subtree, by handing each token's up to its head until nothing moves."""
    n = len(heads)
    left, right = list(range(n)), list(range(n))
    moved = True
    while moved:
        moved = False
        for order in (range(n), range(n - 1, -1, -1)):
            for i in order:
                head = heads[i]
                if left[i] < left[head]:
                    left[head], moved = left[i], True
                if right[i] > right[head]:
                    right[head], moved = right[i], True
    return left, right


def _bounds(begins: list[int]) -> list[tuple[int, int]]:
    firsts = [i for i, begin in enumerate(begins) if begin == 1 or i == 0]
    return list(itertools.pairwise([*firsts, len(begins)]))


def _lines(words: list[str]) -> list[int]:
    breaks = itertools.accumulate(("\n" in word for word in words), initial=0)
    return [int(x) for x in itertools.islice(breaks, len(words))]


def _quoted(starts: list[int], quotes: tuple[Quotation, ...]) -> list[int]:
    inside, at = [], 0
    for start in starts:
        while at < len(quotes) and quotes[at].span.end <= start:
            at += 1
        inside.append(at if at < len(quotes) and quotes[at].span.start <= start else -1)
    return inside
