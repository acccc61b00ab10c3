"""The nouns that only a store has: what a row of it says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Reason


@dataclass(frozen=True, slots=True)
class Sighting:
    """One version of the page at an address; the oldest is turn 1. No `article`: it was skipped, and why."""

    uri: str
    turn: int
    sha256: str
    seen: str  # ISO 8601, UTC
    article: str | None
    skipped: str | None
    wording: str | None  # equal wordings: the same title and text, whatever else changed on the page
    home: str = ""  # the address that stands for all those of this page


@dataclass(frozen=True, slots=True)
class Member:
    """An article in a story and why it is there; `newer`: the article of the revision that took its place."""

    article: str
    story: str
    why: tuple[Reason, ...]
    newer: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it; `at` is UTC: when it was published or, where that is unknown, seen."""

    article: str
    uri: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    at: str
    seen: str
    story: str | None
    newer: str | None


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes as they are stored, so that a worker process can do the packing."""

    data: bytes
