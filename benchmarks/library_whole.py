"""The whole ingest of web pages beside trafilatura alone with metadata: the same pages, as many processes, in turns."""

from __future__ import annotations

import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

from extract import EXAMPLES, SETS, pages_of

from tellings.library.door import Library
from tellings.model import Page
from tellings.workers import CORES, in_order

GOAL = 0.7  # of trafilatura's pages a second, at least
ROUNDS = 3


def compare_whole(number: int) -> None:
    logging.disable(logging.CRITICAL)
    found = list(pages_of(SETS if SETS.is_dir() else EXAMPLES))
    chosen = list(islice(cycle(found[:: max(1, len(found) // number)]), number))
    pages = [_page(i, uri, html) for i, (uri, html) in enumerate(chosen)]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(_seconds(lambda: _theirs(pages)))
        ours.append(_seconds(lambda: _ours(pages)))
    ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    for name, times in (("tellings ingest", ours), ("trafilatura", theirs)):
        print(f"{name:<16} {len(pages) / statistics.median(times):6.1f} pages/s, {CORES} processes")
    print(f"the whole ingest reaches {ratio:.2f} of trafilatura's pages a second (at least {GOAL})")


def _page(i: int, uri: str, html: str) -> Page:
    """A page that comes again is another one, so that every one is read and kept."""
    content = f"{html}<!-- {i} -->"
    raw = content.encode("utf-8", "replace")
    return Page(uri=f"{uri}#{i}", kind="html", content=content, sha256=sha256(raw).hexdigest(), raw=raw)


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ours(pages: list[Page]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library.sqlite", workers=CORES) as library:
        for _ in library.ingest(pages):
            pass


def _theirs(pages: list[Page]) -> None:
    for _ in in_order(_extract, pages, seconds=60.0, workers=CORES):
        pass


def _extract(page: Page) -> object:
    from trafilatura import bare_extraction

    found = bare_extraction(page.content, url=page.uri, with_metadata=True, include_comments=False)
    return found.text if found else None
