"""Every telling of a story, side by side, with receipts.

>>> import tellings
>>> comparison = tellings.compare(["examples/karsin-dam"])
>>> comparison.sources.outlets
7

`Library` keeps pages as they come in, and the stories that they form, for years: see docs/library.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING

from tellings.version import __version__

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.model import Comparison, Page, Skip

__all__ = ["Library", "__version__", "compare"]


def __getattr__(name: str) -> object:
    """The library is loaded where it is asked for, not by `tellings --help`."""
    if name == "Library":
        from tellings.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def compare(paths_or_pages: Iterable[str | PathLike[str] | Page], *, workers: int = 0) -> Comparison:
    """All the pages as tellings of one story.

    Takes what the command line takes (files, folders, addresses) and `tellings.model.Page`s, in any mix. What cannot be
    read is left out and named in the comparison's `notes`. `workers` counts processes; 0 does all in this one.
    """
    from tellings.model import Article, Page, Skip
    from tellings.pipeline import compare_articles, read_articles
    from tellings.sources import read_pages
    from tellings.sources.web import Fetcher

    fetch = Fetcher().fetch

    def pages() -> Iterable[Page | Skip]:
        for one in paths_or_pages:
            if isinstance(one, Page):
                yield one
            else:
                yield from read_pages([fspath(one)], fetch=fetch)

    read = list(read_articles(pages(), workers=workers))
    articles = [one for one in read if isinstance(one, Article)]
    return compare_articles(articles, [one for one in read if isinstance(one, Skip)], workers=workers)
