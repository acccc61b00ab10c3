"""Tree of a page -> the paragraphs of its article, by the readers that agree best."""

from __future__ import annotations

import logging
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tellings.articles.html_titles import fold

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each odd page; we say what was found instead


def find_body(tree: HtmlElement, title: str | None) -> tuple[str, ...]:
    """One string a paragraph, white space folded, the repeated headline left out."""
    try:
        found = bare_extraction(deepcopy(tree), favor_precision=True, include_comments=False)
    except Exception:  # a third-party reader of any page: what it fails on has no body
        return ()
    if not isinstance(found, Document) or not found.text:
        return ()
    lines = (" ".join(line.split()) for line in found.text.splitlines())
    same = fold(title or "")
    return tuple(line for line in lines if line and fold(line) != same)
