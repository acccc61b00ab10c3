"""Pages a second of `tellings extract` beside trafilatura alone with metadata: the same pages, one process, in turns.

    python benchmarks/extract.py [FOLDER or pages.jsonl.gz] [--pages N] [--rounds N]

Without a path: the bundled pages and, where there are any, the sets of ../shared/data.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from trafilatura import bare_extraction

from tellings.articles import read_article
from tellings.model import Page

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES, SETS = ROOT / "examples", ROOT.parent / "shared" / "data" / "extraction"
GOAL = 1.3  # times what trafilatura takes


def pages_of(path: Path) -> Iterator[tuple[str, str]]:
    """(address, HTML) of every page in a folder, a JSON lines file or an HTML file."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file():
                yield from pages_of(inner)
    elif path.name.endswith((".jsonl", ".jsonl.gz")):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        rows = map(json.loads, raw.splitlines())
        yield from ((row["uri"], row["html"]) for row in rows if "html" in row)
    elif path.suffix in (".html", ".htm"):
        yield f"https://bundled.example/{path.name}", path.read_text(encoding="utf-8", errors="replace")


def ours(uri: str, html: str) -> None:
    read_article(Page(uri=uri, kind="html", content=html, sha256="0" * 64))


def theirs(uri: str, html: str) -> None:
    bare_extraction(html, url=uri, with_metadata=True, include_comments=False)


def clock(read: Callable[[str, str], None], pages: list[tuple[str, str]]) -> tuple[float, float]:
    """(CPU seconds, wall seconds)."""
    cpu, wall = time.process_time(), time.perf_counter()
    for uri, html in pages:
        read(uri, html)
    return time.process_time() - cpu, time.perf_counter() - wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    found = list(pages_of(args.path or (SETS if SETS.is_dir() else EXAMPLES)))
    if not found:
        print("no pages here: give a folder of .html files or a .jsonl.gz")
        return
    pages = list(islice(cycle(found[:: max(1, len(found) // args.pages)]), args.pages))
    readers = {"tellings": ours, "trafilatura": theirs}
    for read in readers.values():
        clock(read, pages[:5])
    times = {name: [] for name in readers}  # type: dict[str, list[tuple[float, float]]]
    for _ in range(args.rounds):
        for name, read in readers.items():
            times[name].append(clock(read, pages))
    for name, some in times.items():
        cpu, wall = (statistics.median(t[i] for t in some) for i in (0, 1))
        print(f"{name:<12} {len(pages) / cpu:7.1f} pages/CPU-s   {len(pages) / wall:7.1f} pages/s wall")
    ratios = [
        statistics.median(a[i] / b[i] for a, b in zip(times["tellings"], times["trafilatura"], strict=True))
        for i in (0, 1)
    ]
    print(f"tellings takes {ratios[0]:.2f} times trafilatura's CPU time, {ratios[1]:.2f} times its wall time", end="")
    print(f" ({len(pages)} pages, {args.rounds} rounds; at most {GOAL})")


if __name__ == "__main__":
    main()
