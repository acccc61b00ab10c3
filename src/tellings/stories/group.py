"""Articles -> stories: a stream is read once, and grouped when all of it has been counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.model import Article, Binding, Reason, Sketch
from tellings.stories.bonds import settle
from tellings.stories.gather import gather
from tellings.stories.place import mint
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
    came: list[tuple[str, str, str]] = []
    gathered = gather(_sketches(articles, came), settle(judgements))
    return tuple(
        Grouped(
            story=mint(came[its[0]][0]),
            title=came[its[0]][2],
            articles=tuple(came[one][:2] for one in its),
            why=tuple(gathered.why[one] for one in its if one in gathered.why),
        )
        for its in gathered.stories
    )


def _sketches(articles: Iterable[Article], came: list[tuple[str, str, str]]) -> Iterator[Sketch]:
    """Into `came` goes what is told of each article; a word that many have is held once."""
    words: dict[str, str] = {}
    for article in articles:
        came.append((article.id, article.uri, article.title or article.text[:80].strip().split("\n")[0]))
        sketch = sketch_article(article)
        yield replace(sketch, terms=tuple(words.setdefault(term, term) for term in sketch.terms))
