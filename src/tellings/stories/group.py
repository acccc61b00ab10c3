"""Articles -> stories: one pass over a stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.model import Article, Binding, Reason
from tellings.stories.bonds import settle
from tellings.stories.place import place
from tellings.stories.shelf import MemoryShelf
from tellings.stories.sketch import sketch_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """One story and the articles in it, in the order in which they came."""

    story: str
    title: str
    articles: tuple[tuple[str, str], ...]  # id and URI
    why: tuple[Reason, ...]


def group_articles(articles: Iterable[Article], judgements: Sequence[Binding] = ()) -> tuple[Grouped, ...]:
    """Stories in the order of their first articles; only what grouping needs of an article is held."""
    shelf, bonds = MemoryShelf(), settle(judgements)
    came: list[tuple[str, str, str]] = []
    why: dict[str, tuple[Reason, ...]] = {}
    for article in articles:
        placement = place(sketch_article(article), shelf, bonds)
        shelf.add(placement)
        why[article.id] = (*placement.why, *(union.because for union in placement.unions))
        came.append((article.id, article.uri, article.title or article.text[:80].strip().split("\n")[0]))
    where = shelf.stories_of([article for article, _, _ in came])
    members: dict[str, list[tuple[str, str, str]]] = {}
    for one in came:
        members.setdefault(where[one[0]], []).append(one)
    return tuple(
        Grouped(
            story=story,
            title=each[0][2],
            articles=tuple((article, uri) for article, uri, _ in each),
            why=tuple(reason for article, _, _ in each for reason in why[article]),
        )
        for story, each in members.items()
    )
