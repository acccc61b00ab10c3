"""Pages given in the browser -> a job that ingests them, watched as it goes."""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from tellings.formats.panels import web
from tellings.web.jobs import Job
from tellings.web.render import missing, page
from tellings.web.room import library_of, room_of

MOST_FILES = 1000
MOST_ADDRESSES = 1000
ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".md", ".jsonl", ".gz", ".warc")
PULSE = 0.5  # seconds between two looks at a job
TALLY = re.compile(r"\d[\d,]* [a-z]+(, \d[\d,]* [a-z]+)*")  # the last line of `ingest`, which its rows say as well


def form_page(request: Request) -> Response:
    return page(request, "add.html", endings=", ".join(ENDINGS), problem="")


async def add(request: Request) -> Response:
    """Files and addresses of a form; what cannot be read is named on the job's page."""
    form = await request.form(max_files=MOST_FILES, max_fields=100)
    folder = Path(tempfile.mkdtemp(prefix="tellings-"))
    names = await _saved(form, folder)
    addresses = _addresses(form)
    if not names and not addresses:
        folder.rmdir()
        return page(
            request, "add.html", 422, endings=", ".join(ENDINGS), problem="There was no file and no address in it."
        )
    inputs = [str(folder / name) for name in names] + addresses
    about = f"Adding {len(inputs):,} {'input' if len(inputs) == 1 else 'inputs'}"
    job = room_of(request).jobs.start(about, ["ingest", *inputs], total=len(inputs), folder=folder)
    return RedirectResponse(f"/jobs/{job.id}", 303)


async def add_example(request: Request) -> Response:
    from tellings.web.example import example_folder

    job = room_of(request).jobs.start("Adding the example", ["ingest", str(example_folder())])
    return RedirectResponse(f"/jobs/{job.id}", 303)


async def _saved(form: FormData, folder: Path) -> list[str]:
    """The files' names, made safe and kept apart; their order is that of the form."""
    names: list[str] = []
    for number, upload in enumerate(form.getlist("file"), start=1):
        if isinstance(upload, UploadFile) and upload.filename:
            name = f"{number:04d}-{safe_name(upload.filename)}"
            with (folder / name).open("wb") as file:
                while chunk := await upload.read(1 << 20):
                    file.write(chunk)
            names.append(name)
    return names


def safe_name(name: str) -> str:
    """The last part of a name that a stranger gave, letters, digits, dots and dashes only."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"[^A-Za-z0-9._-]+", "_", last)[-80:].lstrip(".") or "page.html"


def _addresses(form: FormData) -> list[str]:
    text = form.get("addresses", "")
    lines = text.split() if isinstance(text, str) else []
    return [address for line in lines if (address := web(line))][:MOST_ADDRESSES]


# ---- watching a job -------------------------------------------------------------------------------------------------
def job_page(request: Request) -> Response:
    job = room_of(request).jobs.find(request.path_params["job"])
    if job is None:
        return missing(request, "There is no such work, or it was done long ago.")
    then = request.query_params.get("next", "")
    if job.done and job.status == 0 and then.startswith("/stories/"):
        return RedirectResponse(then, 303)
    state = state_of(job)
    return page(
        request,
        "job.html",
        job=job,
        state=state,
        titles=_titles(request, state["stories"]) if job.done else {},
        then=then if then.startswith("/stories/") else "",
    )


def _titles(request: Request, stories: Sequence[str]) -> dict[str, str]:
    found = (library_of(request).store.stories.find(one) for one in stories)
    return {standing.id: standing.title for standing in found if standing}


async def job_events(request: Request) -> Response:
    """The job's state whenever it changes, as server-sent events, until it is done."""
    job = room_of(request).jobs.find(request.path_params["job"])
    if job is None:
        return Response(status_code=404)

    async def events() -> AsyncIterator[str]:
        shown = ""
        while not await request.is_disconnected():
            done = job.done
            now = json.dumps(state_of(job))
            if now != shown:
                shown = now
                yield f"data: {now}\n\n"
            if done:
                return
            await asyncio.sleep(PULSE)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"cache-control": "no-store"})


def state_of(job: Job) -> dict[str, Any]:
    """What a page shows of a job: how far it is, the stories that it touched, what was left out."""
    came = Counter(row["status"] for row in job.rows if row.get("status"))
    stories = Counter(row["story"] for row in job.rows if row.get("story"))
    return {
        "begun": job.begun,
        "done": job.done,
        "failed": job.done and job.status not in (0, 1),
        "read": len(job.rows),
        "total": max(job.total, len(job.rows)),
        "stories": [story for story, _ in stories.most_common(50)],
        "came": ", ".join(f"{number:,} {what}" for what, number in came.items()),
        "words": [words for words in job.words if not TALLY.fullmatch(words)][-50:],
    }
