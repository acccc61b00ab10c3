"""A reading room on loopback, in a process of its own, over a library of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "karsin-dam"


@contextmanager
def room(library: Path, *options: str) -> Iterator[str]:
    """Its address; it is ready when this is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tellings", "serve", "--library", str(library), "--port", str(port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=dict(os.environ)) as server:
        try:
            for _ in range(300):
                try:
                    ask(f"http://127.0.0.1:{port}", "/static/room.css")
                    break
                except OSError:
                    assert server.poll() is None, server.stderr and server.stderr.read()
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def ask(
    home: str, path: str, method: str = "GET", body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, body; redirects are not followed."""
    connection = HTTPConnection(home.removeprefix("http://"), timeout=120)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def ingest(library: Path, *inputs: Path) -> list[dict[str, str]]:
    command = [sys.executable, "-m", "tellings", "ingest", *map(str, inputs), "--library", str(library)]
    done = subprocess.run(command, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]
