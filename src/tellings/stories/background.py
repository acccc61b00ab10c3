"""How rare a term is: a small table learned beforehand, and more and more what the library itself has counted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

TABLE = "background.json.gz"  # made by evaluate/count_words.py
PRIOR = 300.0  # articles that the table counts for; swept 0-3,000 with an earlier score: 300 to 1,000 did best
UNSEEN = 2.0  # articles more: a name that one article had before must not weigh much less than one that none had
DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of `articles` each term stands; terms of only one article are left out."""

    articles: int
    counts: Mapping[str, int]


@cache
def load_background(language: str | None) -> Background:
    """The table of a language; English where there is none, since names are the same."""
    tables = _tables()
    table = tables.get(language or DEFAULT) or tables[DEFAULT]
    return Background(table["articles"], table["counts"])


@cache
def _tables() -> dict[str, Any]:
    raw = files("tellings.stories").joinpath(TABLE).read_bytes()
    tables: dict[str, Any] = json.loads(gzip.decompress(raw))["languages"]
    return tables


def rarities(language: str | None, terms: Iterable[str], counts: Mapping[str, int], articles: int) -> list[float]:
    """The logarithm of one in how many articles has each term; `counts` of `articles` are the library's own."""
    background = load_background(language)
    share, known, own = PRIOR / background.articles, background.counts.get, counts.get
    total = articles + PRIOR + 1
    return [max(0.0, log(total / (own(term, 0) + share * known(term, 0) + UNSEEN))) for term in terms]


def rarities_before(language: str | None, terms: Iterable[str]) -> list[float]:
    """By the table alone."""
    return rarities(language, terms, {}, 0)
