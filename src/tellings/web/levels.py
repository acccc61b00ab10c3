"""A story's articles -> one row a telling, a family or a publisher: the levels at which copies are folded away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from tellings.formats.shelf import Shelf
from tellings.lineage.outlets import house, masthead
from tellings.model import Article
from tellings.text.stamps import read_stamp

Level = Literal["all", "family", "publisher"]
Choice = Literal["source", "first", "longest"]  # the one that the others rest on, the earliest, the most words


@dataclass(frozen=True, slots=True)
class Row:
    """The article that stands for the others."""

    article: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """How copies are folded, who stands for them, and the rows that this gives."""

    level: Level
    choice: Choice
    rows: tuple[Row, ...]


def fold(shelf: Shelf, level: str, choice: str) -> Fold:
    """Anything but the words above folds nothing, and lets the source stand for the others."""
    how: Level = level if level in get_args(Level) else "all"  # type: ignore[assignment]  # it was just looked up
    who: Choice = choice if choice in get_args(Choice) else "source"  # type: ignore[assignment]  # likewise
    groups = {"all": _alone, "family": _families, "publisher": _publishers}[how](shelf)
    return Fold(how, who, tuple(_row(group, shelf, who) for group in groups))


def _alone(shelf: Shelf) -> list[list[str]]:
    return [[article] for article in shelf.articles]


def _families(shelf: Shelf) -> list[list[str]]:
    return shelf.by_family(shelf.articles)


def _publishers(shelf: Shelf) -> list[list[str]]:
    """Families that share a publisher, as one: what one house prints under two mastheads, it says once."""
    joined: list[list[str]] = []
    publishers = {a: house(masthead(article)) or masthead(article) for a, article in shelf.articles.items()}
    for group in _families(shelf):
        keys = {publishers[article] for article in group}
        near = [other for other in joined if keys & {publishers[article] for article in other}]
        merged = [article for other in near for article in other] + group
        joined = [other for other in joined if other not in near] + [merged]
    return joined


def _row(group: list[str], shelf: Shelf, choice: Choice) -> Row:
    told = [shelf.articles[article] for article in group]  # the source first
    if choice == "longest":
        chosen = max(told, key=_length).id
    else:
        chosen = min(told, key=_stamp).id if choice == "first" else group[0]
    return Row(chosen, tuple(article for article in group if article != chosen))


def _length(article: Article) -> int:
    return len(article.text)


def _stamp(article: Article) -> datetime:
    """When its date can have been at the earliest; what has none comes last."""
    read = read_stamp(article.published.value) if article.published else None
    return read[0] if read else datetime.max
