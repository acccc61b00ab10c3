"""Tree of a page -> its blocks: the runs of text that a reader sees as paragraphs, headings, items and cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tellings.text.words import words


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


INLINE = _tags(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
UNSEEN = _tags(
    "script style noscript template svg math iframe object embed video audio canvas map head select option datalist "
    "textarea input meter progress rt rp area source track link meta title"
)
TAG_MARKS = _tags(
    "article main aside nav header footer figure figcaption form blockquote table ul ol dl section button "
    "address details"
)
MARKS = (*words("en", "webpage")["marks"], *(f"<{tag}>" for tag in sorted(TAG_MARKS)))
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # of "entry-content", "entry_content" and "entryContent" alike
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`marks`: what the elements around it are called, by tag ("<aside>") and by class or id ("related")."""

    text: str  # white space folded
    tag: str  # of the element that holds it
    marks: frozenset[str]
    own: frozenset[str]  # the marks of that element alone
    linked: int  # characters inside links
    bold: int  # likewise in <b> and <strong>
    slanted: int  # likewise in <i> and <em>
    links: tuple[str, ...]  # href of each link
    box: int  # the same for blocks with one parent element
    shape: str  # the same for blocks that look alike: tags and classes of the last three elements
    article: int  # the same for blocks inside one <article>; 0 outside
    depth: int
    hidden: bool


class _Frame(NamedTuple):
    """What an element hands down to what it holds."""

    tag: str
    marks: frozenset[str]
    own: frozenset[str]
    number: int  # of the block element, in page order
    box: int  # number of the one around it
    shape: tuple[str, str, str]
    article: int  # number of the innermost <article> around it
    hidden: bool
    linked: bool
    bold: bool
    slanted: bool


TOP = _Frame("html", frozenset(), frozenset(), 0, 0, ("", "", ""), 0, False, False, False, False)


class _Run:
    """The text of a block while it is collected."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = self.bold = self.slanted = 0
        self.links: list[str] = []
        self.breaks = 0

    def add(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        self.pieces.append(text)
        size = len(text.strip())
        if size:
            self.breaks = 0
            self.linked += size * frame.linked
            self.bold += size * frame.bold
            self.slanted += size * frame.slanted

    def close(self, frame: _Frame, depth: int) -> Block | None:
        """The block, if it has text; the run begins anew."""
        text = " ".join("".join(self.pieces).split()) if self.pieces else ""
        block = self._block(text, frame, depth) if text else None
        self.pieces, self.links = [], []
        self.linked = self.bold = self.slanted = 0
        return block

    def _block(self, text: str, frame: _Frame, depth: int) -> Block:
        return Block(
            text=text,
            tag=frame.tag,
            marks=frame.marks,
            own=frame.own,
            linked=self.linked,
            bold=self.bold,
            slanted=self.slanted,
            links=tuple(self.links),
            box=frame.box,
            shape=">".join(frame.shape),
            article=frame.article,
            depth=depth,
            hidden=frame.hidden,
        )


def read_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """In page order. Hidden text is there too, and says so."""
    run, stack, found, number = _Run(), [TOP], [], 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            ended = stack.pop()
            if tag not in INLINE and tag not in UNSEEN:
                found.append(run.close(ended, len(stack)))
            run.add(element.tail, stack[-1])
            continue
        if tag in UNSEEN:
            walk.skip_subtree()
        elif tag == "br":
            run.breaks += 1
            run.pieces.append("\n")
        if (tag == "br" and run.breaks > 1) or (tag not in INLINE and tag not in UNSEEN):
            found.append(run.close(stack[-1], len(stack)))
        number += 1
        stack.append(_frame(element, stack[-1], tag, number))
        if tag == "a" and (href := element.get("href")):
            run.links.append(href)
        if tag not in UNSEEN:
            run.add(element.text, stack[-1])
    return tuple(block for block in (*found, run.close(TOP, 0)) if block)


def _frame(element: HtmlElement, above: _Frame, tag: str, number: int) -> _Frame:
    attributes = dict(element.items())
    if not attributes and tag in INLINE:
        return _styled(above, tag)
    get = attributes.get
    named = get("class", "")
    own = marks_of(f"{named} {get('id', '')} {get('role', '')}" if attributes else "", tag)
    style = get("style")
    hidden = above.hidden or "hidden" in attributes or (style is not None and bool(HIDING_STYLE.search(style)))
    marks = above.marks | own if own else above.marks
    if tag in INLINE:
        return _styled(_Frame(above.tag, marks, above.own | own, *above[3:7], hidden, *above[8:]), tag)
    article = number if tag == "article" else above.article
    shape = (above.shape[1], above.shape[2], f"{tag}.{named}")
    return _Frame(tag, marks, own, number, above.number, shape, article, hidden, *above[-3:])


def _styled(frame: _Frame, tag: str) -> _Frame:
    if tag == "a":
        return frame._replace(linked=True)
    if tag in ("b", "strong"):
        return frame._replace(bold=True)
    return frame._replace(slanted=True) if tag in ("i", "em") else frame


@lru_cache(maxsize=20_000)
def marks_of(named: str, tag: str) -> frozenset[str]:
    """The marks of one element, by its tag and by how its developer called it."""
    marks = {mark for word in WORD.findall(named) for mark in _word_marks(word.lower())}
    return frozenset(marks | {f"<{tag}>"} if tag in TAG_MARKS else marks)


@lru_cache(maxsize=20_000)
def _word_marks(word: str) -> tuple[str, ...]:
    """ "articlebody" -> "content", "article"."""
    whole, pieces = _pieces()
    return (*whole.get(word, ()), *[mark for piece, mark in pieces if piece in word])


@cache
def _pieces() -> tuple[dict[str, list[str]], tuple[tuple[str, str], ...]]:
    """The marks of whole words, and (piece, mark) pairs."""
    whole: dict[str, list[str]] = {}
    marks: dict[str, list[str]] = words("en", "webpage")["marks"]
    for mark, pieces in marks.items():
        for piece in pieces:
            if piece.startswith("="):
                whole.setdefault(piece[1:], []).append(mark)
    return whole, tuple((p, mark) for mark, pieces in marks.items() for p in pieces if p[0] != "=")
