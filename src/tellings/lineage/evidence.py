"""Two articles that share text -> which way the words went, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.lineage.outlets import agency_name, fold_outlet, masthead, short_outlet
from tellings.model import Article, Credit, Direction, Span
from tellings.text.stamps import came_before
from tellings.text.words import words

SHORTEST_NAME = 3  # letters of an outlet name that is looked for in other texts
CREDIT_LINE = 60  # code points of a cut line that can be a byline
ORIGIN = ("byline", "dateline", "footer")  # kinds of credit that say whose work this is, not whom it quotes


@dataclass(frozen=True, slots=True)
class Clue:
    """`forward`: the words went from the first article to the second. None: this tells no direction, only why not."""

    forward: bool | None
    direction: Direction
    why: str


def find_direction(a: Article, b: Article) -> Clue:
    """The strongest clue: credits, then addresses, then the clock; two that contradict each other are none."""
    for clues in (_credits(a, b), _addresses(a, b), _agencies(a, b), _clocks(a, b)):
        found = list(clues)
        if len({clue.forward for clue in found}) == 1:
            return found[0]
        if found:
            return Clue(None, "unknown", "; ".join(clue.why for clue in found))
    return Clue(None, "unknown", "nothing says which of them was first")


def credits_to(article: Article, other: Article) -> tuple[Credit, ...]:
    """Where `article` names the outlet of `other` as a source."""
    key = masthead(other)
    if key == masthead(article):
        return ()
    return tuple(c for c in article.credits if fold_outlet(c.name) == key) or tuple(_named(article, other))


def _named(article: Article, other: Article) -> Iterator[Credit]:
    """A credit to an outlet that is known only because its own account is there too."""
    if not other.outlet or len(short_outlet(other.outlet)) < SHORTEST_NAME:
        return
    for span in _credited_in(article.text, other.outlet):
        yield Credit(other.outlet, "in text", span.of(article.text), span)
    name = _outlet_pattern(other.outlet)
    for cut in article.removed:
        if len(cut.exact) <= CREDIT_LINE and re.search(rf"\b{name}\b", cut.exact):
            yield Credit(other.outlet, "byline", cut.exact)


def _outlet_pattern(outlet: str) -> str:
    return rf"(?:{re.escape(outlet)}|{re.escape(short_outlet(outlet))})"


@lru_cache(maxsize=1 << 14)
def _credited_in(text: str, outlet: str) -> tuple[Span, ...]:
    """Where a text passes on an outlet's words: looked for once for all that this outlet published."""
    name, cues = _outlet_pattern(outlet), words("en", "lineage")
    before, after = "|".join(cues["credit_before"]), "|".join(cues["credit_after"])
    pattern = rf"\({name}\)|(?i:\b(?:{before})\s+(?:the\s+)?){name}\b|\b{name}\s+(?:{after})\b"
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def links_to(article: Article, other: Article) -> bool:
    """Does its body, or the address it calls its own, point at the page of `other`?"""
    pages = {plain_address(other.uri), plain_address(other.canonical or other.uri)} - {""}
    own = {plain_address(article.uri)}
    targets = {plain_address(link) for link in (*article.links, article.canonical or "")}
    return bool((pages - own) & targets)


def origins(article: Article) -> frozenset[str]:
    """Keys of those whose work it says it is, in byline, dateline or footer; its own, if it is an agency's."""
    named = {fold_outlet(c.name) for c in article.credits if c.kind in ORIGIN}
    own = {masthead(article)}
    return frozenset(named | own if agency_name(article.outlet or "") else named - own)


def plain_address(uri: str) -> str:
    """An address without protocol, "www.", query and the last slash; "" for what is none."""
    if "://" not in uri:
        return ""
    return uri.split("://", 1)[1].split("#")[0].split("?")[0].removeprefix("www.").rstrip("/").lower()


def _credits(a: Article, b: Article) -> Iterator[Clue]:
    for one, other, forward in ((a, b, False), (b, a, True)):
        named = credits_to(one, other)
        if named:
            yield Clue(forward, "known", f"{_name(one)} credits {_name(other)}: “{named[0].exact}”")


def _addresses(a: Article, b: Article) -> Iterator[Clue]:
    for one, other, forward in ((a, b, False), (b, a, True)):
        if links_to(one, other):
            yield Clue(forward, "known", f"{_name(one)} links to the page of {_name(other)}")


def _agencies(a: Article, b: Article) -> Iterator[Clue]:
    """An agency is where words come from; two papers with the same agency's words do not have them from each other."""
    own_a, own_b = agency_name(a.outlet or ""), agency_name(b.outlet or "")
    if own_a and not own_b:
        yield Clue(True, "likely", f"{own_a} is a news agency")
    elif own_b and not own_a:
        yield Clue(False, "likely", f"{own_b} is a news agency")
    elif not own_a and (shared := origins(a) | origins(b)):
        yield Clue(
            None, "unknown", f"the words may be those of {' and '.join(sorted(shared))}, whom a credit line names"
        )


def _clocks(a: Article, b: Article) -> Iterator[Clue]:
    if a.published is None or b.published is None:
        return
    for one, other, forward in ((a, b, True), (b, a, False)):
        if one.published and other.published and came_before(one.published.value, other.published.value):
            yield Clue(
                forward, "likely", f"{_name(one)} is dated {one.published.value}, {other.published.value} the other"
            )


def _name(article: Article) -> str:
    return article.outlet or article.title or article.uri
