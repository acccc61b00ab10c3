"""Blocks of a page -> one row of numbers for each: what the trees of `html_body` judge them by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tellings.articles.html_blocks import MARKS, Block
from tellings.articles.html_draft_features import (
    ENOUGH,
    Columns,
    Numbers,
    around,
    drafted_of,
    near_draft,
    of_each,
    votes_of,
)
from tellings.articles.html_titles import fold
from tellings.text.words import words

TAGS = "p li h1 h2 h3 h4 h5 div span td blockquote figcaption a section article dd dt th pre body".split()  # noqa: SIM905  # one line reads better
SENTENCE_END = re.compile(r"[.!?…。！？\"”»)]$")
CLOCK_OR_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[.:]\d\d")
ARROWS = re.compile(r"[|›→]|^.?[»>]")
ADDRESS = re.compile(r"@|https?:|www\.")
WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What else is known of the page. `draft` is another reader's text of the article, one line a paragraph."""

    draft: str
    title: str | None
    outlet: str | None
    descriptions: tuple[str, ...]
    news: bool  # it declares that it is a news article
    about: tuple[float, ...]  # numbers that describe the page as a whole, in a fixed order


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: one for each block that is `near` enough to have a chance, in page order."""

    columns: tuple[str, ...]
    rows: Numbers
    near: Numbers


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of the blocks before any draft is seen."""

    folded: tuple[str, ...]
    columns: Columns


def look_at(blocks: Sequence[Block], hints: Hints) -> Looks:
    folded = tuple(fold(b.text) for b in blocks)
    return Looks(folded, _wording(blocks) | _layout(blocks) | _titles(blocks, folded, hints))


def features(blocks: Sequence[Block], hints: Hints, looks: Looks | None = None) -> Table:
    """Of at least one block; `looks`, where another draft of the same page was seen before."""
    looks = looks or look_at(blocks, hints)
    folded, columns = looks.folded, dict(looks.columns)
    columns |= votes_of(blocks, drafted_of(folded, hints.draft), columns)
    near = near_draft(columns)
    columns |= _close_look(blocks, near)
    for i, number in enumerate(hints.about):
        columns[f"page {i}"] = np.full(len(blocks), number)
    rows = np.flatnonzero(near)
    marks = np.zeros((len(rows), len(MARKS)))
    place = {mark: i for i, mark in enumerate(MARKS)}
    for row, block in enumerate(rows):
        marks[row, [place[m] for m in blocks[int(block)].marks]] = 1
    table = np.vstack([column[rows] for column in columns.values()]).T
    return Table((*columns, *MARKS), np.hstack([table, marks]), near)


def _wording(blocks: Sequence[Block]) -> Columns:
    """How each block is written."""
    inked = np.maximum(1, of_each(blocks, lambda b: len(b.text) - b.text.count(" ")))
    columns = {
        "length": np.log1p(of_each(blocks, lambda b: len(b.text))),
        "linked": np.minimum(1, of_each(blocks, lambda b: b.linked) / inked),
        "bold": np.minimum(1, of_each(blocks, lambda b: b.bold) / inked),
        "slanted": np.minimum(1, of_each(blocks, lambda b: b.slanted) / inked),
        "ends": of_each(blocks, lambda b: bool(SENTENCE_END.search(b.text))),
        "tag": of_each(blocks, lambda b: TAGS.index(b.tag) if b.tag in TAGS else -1),
        "hidden": of_each(blocks, lambda b: b.hidden),
    }
    for name, steps in (("length", (-3, -2, -1, 1, 2, 3)), ("linked", (-2, -1, 1, 2)), ("ends", (-1, 1, 2))):
        columns |= around(columns, name, steps)
    for name in ("bold", "tag"):
        columns |= around(columns, name, (-1, 1))
    return columns


