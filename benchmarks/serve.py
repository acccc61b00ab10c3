"""How fast the reading room answers, beside datasette serving a table of the same library.

    python benchmarks/serve.py [--articles 2000] [--place LIBRARY.sqlite] [--readers 20] [--requests 400] [--pause 1]

A library of so many generated articles is filled (or one that is there is copied); every tenth of them is read for
quotes, a story of 200 articles and twenty small ones are read and compared. Each kind of page is asked for by twenty
readers at once, each again as soon as it has its answer: first pages that nobody has asked for yet, then the same ones
again. Then twenty readers turn pages of all kinds, with pauses of a second between two, some shorter and some longer.
Milliseconds count from the question to the last byte, the readers' own work on the same cores included.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from serve_library import addresses, fill, furnish

HERE = Path(sys.executable).parent
FIRST, AGAIN = "first asked", "again"


@dataclass(frozen=True, slots=True)
class Answer:
    path: str
    milliseconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: int

    @property
    def worked(self) -> float:
        """Milliseconds of CPU time so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(command: Sequence[str], port: int) -> Iterator[Server]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*command, "--port", str(port)], stdout=quiet, stderr=quiet) as server:
        try:
            for _ in range(600):
                try:
                    HTTPConnection("127.0.0.1", port, timeout=60).request("GET", "/")
                    break
                except OSError:
                    time.sleep(0.1)
            yield Server(port, server.pid)
        finally:
            server.terminate()


async def ask(port: int, path: str) -> Answer:
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read(-1)
    taken = 1000 * (time.perf_counter() - start)
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(f"{path}: {head[:80]!r}")
    return Answer(path, taken, len(body))


async def read(port: int, paths: Sequence[str], readers: int, pause: float = 0.0) -> list[Answer]:
    """All of them, by so many readers at once; between two of them a reader pauses, `pause` seconds in the mean."""
    waiting, dice = iter(paths), random.Random(11)

    async def one() -> list[Answer]:
        found = []
        for path in waiting:
            if pause:
                await asyncio.sleep(dice.expovariate(1 / pause))
            found.append(await ask(port, path))
        return found

    return [answer for some in await asyncio.gather(*(one() for _ in range(readers))) for answer in some]


def timed(kind: str, server: Server, paths: Sequence[str], readers: int, pause: float = 0.0) -> None:
    before = server.worked
    answers = asyncio.run(read(server.port, paths, readers, pause))
    worked = (server.worked - before) / len(answers)
    times = [answer.milliseconds for answer in answers]
    late, largest = quantiles(times, n=20)[-1], max(answer.size for answer in answers) / 1000
    within = f"median {median(times):7.1f} ms, 95 % within {late:7.1f}"
    print(f"{kind:<40} {within}; {worked:5.1f} of CPU time a page; at most {largest:5.1f} kB", flush=True)


def room(place: Path, kinds: dict[str, list[str]], readers: int, pause: float) -> None:
    command = [str(HERE / "tellings"), "serve", "--library", str(place), "--rate", "100000"]
    with serving(command, free_port()) as server:
        for kind, paths in kinds.items():
            for turn in (FIRST, AGAIN):
                timed(f"{kind}, {turn}", server, paths, readers)
    with serving(command, free_port()) as server:
        some = [path for paths in kinds.values() for path in random.Random(5).sample(paths, min(len(paths), 30))]
        random.Random(6).shuffle(some)
        timed(f"all kinds, pauses of {pause:g} s", server, some, readers, pause)


def opened(place: Path, story: str) -> None:
    """The large story, read and compared before, by a server that has just been started."""
    with serving([str(HERE / "tellings"), "serve", "--library", str(place)], free_port()) as server:
        asyncio.run(ask(server.port, "/about"))
        for turn in (FIRST, AGAIN):
            before = server.worked
            one = asyncio.run(ask(server.port, f"/stories/{story}"))
            worked = server.worked - before
            name = f"story of 200, {turn}"
            print(
                f"{name:<40} {one.milliseconds:.1f} ms; {worked:.0f} of CPU time; {one.size / 1000:.1f} kB", flush=True
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--place", type=Path, help="a library that is there already; it is copied")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds, in the mean")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        place = Path(folder) / "library.sqlite"
        if args.place:
            shutil.copyfile(args.place, place)
        else:
            fill(place, args.articles)
        stories = furnish(place)
        opened(place, stories[0])
        room(place, addresses(place, stories, args.requests), args.readers, args.pause)
        table = [f"/{place.stem}/article?_size=20&_next={n}" for n in range(0, 20 * args.requests, 20)]
        with serving([str(HERE / "datasette"), "serve", str(place)], free_port()) as server:
            timed("datasette, 20 rows of the articles", server, table, args.readers)


if __name__ == "__main__":
    main()
