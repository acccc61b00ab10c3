"""What a page declares -> the outlet that publishes it, and its own address."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from tellings.articles.html_declared import Declared, text_of
from tellings.articles.html_titles import SEPARATOR, fold

LONGEST = 300  # characters of a title, or of a link, that are read
HOME = re.compile(r"(?:https?://[^/?#]+)?(?:\.?/)?(?:index\.\w+)?(?:#.*)?", re.I)


def find_outlet(declared: Declared, uri: str) -> str | None:
    """The publisher's name, else the name of the site, else its domain."""
    publisher = text_of(declared.resolve(declared.article.get("publisher")))
    return publisher or declared.first("og:site_name", "application-name") or domain(uri)


def shown_outlet(tree: HtmlElement) -> str | None:
    """The part of the title that is also the words of a link to the front page: "Rain floods town - The Echo"."""
    title = tree.find(".//title")
    if title is None:
        return None
    parts = {fold(part): " ".join(part.split()) for part in SEPARATOR.split(title.text_content()[:LONGEST])[1:]}
    for link in tree.iter("a"):
        if HOME.fullmatch((link.get("href") or "").strip()):
            words = fold("".join(link.itertext())[:LONGEST]) or fold(link.get("title") or "")
            if len(words) > 2 and words in parts:
                return parts[words]
    return None


def domain(uri: str) -> str | None:
    """ "https://www.echo.example/a" -> "echo.example"."""
    try:
        host = urlsplit(uri).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def find_canonical(tree: HtmlElement, declared: Declared, uri: str) -> str | None:
    """The address that the page says is its own, absolute."""
    links = [e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower()]
    for href in (*links, declared.first("og:url")):
        if href and (address := absolute(href, uri)):
            return address
    return None


def absolute(href: str, base: str) -> str | None:
    """The web address, or None for one of another kind ("javascript:", "mailto:") or none at all."""
    try:
        address = urljoin(base, href.strip())
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None
