"""A story's articles -> how it stands: the honest count of its sources, its times and headline, whom it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tellings.library.facets import find_facets, shared_facets
from tellings.library.ranking import freshest, rank
from tellings.lineage import trace_sources
from tellings.model import Article, Sources, Standing
from tellings.store import Store
from tellings.store.nouns import Listed
from tellings.store.rows import host_of
from tellings.text.stamps import read_stamp

FEW = 20  # articles: up to here the sources are counted again whenever one comes; a millisecond and a half each
GROWN = 0.1  # beyond: when so many more have come, so that an article costs the same in a story of any size


def stand(
    store: Store, story: str, *, whole: bool = False, title: str | None = None
) -> tuple[Standing, tuple[str, ...]] | None:
    """The standing and the names of the outlets; None where no article is left in it. `title`: given by a person."""
    listed = store.articles.look_up(current(store, story))
    if not listed:
        return None
    old = store.stories.find(story)
    if old and not whole and len(listed) > FEW and 0 <= len(listed) - old.counted < GROWN * old.counted:
        return _timed(replace(old, title=title or old.title), listed), outlets(listed)
    counted = _counted(story, listed, store.articles.many([one.article for one in listed]))
    return replace(counted, title=title or counted.title), outlets(listed)


def current(store: Store, story: str) -> list[str]:
    """Its articles, each in its newest revision, in the order in which they came."""
    return [member.article for member in store.stories.members(story) if member.newer is None]


def outlets(listed: Sequence[Listed]) -> tuple[str, ...]:
    """By name, else by site."""
    return tuple(name for name in dict.fromkeys(one.outlet or host_of(one.uri) for one in listed) if name)


def _counted(story: str, listed: Sequence[Listed], articles: Sequence[Article]) -> Standing:
    sources = trace_sources(articles)
    facets = shared_facets([find_facets(article) for article in articles])
    bare = Standing(
        id=story,
        title=headline(articles),
        articles=len(listed),
        counted=len(articles),
        outlets=sources.outlets,
        independent=sources.independent,
        copies=sources.copies,
        undecided=sources.undecided,
        first_published=None,
        last_published=None,
        last_seen="",
        languages=_languages(listed),
        places=facets.places,
        people=facets.people,
    )
    return _timed(bare, listed)


def _timed(standing: Standing, listed: Sequence[Listed]) -> Standing:
    """With the times of all its articles, and the rank that follows."""
    dated = sorted((one for one in listed if _is_dated(one)), key=lambda one: one.at)
    latest = freshest((one.published, one.seen) for one in listed)
    return replace(
        standing,
        articles=len(listed),
        first_published=dated[0].published if dated else None,
        last_published=dated[-1].published if dated else None,
        last_seen=max(one.seen for one in listed),
        languages=_languages(listed),
        rank=rank(standing.independent, latest),
    )


def _is_dated(one: Listed) -> bool:
    """Does it say when it was published, and can that be right?"""
    read = read_stamp(one.published) if one.published else None
    return read is not None and read[0].isoformat() == one.at


def _languages(listed: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(code for code, _ in Counter(one.language for one in listed if one.language).most_common())


def headline(articles: Sequence[Article]) -> str:
    """The headline that stands for them; without any, the first words."""
    from tellings.comparison.story import central_title

    titles = [a.title for a in articles if a.title]
    return (central_title(titles) if len(titles) > 1 else "".join(titles)) or first_words(articles[0])


def first_words(article: Article) -> str:
    words = " ".join(article.text[:400].split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + "…"


def count_sources(store: Store, story: str) -> Sources:
    return trace_sources(store.articles.many(current(store, story)))
