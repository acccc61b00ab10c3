"""Inputs -> articles for a command: what is left out is named on stderr and counted; long work shows its progress."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.model import Article, Page, Skip
from tellings.pipeline import read_articles
from tellings.sources import read_pages
from tellings.workers import CORES

if TYPE_CHECKING:
    from tellings.sources.web import Fetcher
    from tellings.store import Kept

QUIET = 1.0  # seconds before progress is shown, and between two showings


class Intake:
    """One run's reading: `skips` grows as it goes; exit status 1 where it is not empty."""

    def __init__(self, inputs: Sequence[str], workers: int | None = None) -> None:
        self.inputs = inputs
        self.workers = workers or CORES
        self.skips: list[Skip] = []
        self.fetcher: Fetcher | None = None

    def read(self) -> Iterator[Article | Skip]:
        """Articles and skips in input order."""
        pages = read_pages(self.inputs, fetch=self.fetch, listing=sys.stdin)
        progress = Progress("pages read")
        for number, one in enumerate(read_articles(pages, workers=self.workers), start=1):
            if isinstance(one, Skip):
                progress.clear()
                self.leave_out(one)
            progress.show(number)
            yield one
        progress.clear()

    def fetch(self, address: str) -> Page | Skip:
        """The web is not even loaded before the first address."""
        if self.fetcher is None:
            from tellings.sources.web import Fetcher

            self.fetcher = Fetcher()
        return self.fetcher.fetch(address)

    def articles(self) -> Iterator[Article]:
        return (one for one in self.read() if isinstance(one, Article))

    def leave_out(self, skip: Skip) -> None:
        """Named for the user, and counted."""
        self.skips.append(skip)
        print(f"tellings: {skip.uri}: {skip.reason}{f' ({skip.hint})' if skip.hint else ''}", file=sys.stderr)

    def status(self) -> int:
        return 1 if self.skips else 0


class Progress:
    """A line on a terminal's stderr that counts; nothing where nobody watches."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.shown = time.monotonic()
        self.watched = sys.stderr.isatty()

    def show(self, number: int) -> None:
        if self.watched and time.monotonic() - self.shown > QUIET:
            self.shown = time.monotonic()
            print(f"\r{number} {self.what}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self.watched:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def kept_dossiers(fresh: bool, model: str) -> Kept | None:
    """The user's store of earlier findings by this model (XDG Base Directory), unless all is wanted afresh."""
    if fresh:
        return None
    from tellings.store import Kept

    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Kept(Path(cache) / "tellings" / "dossiers.sqlite", model=model)
