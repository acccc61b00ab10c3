"""What a page declares and shows -> its headline, without the name of the site."""

from __future__ import annotations

import re
from html import unescape

from lxml.html import HtmlElement

from tellings.articles.html_declared import Declared, text_of

LONGEST = 300  # characters; a longer "headline" is a paragraph
SEPARATOR = re.compile(r"\s+[|\-–—•·»«:/›‹~⁄]+\s+|\s*\|\s*")


def find_title(tree: HtmlElement, declared: Declared, outlet: str | None) -> str | None:
    """The headline that readers see: the one h1 that the page's own titles bear out, else what is declared."""
    shown = _headings(tree)
    stated = [t for t in (text_of(declared.article.get("headline")), *_metas(declared), _title(tree)) if t]
    borne_out = [h for h in shown if any(_alike(h, s) for s in stated)]
    if borne_out:
        return borne_out[0]
    if stated:
        return strip_site(stated[0], outlet)
    return shown[0] if shown else None


def _headings(tree: HtmlElement) -> list[str]:
    found = (" ".join(h.text_content().split()) for h in tree.iter("h1"))
    return [h for h in found if h and len(h) <= LONGEST]


def _metas(declared: Declared) -> list[str]:
    return [" ".join(unescape(t).split()) for t in (declared.first("og:title"), declared.first("twitter:title")) if t]


def _title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return " ".join(element.text_content().split()) or None if element is not None else None


def _alike(one: str, other: str) -> bool:
    """Do two titles share most words of the shorter one?"""
    a, b = (set(re.findall(r"\w+", t.casefold())) for t in (one, other))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b)) and min(len(a), len(b)) > 1


def strip_site(title: str, outlet: str | None) -> str:
    """ "Rain floods Ostbridge | The Ostbridge Echo" -> "Rain floods Ostbridge"."""
    parts = SEPARATOR.split(title)
    if len(parts) > 1 and outlet and fold(outlet) in (fold(parts[-1]), fold(parts[0])):
        keep = title[: title.rindex(parts[-1])] if fold(outlet) == fold(parts[-1]) else title[len(parts[0]) :]
        return keep.strip(" |-–—•·»«:/›‹~⁄")
    return max(parts, key=len).strip() if len(parts) == 2 and len(parts[-1].split()) <= 4 else title


def fold(text: str) -> str:
    """For comparing: letters and digits alone, without case."""
    return "".join(c for c in text.casefold() if c.isalnum())
