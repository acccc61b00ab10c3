"""A PostgreSQL that is really started: once a run, on a socket of its own, and each test has a schema of its own."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

FOLDERS = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/sbin")]  # the last: runuser
ORDINARY = ("postgres", "nobody")  # users to run the server as, where we are root: it refuses to run as root


def found(program):
    paths = [*(str(folder / program) for folder in FOLDERS), shutil.which(program) or ""]
    return next((path for path in paths if path and os.access(path, os.X_OK)), None)


class Server:
    """A PostgreSQL on a socket in a folder of its own, that can be stopped and started again."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"
        self.number = itertools.count()
        self.user = []
        if os.getuid() == 0:
            name = next(n for n in ORDINARY if subprocess.run(["id", n], capture_output=True).returncode == 0)
            self.user = [found("runuser"), "-u", name, "--"]
            shutil.chown(folder, name)
        self.run(found("initdb"), "-D", self.data, "-U", "tellings", "-A", "trust", "-N", "--locale=C", "-E", "UTF8")
        settings = "listen_addresses=''\nfsync=off\nfull_page_writes=off\nmax_connections=30\nshared_buffers=64MB\n"
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(f"{settings}unix_socket_directories='{folder}'\n")

    def run(self, *command):
        words = [*self.user, *map(str, command)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)

    def start(self):
        self.run(found("pg_ctl"), "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self, mode="fast"):
        self.run(found("pg_ctl"), "-D", self.data, "-m", mode, "-w", "stop")

    def url(self, schema="public"):
        return f"postgresql:///postgres?host={self.folder}&user=tellings&options=-csearch_path%3D{schema}"

    def fresh(self):
        """The URL of an empty library: a schema of its own, which is made in milliseconds, a database is not."""
        import psycopg

        name = f"library{next(self.number)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return self.url(name)


@pytest.fixture(scope="session")
def server():
    if not (found("initdb") and found("pg_ctl")):
        pytest.skip("PostgreSQL is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="tellings-pg-", dir="/tmp"))  # a short path: a socket's has 107 bytes at most
    folder.chmod(0o755)
    running = Server(folder)
    running.start()
    yield running
    running.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """The place of an empty library."""
    if request.param == "sqlite":
        return tmp_path / "library.sqlite"
    return request.getfixturevalue("server").fresh()
