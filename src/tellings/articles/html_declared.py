"""Tree of a page -> what the page declares of itself: JSON-LD (schema.org) and meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeAlias

from lxml.html import HtmlElement

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Node: TypeAlias = "dict[str, Json]"

LONGEST_SCRIPT = 2_000_000  # characters of one JSON-LD script that are read
DEEPEST = 12  # levels of one JSON-LD value that are searched
ARTICLE_TYPES = re.compile(r"Article$|Posting$|^Report$|^Recipe$|^Review$|^Essay$|^Blog$|^ScholarlyArticle$")
PAGE_TYPES = re.compile(r"^(?:\w*WebPage|Webpage|\w*Page|VideoObject|CreativeWork|ImageGallery)$")
TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.S)


@dataclass(frozen=True, slots=True)
class Declared:
    """`article` and `page` are JSON-LD nodes ({} where there is none), `by_id` resolves references between nodes;
    `meta` maps lower-case names and properties to their contents in page order."""

    article: Node
    page: Node
    by_id: dict[str, Node]
    meta: dict[str, tuple[str, ...]]
    kinds: tuple[str, ...] = ()  # the @type of every node

    def first(self, *names: str) -> str | None:
        """The first filled meta tag among `names`, in the order of `names`."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def resolve(self, value: Json) -> Json:
        """A node in place of a bare reference to it."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self.by_id.get(str(value["@id"]), value)
        return value


def read_declared(tree: HtmlElement) -> Declared:
    nodes = [node for script in _scripts(tree) for node in _nodes(parse_json(script))]
    articles = [n for n in nodes if any(ARTICLE_TYPES.search(t) for t in _types(n))]
    pages = [n for n in nodes if any(PAGE_TYPES.search(t) for t in _types(n))]
    return Declared(
        article=max(articles, key=_fullness, default={}),
        page=max(pages, key=_fullness, default={}),
        by_id={str(n["@id"]): n for n in reversed(nodes) if len(n) > 2 and isinstance(n.get("@id"), str)},
        meta=_meta(tree),
        kinds=tuple(t for n in nodes for t in _types(n)),
    )


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text[:LONGEST_SCRIPT]


def parse_json(text: str) -> Json:
    """The value, mended where publishers break it: comments around it, trailing commas, several values in a row."""
    text = WRAPPING.sub("", WRAPPING.sub("", text)).strip()
    for mended in (text, TRAILING_COMMA.sub("", text), TRAILING_COMMA.sub("", unescape(text))):
        try:
            value: Json = json.loads(mended, strict=False)
            return value
        except (ValueError, RecursionError):
            continue
    return _leading_values(text)


def _leading_values(text: str) -> Json:
    """The whole values at the start of a text that goes wrong later."""
    decoder, at = json.JSONDecoder(strict=False), 0
    values: list[Json] = []
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(text) and text[at] in ", \n\r\t;":
            at += 1
    return values


def _nodes(value: Json, depth: int = 0) -> Iterator[Node]:
    """Nodes that stand for the page itself, outermost first: lists of other pages (itemListElement) are left out."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(k).rsplit("/", 1)[-1] for k in (kinds if isinstance(kinds, list) else [kinds]) if k]


def _fullness(node: Node) -> int:
    """How much of what we look for a node says; of equals `max` keeps the first."""
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author"))


def _meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if content and name:
            found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def text_of(value: Json) -> str | None:
    """A JSON-LD text: entities resolved, white space folded; None where there is no text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    folded = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return folded or None
