"""Judgements of another library -> this one."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.library.judging import put
from tellings.model import Judgement
from tellings.store import Store


def take_over(store: Store, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Keep those that are not here yet; ids that were merged away lead on before any of their articles has come."""
    taken = []
    for one in judgements:
        if store.judgements.find(one.id) is None:
            store.judgements.keep(one)
            taken.append(one)
            if not one.undone:
                _apply(store, one)
    return taken


def _apply(store: Store, one: Judgement) -> None:
    for story, articles in one.after:
        store.stories.part(story)
        store.stories.mint(story)
        put(store, [a for a in articles if store.stories.of([a])], story)
    kept = [story for story, articles in one.after if articles]
    for story, _ in one.stories:
        if story not in kept and kept:
            store.stories.unite(kept[-1], story)
