"""Stories whose sources are to be counted again: marked with what touched them, so that no killed run forgets one."""

from __future__ import annotations

from collections.abc import Mapping

from tellings.model import Watched
from tellings.store import Store

KIND = "recount"  # of the row that marks a story


def mark_touched(store: Store, touched: Mapping[str, str]) -> None:
    """Story -> the article that touched it last; in the transaction in which it does."""
    store.watched.keep([Watched(KIND, story, None, article) for story, article in touched.items()])
