"""A saved search and what the library knows of a story now -> what its owner is to be told. Nothing is sent here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Disagreement, Passage, Quoted, Sources

AlertKind = Literal["story", "source", "conflict", "quote", "article"]
Old = Mapping[str, str]  # article that was here in some state when the search was saved -> its words then
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """What somebody waits for: `on` says which turns of a story. What came in before `since` is not told."""

    id: str
    name: str
    on: tuple[AlertKind, ...]
    since: str  # ISO 8601, UTC
    words: str = ""
    person: str | None = None  # whose quotes
    outlet: str | None = None
    language: str | None = None
    target: str = "-"  # standard output, else a file, an RSS file (.rss, .xml) or a web address
    secret_from: str | None = None  # the environment variable that holds the secret; the secret itself is kept nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article of a story, as far as alerts need it."""

    article: str
    uri: str
    title: str | None
    outlet: str | None
    seen: str  # when it came in: ISO 8601, UTC
    matches: bool  # what the search asks for
    first: str = ""  # the article that stood at its address first, where its page was edited
    before: str | None = None  # its text when the search was saved; None: it was not here
    matched: bool = False  # did that have what the search asks for?


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A story at one moment; `quotes` and `disagreements` only where the search asks for them."""

    story: str
    title: str
    accounts: tuple[Account, ...]
    sources: Sources | None = None
    quotes: tuple[Quoted, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to tell, once: the same thing always has the same `id`."""

    id: str
    search: str  # SavedSearch.id
    name: str
    kind: AlertKind
    story: str
    text: str
    at: str  # ISO 8601, UTC
    title: str = ""
    links: tuple[str, ...] = ()


def find_alerts(search: SavedSearch, scene: Scene, at: str) -> Iterator[Alert]:
    """All that holds now and did not when the search was saved, told before or not."""
    fresh = [a for a in scene.accounts if a.matches and a.seen >= search.since]
    if not fresh:
        return
    old = {a.article: f" {_folded(a.before)} " for a in scene.accounts if a.before is not None}
    if "article" in search.on:
        for one in fresh:
            if not one.matched:
                yield _alert(search, scene, "article", one.first or one.article, _headline(one), at, (one.uri,))
    if "story" in search.on and not old:
        yield _alert(search, scene, "story", "", f"a new story: {scene.title}", at, (fresh[0].uri,))
    if "source" in search.on and scene.sources:
        yield from _sources(search, scene, scene.sources, frozenset(old), at)
    if "quote" in search.on:
        yield from _quotes(search, scene, old, at)
    if "conflict" in search.on:
        yield from _conflicts(search, scene, old, at)


def _stood(passage: Passage, old: Old) -> bool:
    """Were these words there when the search was saved?"""
    return f" {_folded(passage.exact)} " in old.get(passage.article, "")


def sample_alert(search: SavedSearch, at: str) -> Alert:
    """One that tells nothing, to see whether it arrives; each call makes another."""
    scene = Scene(story="s00000000000", title="a test", accounts=())
    return _alert(search, scene, "article", at, f"a test of the alerts for {search.name}", at, ())


def _sources(search: SavedSearch, scene: Scene, sources: Sources, old: frozenset[str], at: str) -> Iterator[Alert]:
    """The first source of a story is told as the story; copies of what is known are no source at all."""
    before = sources.independent_among(old) if old else 1
    if sources.independent > before:
        outlets = ", ".join(dict.fromkeys(a.outlet or a.uri for a in scene.accounts if a.article not in old))
        text = f"{sources.independent} independent sources (there were {before}): {scene.title}; new: {outlets}"
        links = tuple(a.uri for a in scene.accounts if a.article not in old)
        yield _alert(search, scene, "source", str(sources.independent), text, at, links)


def _quotes(search: SavedSearch, scene: Scene, old: Old, at: str) -> Iterator[Alert]:
    """Each utterance once, whoever else prints it; words inside a longer version of them are the same."""
    told = [_folded(q.passage.exact) for q in scene.quotes if _stood(q.passage, old)]
    uris = {a.article: a.uri for a in scene.accounts if a.matches}
    for quote in sorted(scene.quotes, key=lambda q: -len(q.passage.exact)):
        words = _folded(quote.passage.exact)
        if quote.passage.article not in uris or any(words in one for one in told):
            continue
        told.append(words)
        text = f"{quote.speaker or 'somebody'}: {quote.passage.exact}"
        yield _alert(search, scene, "quote", words, text, at, (uris[quote.passage.article],))


def _conflicts(search: SavedSearch, scene: Scene, old: Old, at: str) -> Iterator[Alert]:
    """One of which two sides were told before the search is old, whoever takes a side now."""
    uris = {a.article: a.uri for a in scene.accounts}
    for one in scene.disagreements:
        if sum(any(_stood(p, old) for p in side.passages) for side in one.sides) >= 2:
            continue
        says = " / ".join(side.says for side in one.sides)
        links = tuple(dict.fromkeys(uris[p.article] for s in one.sides for p in s.passages if p.article in uris))
        yield _alert(search, scene, "conflict", f"{one.kind} {one.about}", f"{one.about}: {says}", at, links)


def _alert(
    search: SavedSearch, scene: Scene, kind: AlertKind, what: str, text: str, at: str, links: Sequence[str]
) -> Alert:
    return Alert(
        id=alert_id(search, kind, scene.story, what), search=search.id, name=search.name, kind=kind,
        story=scene.story, text=text, at=at, title=scene.title, links=tuple(links),
    )  # fmt: skip


def alert_id(search: SavedSearch, kind: AlertKind, story: str, what: str) -> str:
    """`what` tells apart what one kind tells of one story: the article, the words, the number of sources."""
    digest = hashlib.sha256("\0".join((search.id, kind, story, what)).encode("utf-8", "replace")).hexdigest()
    return f"a{digest[:15]}"


def _headline(one: Account) -> str:
    return f"{one.outlet}: {one.title or one.uri}" if one.outlet else one.title or one.uri


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
