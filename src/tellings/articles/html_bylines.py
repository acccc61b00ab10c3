"""A page -> the names that may be its authors', and where each was seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from tellings.articles.byline_names import LISTS, names_after_by, split_names
from tellings.articles.html_blocks import Block, marks_of
from tellings.articles.html_declared import Declared, Json, text_of
from tellings.articles.html_facts import Facts
from tellings.articles.html_titles import fold

Names = tuple[str, ...]

LONGEST = 160  # characters of a line that is a byline
SHORT = 60  # characters of a line that is hardly more than a name
MOST = 40  # sightings of one kind: a page with thousands of comments has no more than it needs
LEAVES = (2, 8)  # texts in one marked element that are read one by one
BEFORE, AFTER = 15, 6  # blocks before the body's start, and after its start and end, in which a byline stands
AUTHOR_META = ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl", "citation_author")
LIKE_AUTHOR = re.compile(r"author|autor|creator|byline|writer")
LABELLED = "twitter:data1"  # "Written by" on most pages that have it
MARKED = re.compile("|".join(LISTS["marks"]), re.I)
FOLDER = re.compile(rf"/(?:{'|'.join(LISTS['folders'])})/|[?&](?:author|u|user)=", re.I)
ELSEWHERE = frozenset({"comment", "related", "<footer>", "<aside>", "sidebar", "navigation", "<nav>"})
NO_BYLINE = frozenset({"meta", "link", "body", "html", "script", "style", "input", "article", "main"})
PARTS = re.compile(r"\s*[|•·»]\s*|\s+[—–-]+\s+|\s*//\s*|,\s+(?=\d)")
BRACKET = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """`kind` tells where the names stood, `rank` how many of that kind came before, `href` where they lead."""

    names: Names
    kind: str
    rank: int = 0
    href: str = ""


def find_sightings(tree: HtmlElement, facts: Facts, blocks: Sequence[Block], body: tuple[int, int]) -> list[Sighting]:
    """In no order that matters; the same names may be seen in many places."""
    seen = (*_declared(facts.declared), *_elements(tree), *_lines(blocks, body))
    ranks: dict[str, int] = defaultdict(int)
    found = []
    for names, kind, href in seen:
        if names and ranks[kind] < MOST:
            found.append(Sighting(names, kind, ranks[kind], href))
            ranks[kind] += 1
    return found


Seen = Iterator[tuple[Names, str, str]]  # names, kind, href


def names_in(texts: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(name for text in texts for name in split_names(text)))


# ---- what the page declares -----------------------------------------------------------------------------------------
def declared_names(declared: Declared) -> Names:
    """Of the article's JSON-LD."""
    return names_in(_people(declared.article.get("author") or declared.article.get("creator"), declared))


def _declared(declared: Declared) -> Seen:
    yield declared_names(declared), "json", ""
    yield names_in(_people(declared.page.get("author"), declared)), "page author", ""
    for node in declared.by_id.values():
        if "Person" in str(node.get("@type")):
            yield names_in([text_of(node.get("name")) or ""]), "person", ""
    for tag, texts in declared.meta.items():
        names = names_in(text for text in texts if text[0] != "(")
        if tag == LABELLED:
            yield names, "meta labelled", ""
        elif tag in AUTHOR_META:
            yield names, "meta author" if tag == AUTHOR_META[0] else "meta known", ""
        elif LIKE_AUTHOR.search(tag):
            yield names, "meta other", ""


def _people(value: Json, declared: Declared) -> Iterator[str]:
    value = declared.resolve(value)
    if isinstance(value, list):
        for item in value:
            yield from _people(item, declared)
    elif isinstance(value, dict):
        parts = (value.get("givenName"), value.get("familyName"))
        yield from _people(value.get("name") or " ".join(p for p in parts if isinstance(p, str)), declared)
    elif isinstance(value, str):
        yield value


# ---- elements that are called bylines, links to people --------------------------------------------------------------
def _elements(tree: HtmlElement) -> Seen:
    for element in tree.iter():
        if element.tag in NO_BYLINE or not isinstance(element.tag, str):
            continue
        get = element.get
        stated = get("rel") == "author" or "author" in get("itemprop", "")
        if stated or _is_marked(get("class", "")) or "author" in get("id", ""):
            yield from _marked(element, "stated" if stated else "marked")
        if element.tag == "a" and FOLDER.search(href := get("href", "")):
            text = _text(element)
            if 2 < len(text) < SHORT:
                kind = "own page" if _names_page(fold(text), href) else "people page"
                yield names_in([text]), _placed(kind, element), href


@lru_cache(maxsize=20_000)
def _is_marked(named: str) -> bool:
    return bool(MARKED.search(named))


def _marked(element: HtmlElement, kind: str) -> Seen:
    """The element's text, that of its links, and each of its pieces."""
    text = _text(element)
    if not 0 < len(text) <= LONGEST:
        return
    yield names_in([text]), _placed(kind, element), ""
    links = [] if element.tag == "a" else list(element.iter("a"))
    if links:
        yield names_in(map(_text, links)), _placed("linked", element), links[0].get("href") or ""
    leaves = [piece for piece in element.itertext() if piece.strip()]
    if LEAVES[0] <= len(leaves) < LEAVES[1]:
        for leaf in leaves:
            yield names_in([leaf]), _placed("leaf", element), ""


def _text(element: HtmlElement) -> str:
    """Its first words, enough to tell a byline from a story, with a space between any two elements: pages glue "Ada
    Byron" to the count of comments after it."""
    words: list[str] = []
    size = 0
    for piece in element.itertext():
        words += piece.split()
        size += len(piece.strip())
        if size > LONGEST:
            break
    return " ".join(words)


def _names_page(name: str, href: str) -> bool:
    """Is the page at this address called like the person?"""
    page = fold(unquote(href).rstrip("/").rsplit("/", 1)[-1].split("?")[0].split(".")[0])
    return min(len(name), len(page)) > 3 and (name in page or page in name)


def _placed(kind: str, element: HtmlElement) -> str:
    """The kind, marked where the element stands in comments, teasers of other articles or the like."""
    for outer in (element, *element.iterancestors()):
        if outer.tag in ("body", "html"):
            break
        if not ELSEWHERE.isdisjoint(marks_of(f"{outer.get('class', '')} {outer.get('id', '')}", outer.tag)):
            return f"elsewhere {kind}"
    return kind


# ---- lines around the body ------------------------------------------------------------------------------------------
def _lines(blocks: Sequence[Block], body: tuple[int, int]) -> Seen:
    first, last = body
    near = {*range(max(0, first - BEFORE), first + AFTER), *range(max(0, last - 3), last + AFTER)}
    for i in sorted(near & {*range(len(blocks))}):
        block = blocks[i]
        if block.hidden or len(block.text) > LONGEST:
            continue
        dated = any(map(str.isdigit, block.text)) or not {"byline", "date"}.isdisjoint(block.own)
        yield tuple(names_after_by(block.text)), "by, dated" if dated else "by", ""
        parts = PARTS.split(block.text)
        for part in parts:
            if len(part) <= SHORT:
                yield names_in([part.strip(" ()[]")]), "part" if len(parts) > 1 else "line", ""
    for block in blocks[max(0, last - 2) : last + 2]:
        if bracket := BRACKET.search(block.text[-SHORT:]):
            yield names_in([bracket[1]]), "bracket", ""
        if len(block.text) < SHORT:
            yield names_in([block.text]), "signature", ""
