"""A story that was opened before -> the same again, from the user's cache: comparing 200 articles takes seconds."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from tellings.library.glances import state_of
from tellings.model import Opened
from tellings.store import Store
from tellings.store.kept_blobs import KeptBlobs


def open_kept(store: Store, asked: str, folder: Path, make: Callable[[str], Opened]) -> Opened:
    """What `make` gave when the story was in this very state, else what it gives now. Redirects are followed."""
    story = store.stories.resolve(asked)
    if story is None:
        return make(asked)
    kept = KeptBlobs(folder / "stories.sqlite")
    try:
        opened = _find(kept, story, state_of(store, story))
        if opened is None:
            opened = make(story)
            with suppress(UnicodeEncodeError):  # a lone surrogate has no UTF-8 form
                kept.keep([(story, state_of(store, story), msgspec.msgpack.encode(opened))])
        return opened if asked == story else _followed(opened, asked)
    finally:
        kept.close()


def _find(kept: KeptBlobs, story: str, state: str) -> Opened | None:
    found = kept.find(story, state)
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand nouns, none of them garbage: looking for some takes longer than reading them
    try:
        return msgspec.msgpack.decode(found, type=Opened) if found else None
    except msgspec.MsgspecError:
        return None
    finally:
        if collecting:
            gc.enable()


def _followed(opened: Opened, asked: str) -> Opened:
    """The same, asked for by an id that was merged away."""
    note = f"story {asked} was merged into {opened.comparison.story.id}, which is shown here"
    comparison = replace(opened.comparison, notes=(note, *opened.comparison.notes))
    return replace(opened, asked=asked, comparison=comparison)
