"""How fast the reading room answers, beside datasette serving a table of the same library.

    python benchmarks/serve.py [--articles 2000] [--place LIBRARY.sqlite] [--readers 20] [--requests 400]

A library of so many generated articles is filled (or one that is there is used), and each kind of page is asked for by
twenty readers at once, without a pause: first pages that nobody has asked for yet, then the same ones again. The 95th
percentile counts from the question to the last byte, the readers' own work on the same cores included.
"""

from __future__ import annotations

import argparse
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from library import Grower
from library_articles import Press

from tellings.store import open_store

HERE = Path(sys.executable).parent


def fill(place: Path, articles: int) -> None:
    with open_store(place) as store:
        Grower(store, Press().articles(articles)).fill(articles)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(command: Sequence[str], port: int) -> Iterator[int]:
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        for _ in range(200):
            try:
                ask(port, "/")
                break
            except OSError:
                time.sleep(0.1)
        yield port
        server.terminate()


def ask(port: int, path: str) -> tuple[float, int]:
    """Milliseconds to the last byte, and how many bytes came."""
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise ValueError(f"{path}: {answer.status}")
    return 1000 * (time.perf_counter() - start), len(body)


def timed(port: int, paths: Sequence[str], readers: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the largest answer in bytes."""
    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(lambda path: ask(port, path), paths))
    times = [ms for ms, _ in found]
    return statistics.median(times), statistics.quantiles(times, n=20)[-1], max(size for _, size in found)


def pages(place: Path, number: int) -> dict[str, list[str]]:
    """Addresses of each kind, drawn from the library; no two alike where there are enough."""
    dice = random.Random(7)
    with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as rows:
        articles = [row[0] for row in rows.execute("SELECT id FROM article ORDER BY random() LIMIT ?", (number,))]
        outlets = [
            row[0] for row in rows.execute("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL LIMIT 50")
        ]
        stories = [row[0] for row in rows.execute("SELECT id FROM story ORDER BY rank DESC LIMIT ?", (number,))]
        words = [
            w
            for (title,) in rows.execute("SELECT title FROM article WHERE title IS NOT NULL LIMIT 200")
            for w in title.split()
        ]
    return {
        "front": [f"/?after={dice.choice(stories)}" for _ in range(number)],
        "front, one outlet": [f"/?outlet={dice.choice(outlets).replace(' ', '+')}" for _ in range(number)],
        "search": [f"/search?q={dice.choice(words)}+{dice.choice(words)}" for _ in range(number)],
        "search, as one types": [f"/search.json?limit=6&q={dice.choice(words)[:5]}" for _ in range(number)],
        "article": [f"/articles/{dice.choice(articles)}" for _ in range(number)],
        "two abreast": [f"/abreast?a={dice.choice(articles)}&b={dice.choice(articles)}" for _ in range(number)],
        "people": [f"/people?start={50 * n}" for n in range(number)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--place", type=Path, help="a library that is there already")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--requests", type=int, default=400)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = args.place or Path(folder) / "library.sqlite"
        if not args.place:
            fill(place, args.articles)
        asked = pages(place, args.requests)
        room = [str(HERE / "tellings"), "serve", "--library", str(place), "--rate", "100000"]
        with serving(room, free_port()) as port:
            for kind, paths in asked.items():
                for turn in ("first asked", "again"):
                    show(f"{kind}, {turn}", *timed(port, paths, args.readers))
        table = [f"/{place.stem}/article?_size=20&_next={n}" for n in range(0, 20 * args.requests, 20)]
        with serving([str(HERE / "datasette"), "serve", str(place)], free_port()) as port:
            show("datasette, 20 rows of the articles", *timed(port, table, args.readers))


def show(kind: str, middle: float, late: float, size: int) -> None:
    print(f"{kind:<40} median {middle:7.1f} ms, 95 % within {late:7.1f} ms, at most {size / 1000:6.1f} kB", flush=True)


if __name__ == "__main__":
    main()
