"""Judgements -> what binds grouping: which articles are together, which apart, and whose id their story keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Judgement, Placement
from tellings.store import Store
from tellings.stories import Bonds, settle


class Binder:
    """The judgements as they are now; read again only where one was made or undone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: tuple[Judgement, ...] = ()
        self.bonds: Bonds = settle(())
        self.named: dict[str, str] = {}

    def refresh(self) -> None:
        judgements = self._store.judgements.list(undone=False)
        if judgements != self._read:
            self._read = judgements
            self.bonds = settle([binding for one in judgements for binding in one.bindings])
            self.named = named(judgements)

    def bound(self, placement: Placement) -> Placement:
        """A story that begins with an article which a person put in a story has that story's id."""
        story = self.named.get(placement.sketch.article) if placement.new else None
        return replace(placement, story=story) if story else placement


def named(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Article -> the id of the story that the latest judgement left it in."""
    return {article: story for one in judgements for story, articles in one.after for article in articles}
