"""Inputs -> pages, in input order: paths, folders, addresses, and `-` for a list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from tellings.model import Page, Skip
from tellings.sources.files import read_path

Fetch = Callable[[str], Page | Skip]


def read_pages(
    inputs: Iterable[str], *, fetch: Fetch | None = None, listing: TextIO | None = None
) -> Iterator[Page | Skip]:
    """`fetch` reads one address (None: addresses are refused); `listing` is read where an input is `-`."""
    for name in inputs:
        if name == "-" and listing is not None:
            lines = (line.strip() for line in listing)
            yield from read_pages((line for line in lines if line not in ("", "-")), fetch=fetch)
        elif name.startswith(("http://", "https://")):
            yield (
                fetch(name)
                if fetch
                else Skip(name, "addresses are not fetched here", "save the page and give the file")
            )
        else:
            yield from read_path(Path(name))
