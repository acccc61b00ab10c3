"""A story that was opened before -> the same again, from the user's cache: comparing 200 articles takes seconds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from tellings.library.glances import state_of
from tellings.model import Opened
from tellings.store import Store
from tellings.store.kept_blobs import KeptBlobs


def open_kept(store: Store, asked: str, folder: Path, make: Callable[[], Opened]) -> Opened:
    """What `make` gave when the story was in this very state, else what it gives now; `asked` is today's id."""
    kept = KeptBlobs(folder / "stories.sqlite")
    try:
        key = state_of(store, asked)
        found = kept.find(asked, key)
        if found is not None:
            try:
                return msgspec.msgpack.decode(found, type=Opened)
            except msgspec.MsgspecError:
                pass
        made = make()
        kept.keep(asked, state_of(store, asked), msgspec.msgpack.encode(made))
        return made
    finally:
        kept.close()
