"""Articles -> stories, each join with its reasons; a person's judgement binds.

`group_articles` reads a stream once and gathers it when all is counted. A library places each article as it comes:

    for article in stream:
        placement = place(sketch_article(article), shelf, bonds)    # pure
        shelf.add(placement)                                        # memory, or one transaction of a store

`shelf` is a `MemoryShelf` or anything else that is a `Shelf`; `bonds = settle(bindings)` once a run.
"""

from __future__ import annotations

from tellings.stories.bonds import Bonds, Overruled, settle
from tellings.stories.group import Grouped, group_articles
from tellings.stories.place import mint, place
from tellings.stories.shelf import CROWD, MemoryShelf, Shelf
from tellings.stories.sketch import sketch_article

__all__ = [
    "CROWD",
    "Bonds",
    "Grouped",
    "MemoryShelf",
    "Overruled",
    "Shelf",
    "group_articles",
    "mint",
    "place",
    "settle",
    "sketch_article",
]
