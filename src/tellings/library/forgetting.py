"""A takedown: an article's words and page go, its digest stays, so that it is not taken in again."""

from __future__ import annotations

import json

from tellings.errors import CallError
from tellings.library.judging import SEE_STORY, By
from tellings.model import Watched
from tellings.store import Store

KIND = "forgotten"  # of the rows that stay, one for each page that had these words, under its digest


def forget(store: Store, article: str, by: By) -> None:
    """Old revisions of it are articles of their own and are forgotten one by one."""
    found = store.articles.find(article)
    if found is None:
        raise CallError(f"there is no article {article}", SEE_STORY)
    state = {"article": article, "who": by.who, "when": by.when, "why": by.why}
    for digest in sorted({found.sha256, *(one.sha256 for one in store.sightings.of(article))}):
        store.watched.keep([Watched(KIND, digest, None, json.dumps(state))])
        store.pages.forget(digest)
    store.articles.forget(article)


def why_forgotten(store: Store, sha256: str) -> str | None:
    """None: it was not."""
    row = store.watched.find(KIND, sha256)
    if row is None:
        return None
    state = json.loads(row.state)
    return f"forgotten by {state['who']} at {state['when']}: {state['why']}"
