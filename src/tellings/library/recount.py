"""Touched stories -> counted again, a few in each transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from tellings.library.judging import titles
from tellings.library.standing import stand
from tellings.library.touched import KIND
from tellings.model import Standing, Watched
from tellings.store import Store

AT_ONCE = 50  # stories kept in one transaction


def recount(store: Store) -> None:
    """All that are marked."""
    while marked := store.watched.list(KIND, limit=AT_ONCE):
        renew(store, [row.key for row in marked])
        store.write(partial(_settle, store, marked))


def renew(store: Store, stories: Iterable[str], *, whole: bool = False) -> None:
    """Count again what stories rest on, and keep it. `whole`: also where a large story has hardly grown."""
    waiting = list(dict.fromkeys(stories))
    given = titles(store.judgements.list(undone=False)) if waiting else {}
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        made = [one for story in some if (one := stand(store, story, whole=whole, title=given.get(story)))]
        store.write(partial(_keep, store, made))


def _keep(store: Store, made: Sequence[tuple[Standing, tuple[str, ...]]]) -> None:
    for standing, outlets in made:
        store.stories.keep(standing, outlets)


def _settle(store: Store, marked: Sequence[Watched]) -> None:
    """Marks that another process has renewed meanwhile stay."""
    store.watched.drop(KIND, [row.key for row in marked if store.watched.find(KIND, row.key) == row])
