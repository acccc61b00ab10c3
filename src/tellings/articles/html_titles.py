"""What a page declares and shows -> its headline, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tellings.articles.html_declared import Declared, text_of

SIGNS = re.compile(r"[\W_]+")
LONGEST = 300  # characters; a longer "headline" is a paragraph
SITE_WORDS = 4  # words that the name of a site may have where nothing else tells what it is
KICKER = 0.6  # share of a headline that the words before it may be
SEPARATOR = re.compile(r"\s+[|\-–—•·»«:/›‹~⁄]+\s+|\s*[|｜ㅣ]\s*")


def find_title(tree: HtmlElement, declared: Declared, outlet: str | None, uri: str) -> str | None:
    """The headline that JSON-LD or the h1 gives, less its kicker; then og:title, then <title>, less the site's name.

    Where the h1 and og:title agree against a JSON-LD headline that repeats <title>, the latter is for search engines.
    """
    site = tuple(fold(name) for name in (outlet, _host(uri)) if name)
    stated = {k: v for k, v in _stated(tree, declared).items() if v}
    shown = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    heading = next((h for h in shown if h and len(h) <= LONGEST and any(_alike(h, s) for s in stated.values())), "")
    known = {fold(t) for t in (heading, stated.get("JSON-LD")) if t}
    headline = _strip_site(stated.get("JSON-LD", ""), {fold(heading)}, site)
    shared = _strip_site(stated.get("og", ""), known, site)
    bar = _strip_site(stated.get("title", ""), known | {fold(shared)}, site, guess=True)
    if fold(heading) == fold(shared) and fold(headline) == fold(bar) and heading:
        headline = heading
    best = headline or heading
    if best:
        return _without_kicker(best, (shared, bar))
    return shared or bar or next((h for h in shown if h), None)


def _stated(tree: HtmlElement, declared: Declared) -> dict[str, str | None]:
    element = tree.find(".//title")
    return {
        "JSON-LD": _clean(text_of(declared.article.get("headline"))),
        "og": _clean(declared.first("og:title", "twitter:title")),
        "title": _clean(element.text_content()) if element is not None else None,
    }


def _clean(text: str | None) -> str | None:
    """Entities are often escaped twice."""
    return " ".join(unescape(unescape(text)).split())[: 2 * LONGEST] if text else None


def _alike(one: str, other: str) -> bool:
    """Do two titles share at least half of the words of the shorter one?"""
    a, b = (set(re.findall(r"\w+", t.casefold())) for t in (one, other))
    least = min(len(a), len(b))
    return least > 1 and 2 * len(a & b) >= least


def _strip_site(title: str, known: set[str], site: tuple[str, ...], *, guess: bool = False) -> str:
    """ "Rain floods Ostbridge | Weather | The Echo" -> "Rain floods Ostbridge", as far as `known` titles, the names of
    the `site` or (`guess`) a short last part tell where the headline ends."""
    cuts = list(SEPARATOR.finditer(title))
    for part in (*(title[: c.start()] for c in reversed(cuts)), *(title[c.end() :] for c in cuts)):
        if fold(part) and fold(part) in known:
            return part
    cut = title
    for shorter in _shorter(title, site):
        cut = shorter
    if cut == title and guess and cuts:
        first, last = title[: cuts[-1].start()], title[cuts[-1].end() :]
        return first if len(last.split()) <= SITE_WORDS and len(first.split()) > 2 else title
    return cut


def _shorter(title: str, site: tuple[str, ...]) -> Iterator[str]:
    """The title with one name of the site after another taken off its ends."""
    while cuts := list(SEPARATOR.finditer(title)):
        if _is_site(title[cuts[-1].end() :], site):
            title = title[: cuts[-1].start()]
        elif _is_site(title[: cuts[0].start()], site):
            title = title[cuts[0].end() :]
        else:
            return
        yield title


def _is_site(part: str, site: tuple[str, ...]) -> bool:
    folded = fold(part)
    if not folded or folded in site:
        return True
    return any(
        min(len(name), len(folded)) > 3 and (name in folded or folded in name) and len(folded) < 2.5 * len(name)
        for name in site
    )


def _host(uri: str) -> str | None:
    """ "https://www.echo-news.example/a" -> "echo-news"."""
    try:
        labels = (urlsplit(uri).hostname or "").removeprefix("www.").split(".")
    except ValueError:
        return None
    return max(labels[:-1] or labels, key=len)


def _without_kicker(title: str, others: tuple[str, ...]) -> str:
    """ "Floods: Rain drowns Ostbridge" where another title is "Rain drowns Ostbridge" alone."""
    folded = fold(title)
    for other in others:
        tail = fold(other)
        if tail and tail != folded and folded.endswith(tail) and len(tail) >= (1 - KICKER) * len(folded):
            return other
    return title


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """For comparing: letters and digits alone, without case."""
    return SIGNS.sub("", text.casefold())
