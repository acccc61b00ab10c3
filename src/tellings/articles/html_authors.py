"""What a page declares and shows -> the names in its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml.html import HtmlElement

from tellings.articles.html_declared import Declared, Json

LONGEST = 60  # characters of a name
AUTHOR_META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
SPLIT = re.compile(r"\s*[;,&|/•·]\s*|\s+(?:and|und|et|y|og|och|en|e)\s+", re.I)
LEAD = re.compile(r"^(?:by|von|par|por|di|af|av|door|written by|text(?:e|o)?)\s*:?\s+", re.I)
ADDRESS = re.compile(r"https?://|www\.|@")


def find_authors(tree: HtmlElement, declared: Declared) -> tuple[str, ...]:
    for found in (_from_json(declared), _from_meta(declared), _from_byline(tree)):
        names = tuple(dict.fromkeys(name for text in found for name in split_names(text)))
        if names:
            return names
    return ()


def _from_json(declared: Declared) -> Iterator[str]:
    yield from _names(declared.article.get("author") or declared.article.get("creator"), declared)


def _names(value: Json, declared: Declared) -> Iterator[str]:
    value = declared.resolve(value)
    if isinstance(value, list):
        for item in value:
            yield from _names(item, declared)
    elif isinstance(value, dict):
        yield from _names(value.get("name"), declared)
    elif isinstance(value, str):
        yield value


def _from_meta(declared: Declared) -> Iterator[str]:
    for name in AUTHOR_META:
        yield from declared.meta.get(name, ())


def _from_byline(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'author-name')]"):
        yield element.text_content()
        return


def split_names(text: str) -> Iterator[str]:
    """ "By Ada Byron and Ben Cole" -> "Ada Byron", "Ben Cole"."""
    folded = LEAD.sub("", " ".join(unescape(text).split()))
    if ADDRESS.search(folded):
        return
    for name in SPLIT.split(folded):
        if 1 < len(name) <= LONGEST and any(c.isalpha() for c in name):
            yield name
