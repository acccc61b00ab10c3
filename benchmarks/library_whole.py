"""The whole ingest of web pages beside trafilatura alone with metadata: the same pages, as many processes, in turns."""

from __future__ import annotations

import logging
import resource
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


def compare_whole(number: int, place: str | None) -> None:
    """Into the library at `place`, into an empty one where there is none. Each round has pages of its own."""
    logging.disable(logging.CRITICAL)
    found = list(pages_of(SETS if SETS.is_dir() else EXAMPLES))
    chosen = list(islice(cycle(found[:: max(1, len(found) // (ROUNDS * number))]), ROUNDS * number))
    ours, theirs = [], []
    for at in range(ROUNDS):
        pages = [_page(i, uri, html) for i, (uri, html) in enumerate(chosen[at::ROUNDS])]
        theirs.append(_spent(lambda: _theirs(pages)))  # noqa: B023  # called at once
        ours.append(_spent(lambda: _ours(pages, place)))  # noqa: B023
    print(f"into {place or 'an empty library'}, {number} pages, {CORES} processes:")
    for name, times in (("tellings ingest", ours), ("trafilatura", theirs)):
        wall, cpu = (statistics.median(t[i] for t in times) for i in (0, 1))
        print(f"  {name:<16} {number / wall:6.1f} pages/s, {1000 * cpu / number:6.1f} ms of CPU time a page")
    wall, cpu = (statistics.median(b[i] / a[i] for a, b in zip(ours, theirs, strict=True)) for i in (0, 1))
    print(f"  {wall:.2f} of trafilatura's pages a second, {cpu:.2f} of those a second of CPU time (at least {GOAL})")


def _page(i: int, uri: str, html: str) -> Page:
    """A page that comes again is another one at another site, so that every one is read and kept."""
    content = f"{html}<!-- {i} {time.time()} -->"
    raw = content.encode("utf-8", "replace")
    digest = sha256(raw).hexdigest()
    return Page(uri=uri.replace("://", f"://{digest[:12]}."), kind="html", content=content, sha256=digest, raw=raw)


def _spent(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock, and of CPU time in all processes."""
    start, before = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - start, _cpu() - before


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _ours(pages: list[Page], place: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(place or Path(folder) / "library.sqlite", workers=CORES)
        for _ in library.ingest(pages):
            pass
        library.close()


def _theirs(pages: list[Page]) -> None:
    for _ in in_order(_extract, pages, seconds=60.0, workers=CORES):
        pass


def _extract(page: Page) -> object:
    from trafilatura import bare_extraction

    found = bare_extraction(page.content, url=page.uri, with_metadata=True, include_comments=False)
    return found.text if found else None
