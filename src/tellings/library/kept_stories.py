"""A story that was opened before -> the same again, from the user's cache: comparing 200 articles takes seconds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from tellings.library.glances import state_of
from tellings.model import Comparison, Dossier, Opened
from tellings.store import Store
from tellings.store.kept_blobs import KeptBlobs

BARE = "bare "  # before the id of a story that is kept without findings: it is read in a third of the time


def open_kept(
    store: Store, asked: str, folder: Path, make: Callable[[str], Opened], *, findings: bool = True
) -> Opened:
    """What `make` gave when the story was in this very state, else what it gives now. Redirects are followed."""
    story = store.stories.resolve(asked)
    if story is None:
        return make(asked)
    kept = KeptBlobs(folder / "stories.sqlite")
    try:
        opened = _find(kept, story if findings else BARE + story, state_of(store, story))
        if opened is None:
            whole = make(story)
            bare = _without_findings(whole)
            _keep(kept, {story: whole, BARE + story: bare}, state_of(store, story))
            opened = whole if findings else bare
        return opened if asked == story else _followed(opened, asked)
    finally:
        kept.close()


def _without_findings(opened: Opened) -> Opened:
    """No findings article by article, nothing that was cut, no mentions of actors: what pages do not print."""
    comparison: Comparison = opened.comparison
    dossiers = tuple(
        Dossier(article=replace(one.article, removed=()), sentences=(), times=one.times) for one in comparison.dossiers
    )
    actors = tuple(replace(one, mentions=(), local=()) for one in comparison.actors)
    return replace(opened, comparison=replace(comparison, dossiers=dossiers, actors=actors))


def _keep(kept: KeptBlobs, made: Mapping[str, Opened], state: str) -> None:
    with suppress(UnicodeEncodeError):  # a lone surrogate has no UTF-8 form
        kept.keep([(name, state, msgspec.msgpack.encode(opened)) for name, opened in made.items()])


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
