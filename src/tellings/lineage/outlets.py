"""Article -> masthead and house: who publishes it, however the name is written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tellings.model import Article
from tellings.text.words import words

HOST = re.compile(r"^[a-z][a-z0-9+.-]*://([^/?#:@]+)", re.IGNORECASE)
DOMAIN = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$")
ENDING = re.compile(r"\s+(?:News Agency|Press Agency|News Service|News|Online|Agency)$")
CALLS_ITSELF = re.compile(r"\b(?:news|press) agency$", re.IGNORECASE)
LETTERS = re.compile(r"[\W_]+")


def masthead(article: Article) -> str:
    """One key a masthead: its outlet, else the site it came from, else the page itself."""
    if article.outlet and fold_outlet(article.outlet):
        return fold_outlet(article.outlet)
    host = HOST.match(article.canonical or "") or HOST.match(article.uri)
    return (fold_outlet(host.group(1)) if host else "") or article.uri


@lru_cache(maxsize=1 << 14)
def fold_outlet(name: str) -> str:
    """One key for "The New York Times", "NYT" and "www.nytimes.com"."""
    low = name.strip().lower()
    low = _site(low) if DOMAIN.match(low) else low.removeprefix("the ")
    return _aliases().get(plain := LETTERS.sub("", low)) or _shortened(plain)


def short_outlet(name: str) -> str:
    """As other papers write it: "The Halvard News Agency" -> "Halvard"."""
    return ENDING.sub("", name.removeprefix("The ").strip()) or name


def agency_name(name: str) -> str | None:
    """The agency as it is known, or by its own word ("Halvard News Agency"); None: this is no agency."""
    key = fold_outlet(name)
    if key in words("en", "lineage")["agencies"]:
        return key
    return name.strip().removeprefix("The ") if CALLS_ITSELF.search(name) else None


def house(key: str) -> str | None:
    """The publisher behind a masthead, where it is known to have several."""
    return _houses().get(key)


def _site(domain: str) -> str:
    """www.bbc.co.uk -> bbc"""
    parts = domain.removeprefix("www.").split(".")[:-1]
    if len(parts) > 1 and parts[-1] in words("en", "lineage")["second_level"]:
        parts.pop()
    return parts[-1]


def _shortened(plain: str) -> str:
    """The name without "news" or "online" at its end, where that is a known masthead."""
    for tail in words("en", "lineage")["tails"]:
        short = plain.removesuffix(tail)
        if short != plain and len(short) > 2:
            return _aliases().get(short, short)
    return plain


@cache
def _aliases() -> dict[str, str]:
    lists = words("en", "lineage")
    return {alias: name for table in ("agencies", "mastheads") for name, all_ in lists[table].items() for alias in all_}


@cache
def _houses() -> dict[str, str]:
    return {key: name for name, keys in words("en", "lineage")["houses"].items() for key in keys}
