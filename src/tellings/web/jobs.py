"""Dear work (reading pages, comparing a story) -> a process of its own: watched, and no reader waits for it."""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AT_ONCE = 2  # jobs; each uses every core
REMEMBERED = 200  # jobs that a browser may still ask for
SECONDS = 3600.0  # of one job
LONGEST_LINE = 16_000_000  # bytes


@dataclass(slots=True)
class Job:
    """One run of the command line; `rows` are the JSON lines that it has printed, `words` what it told the user."""

    id: str
    about: str
    command: tuple[str, ...]
    total: int = 0  # rows to come, 0 where that cannot be known
    folder: Path | None = None  # removed when it is done
    rows: list[dict[str, Any]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    status: int | None = None  # the exit status, once it is done
    begun: bool = False

    @property
    def done(self) -> bool:
        return self.status is not None


@dataclass(slots=True)
class Jobs:
    """`library` is what `--library` is given."""

    library: str
    _all: dict[str, Job] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def find(self, job: str) -> Job | None:
        return self._all.get(job)

    def start(self, about: str, command: Sequence[str], *, total: int = 0, folder: Path | None = None) -> Job:
        """A job that waits or runs; a command that is under way already is not begun again. Call it in the loop."""
        same = next((j for j in self._all.values() if not j.done and j.command == tuple(command) and not folder), None)
        if same:
            return same
        job = Job(secrets.token_hex(8), about, tuple(command), total, folder)
        self._all[job.id] = job
        for old in [j.id for j in self._all.values() if j.done][: max(0, len(self._all) - REMEMBERED)]:
            del self._all[old]
        task = asyncio.get_running_loop().create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    async def _run(self, job: Job) -> None:
        try:
            async with self._turn:
                job.begun = True
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._process(job), SECONDS)
        finally:
            job.status = 1 if job.status is None else job.status
            if job.folder:
                shutil.rmtree(job.folder, ignore_errors=True)

    async def _process(self, job: Job) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tellings", *job.command, "--library", self.library),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        assert process.stdout
        assert process.stderr
        try:
            await asyncio.gather(_rows(process.stdout, job.rows), _words(process.stderr, job.words))
            job.status = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _rows(stream: asyncio.StreamReader, rows: list[dict[str, Any]]) -> None:
    async for line in stream:
        with suppress(ValueError):
            rows.append(json.loads(line))


async def _words(stream: asyncio.StreamReader, words: list[str]) -> None:
    async for line in stream:
        words.append(line.decode("utf-8", "replace").removeprefix("tellings: ").strip())
        del words[:-1000]
