"""Paths, folders, addresses and pages, in any mix -> pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from os import PathLike, fspath
from typing import TYPE_CHECKING

from tellings.model import Page, Skip
from tellings.sources.inputs import Fetch, read_pages

if TYPE_CHECKING:
    from tellings.sources.web import Fetcher


def pages_of(inputs: Iterable[str | PathLike[str] | Page | Skip], now: Callable[[], str]) -> Iterator[Page | Skip]:
    """`now`: ISO 8601, UTC."""
    fetch = stamped(_Web().fetch, now)
    for one in inputs:
        if isinstance(one, Page | Skip):
            yield one
        else:
            yield from read_pages([fspath(one)], fetch=fetch)


def stamped(fetch: Fetch, now: Callable[[], str]) -> Fetch:
    """Pages that say when they were fetched."""

    def fetched(address: str) -> Page | Skip:
        page = fetch(address)
        return replace(page, given=replace(page.given, fetched=now())) if isinstance(page, Page) else page

    return fetched


class _Web:
    """One reader of the web for all addresses, so that no host is asked twice at once; loaded for the first."""

    def __init__(self) -> None:
        self._fetcher: Fetcher | None = None

    def fetch(self, address: str) -> Page | Skip:
        if self._fetcher is None:
            from tellings.sources.web import Fetcher

            self._fetcher = Fetcher()
        return self._fetcher.fetch(address)
