"""Bytes of XML -> a tree, safely: no entity is expanded, nothing is loaded, broken XML is mended where it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from tellings.sources.encoding import decode

PROLOG = re.compile(r"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*", re.DOTALL)
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
BARE = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
XML_OWN = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
START = re.compile(r"<[?!A-Za-z]")
SPACES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://search.yahoo.com/mrss/": "media",
}
PLAIN = re.compile(  # the spaces of RSS itself and of sitemaps, however they are written
    r"https?://(?:purl\.org/rss/1\.0/?|purl\.org/net/rss1\.1#|my\.netscape\.com/rdf/simple/0\.9/|channel\.netscape\.com/rdf/simple/0\.9/"
    r"|backend\.userland\.com/\w+|blogs\.law\.harvard\.edu/\w+|www\.sitemaps\.org/schemas/sitemap/[\d.]+"
    r"|www\.google\.com/schemas/sitemap/[\d.]+|opml\.org/\S{0,50})",
    re.IGNORECASE,
)


def read_tree(raw: bytes, charset: str | None) -> etree._Element | None:
    """The root element; None where the bytes are no XML."""
    text = decode(raw, charset)
    if text is None:
        return None
    text = _rootwards(text.lstrip("\ufeff"))
    try:
        return etree.fromstring(text.encode(), _parser(mend=False))
    except (etree.XMLSyntaxError, ValueError):
        return _mended(text)


def _rootwards(text: str) -> str:
    """Without what stands before the root: the declaration (the text is decoded) and a DOCTYPE with its entities."""
    text = text[_prolog_end(text) :]
    doctype = DOCTYPE.match(text)
    return text[doctype.end() :] if doctype else text


def _prolog_end(text: str) -> int:
    match = PROLOG.match(text)
    return match.end() if match else 0


def _mended(text: str) -> etree._Element | None:
    """What can be saved: ampersands and HTML's entities written as XML has them, tags closed where they break off."""
    start = START.search(text)
    if start is None:
        return None
    mended = "".join(_written(ILLEGAL.sub("", text[start.start() :])))
    try:
        return etree.fromstring(mended.encode(), _parser(mend=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _written(text: str) -> Iterator[str]:
    """Outside of CDATA, each ampersand as XML has it."""
    place = 0
    while place < len(text):
        opening = text.find("<![CDATA[", place)
        bare = text[place : opening if opening >= 0 else len(text)]
        yield NAMED.sub(_named, BARE.sub("&amp;", bare.replace("&#X", "&#x")))
        closing = text.find("]]>", opening)
        if opening < 0 or closing < 0:
            yield f"{text[opening:]}]]>" if opening >= 0 else ""
            return
        yield text[opening : closing + 3]
        place = closing + 3


def _parser(*, mend: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=mend,
    )  # fmt: skip


def _named(match: re.Match[str]) -> str:
    if match[1] in XML_OWN:
        return match[0]
    return html5.get(match[1], "&amp;" + match[1])


def kind(element: etree._Element) -> str:
    """Its name: "title" of RSS, sitemaps and OPML themselves, "atom:title", "dc:date"; "?:x" of a stranger."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""  # an entity that nobody declared
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if not space or PLAIN.fullmatch(space):
        return local.lower()
    return f"{SPACES.get(space, '?')}:{local.lower()}"


def parts_of(element: etree._Element) -> dict[str, etree._Element]:
    """Its children by kind; of several the first."""
    found: dict[str, etree._Element] = {}
    for child in element:
        found.setdefault(kind(child), child)
    return found


def text_of(element: etree._Element | None) -> str | None:
    """All the text in it."""
    return None if element is None else "".join(element.itertext()).strip() or None
