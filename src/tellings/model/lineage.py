"""Lineage: who copied whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tellings.model.spans import Passage

LinkKind = Literal["reprint", "reuse", "credit", "link"]
Direction = Literal["known", "likely", "unknown"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A source outside the inputs, known by its credit alone."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words went from `source` to `target` (ids of articles, or an agency), as far as `direction` is sure."""

    source: str | Agency
    target: str
    kind: LinkKind
    direction: Direction
    share: float  # of the shorter text's words outside quotation marks that both have
    passages: tuple[tuple[Passage, Passage], ...] = ()  # (in source, in target); a credit's words twice
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that rest on one telling; an article that copies nobody is a family of its own."""

    articles: tuple[str, ...]  # the origin first, where it is known
    origin: str | None
    why: tuple[str, ...]
    doubt: tuple[str, ...] = ()  # articles of other families that this one may rest on: it is undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The honest count: outlets = distinct mastheads; independent + copies + undecided = articles.

    A family counts as one independent source and a copy for each further article; where it is in doubt, its first
    article is undecided instead.
    """

    outlets: int
    independent: int
    copies: int
    undecided: int
    families: tuple[Family, ...]
    links: tuple[Link, ...]

    def independent_among(self, articles: Iterable[str]) -> int:
        """How many independent sources these are; one in doubt counts where those it may rest on are not given."""
        given = set(articles)
        counted: set[str] = set()
        count = 0
        for family in sorted(self.families, key=lambda f: (bool(f.doubt), f.articles)):
            if given & set(family.articles) and not counted & set(family.doubt):
                count += 1
                counted |= set(family.articles)
        return count