def _close_look(blocks: Sequence[Block], near: Numbers) -> Columns:
    """What is dear to find out: letters, signs and tell-tale words, of the blocks that have a chance; 0 elsewhere."""
    rows = np.flatnonzero(near)
    texts = [blocks[i].text for i in map(int, rows)]
    starts = [text[:100] for text in texts]
    columns = {
        "colon": [0 < text.find(":") < ENOUGH for text in texts],
        "arrows": [bool(ARROWS.search(text)) for text in texts],
        "address": [bool(ADDRESS.search(text)) for text in texts],
        "time": [bool(CLOCK_OR_YEAR.search(start)) for start in starts],
        "exclaims": [text.count("!") + text.count("?") for text in texts],
        "upper": [sum(map(str.isupper, start)) / len(start) for start in starts],
        "digits": [sum(map(str.isdigit, start)) / len(start) for start in starts],
        "capitals": [_capitals(start.split()) for start in starts],
        "commas": [sum(map(text.count, ",،、，")) / len(text) for text in texts],
    }
    lower = [text[:120].casefold() for text in texts]
    for topic, pieces in words("en", "boilerplate").items():
        columns[topic] = [sum([piece in text for piece in pieces]) for text in lower]
    out: Columns = {name: np.zeros(len(near)) for name in columns}
    for name, values in columns.items():
        out[name][rows] = values
    for name in ("promotion", "related"):
        out |= around(out, name, (-1, 1))
    return out


def _capitals(tokens: Sequence[str]) -> float:
    return sum(token[0].isupper() for token in tokens) / max(1, len(tokens))


def _layout(blocks: Sequence[Block]) -> Columns:
    """Where each block stands on the page."""
    count = len(blocks)
    lengths = of_each(blocks, lambda b: len(b.text))
    heads = [i for i, b in enumerate(blocks) if b.tag == "h1"]
    head = heads[0] if heads else 0
    articles = {a: i for i, a in enumerate(dict.fromkeys(b.article for b in blocks if b.article))}
    held = Counter[int]()
    for block in blocks:
        held[block.article] += len(block.text)
    headings = of_each(blocks, lambda b: b.tag == "h1")
    return {
        "from h1": np.clip(np.arange(count) - head, -50, 200),
        "h1 so far": np.cumsum(headings),
        "h1 in all": np.full(count, headings.sum()),
        "box of h1": of_each(blocks, lambda b: bool(heads) and b.box == blocks[head].box),
        "article of h1": of_each(blocks, lambda b: bool(heads) and b.article == blocks[head].article),
        "place": np.arange(count) / max(1, count),
        "text so far": np.cumsum(lengths) / max(1, lengths.sum()),
        "blocks": np.full(count, count),
        "depth": of_each(blocks, lambda b: b.depth),
        "article": of_each(blocks, lambda b: articles.get(b.article, -1)),
        "articles": np.full(count, len(articles)),
        "share of article": of_each(blocks, lambda b: held[b.article]) / max(1, lengths.sum()),
        "box like last": np.array([i > 0 and blocks[i - 1].box == b.box for i, b in enumerate(blocks)], dtype=float),
        "box like next": np.array([b.box == n.box for b, n in pairwise(blocks)] + [False], float),
        "shape like last": np.array([i > 0 and blocks[i - 1].shape == b.shape for i, b in enumerate(blocks)], float),
    }


def _titles(blocks: Sequence[Block], folded: Sequence[str], hints: Hints) -> Columns:
    """What each block has in common with the page's title, its description, its outlet and itself."""
    title, outlet = fold(hints.title or ""), fold(hints.outlet or "")
    starts = [fold(d)[:60] for d in hints.descriptions if len(d) > ENOUGH]
    terms = [_terms(d) for d in hints.descriptions]
    own = [_terms(b.text) for b in blocks]
    often = Counter(folded)
    described = [any(f.startswith(s) or (len(f) > ENOUGH and s.startswith(f[:60])) for s in starts) for f in folded]
    return {
        "is title": np.array([bool(title) and f == title for f in folded], dtype=float),
        "like title": np.array([_share(_terms(hints.title or ""), o) for o in own]),
        "is description": np.array(described, dtype=float),
        "descriptions": np.full(len(blocks), float(sum(described))),
        "like description": np.array([max((_share(t, o) for t in terms), default=0.0) for o in own]),
        "names outlet": np.array([len(outlet) > 2 and outlet in f for f in folded], dtype=float),
        "repeated": np.array([min(5, often[f]) for f in folded], dtype=float),
    }


def _terms(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / max(1, len(wanted))
