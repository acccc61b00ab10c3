"""Cheap questions to a library, for pages that many people turn: none of them reads or compares an article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.library.reading import code_of
from tellings.library.standing import current
from tellings.model import Dossier, Filters, Found, Judgement
from tellings.store import Store, code_version
from tellings.store.kept import READERS
from tellings.store.nouns import Listed
from tellings.store.speakers import Speakers

COMPARERS = (*READERS, "lineage", "comparison", "brief", "library", "pipeline.py")  # what an opened story depends on


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds."""

    articles: int
    stories: int
    read: int  # articles that were read for quotes, figures and names


def counts(store: Store) -> Counts:
    return Counts(store.articles.count(), store.stories.count(), Speakers(store.engine).articles_read())


def rows(store: Store, stories: Sequence[str]) -> dict[str, tuple[Listed, ...]]:
    """The articles of each story as a list shows them, in the order in which they came."""
    found: dict[str, list[Listed]] = {story: [] for story in stories}
    for one in store.articles.of_stories(stories):
        if one.story in found:
            found[one.story].append(one)
    return {story: tuple(listed) for story, listed in found.items()}


def is_read(store: Store, story: str) -> bool:
    """Have all its articles been read, so that it can be opened at once?"""
    return not store.findings.unread(current(store, story), code_of(store))


def dossier(store: Store, article: str) -> Dossier | None:
    """What was found in an article, where it has been read."""
    return store.findings.find([article], code_of(store)).get(article)


def state_of(store: Store, story: str) -> str:
    """A digest of all that an opened story rests on: it is another one whenever the story would look different."""
    members = current(store, story)
    addresses = sorted({s.uri for m in members for s in store.sightings.of(m)})
    seen = [(s.home, s.turn, s.article) for uri in addresses for s in store.sightings.find(uri)]
    judged = [(j.id, j.undone is not None) for j in judgements_on(store, members)]
    return hashlib.sha256(
        repr((story, members, seen, judged, is_read(store, story), store.model, code_version(COMPARERS))).encode()
    ).hexdigest()


def judgements_on(store: Store, articles: Sequence[str]) -> tuple[Judgement, ...]:
    """Those that touched a story which any of these articles was in."""
    here = set(articles)
    return tuple(
        one for one in store.judgements.list() if any(here & set(held) for _, held in (*one.stories, *one.after))
    )


def search(store: Store, words: str, filters: Filters, *, limit: int, after: int, quotes: bool) -> Found:
    """As `Library.search`, over what has been read already."""
    from tellings.library.searching import Budget, Wanted
    from tellings.library.searching import search as find

    wanted = Wanted(words=words, filters=filters, limit=limit, after=after, quotes=quotes)
    return find(store, wanted, Budget(0, lambda: False, 0))
