"""The reading room's addresses, each with the function that answers it."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route

from tellings.errors import StoreError
from tellings.library import Library
from tellings.web import (
    about,
    abreast,
    adding,
    articles,
    beside,
    choosing,
    desk,
    feeds,
    front,
    login,
    opened,
    people,
    render,
    search,
    story,
    watching,
)
from tellings.web.api.routes import API
from tellings.web.guard import Guard
from tellings.web.jobs import Jobs
from tellings.web.memory import remembered
from tellings.web.problems import problem
from tellings.web.render import page
from tellings.web.room import Room
from tellings.web.settings import Settings

THREADS = 8  # for all that is not answered in turn; more only wait for each other
COLLECT = (
    100_000,
    20,
    50,
)  # new objects before circles are looked for: at Python's 700, a large story opens in twice the time
STATIC = {"room.css", "room.js", "mark.svg", "panels.css"}


def make_app(library: str, settings: Settings) -> Starlette:
    """An ASGI application over the library at this path or address."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        render.warm()
        opened.warm()
        gc.freeze()  # what is here now stays; of what comes, next to nothing is ever part of a circle
        gc.set_threshold(*COLLECT)
        yield
        await room.jobs.close()

    room = Room(library, lambda: Library(library), settings, Jobs(library))
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={HTTPException: _refused, StoreError: _unreadable},
        lifespan=life,
    )
    app.state.room = room
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/", remembered(front.front)),
        *(
            Route(f"{path}.{form}", remembered(feeds.as_feed(make, form)))
            for path, make in (
                ("/stories", feeds.stories),
                ("/stories/{story}", feeds.story),
                ("/searches/{search}", feeds.saved_search),
            )
            for form in ("rss", "atom")
        ),
        *(
            Route(f"/{name}.{ending}", remembered(shape(rows)))
            for name, rows in (
                ("stories", beside.stories),
                ("people", beside.people),
                ("desk", beside.judgements),
                ("feeds", watching.feed_rows),
                ("searches", watching.search_rows),
                ("abreast", abreast.rows),
                ("about", about.rows),
            )
            for ending, shape in (("json", beside.as_json), ("csv", beside.as_csv))
        ),
        Route("/stories/{story}.json", remembered(story.story_json)),
        Route("/stories/{story}.csv", remembered(story.story_csv)),
        Route("/stories/{story}.html", story.story_file),
        Route("/stories/{story}", remembered(story.story_page)),
        Route("/stories/{story}/reading", story.reading),
        Route("/stories/{story}/{panel}", remembered(story.story_page)),
        Route("/search", remembered(search.search)),
        Route("/search.json", remembered(search.search_json)),
        Route("/search.csv", remembered(beside.as_csv(beside.hits))),
        Route("/articles/{article}.json", remembered(beside.article)),
        Route("/articles/{article}.csv", remembered(beside.as_csv(beside.findings))),
        Route("/articles/{article}", remembered(articles.article_page)),
        Route("/articles/{article}/original", articles.original),
        Route("/abreast", remembered(abreast.abreast)),
        Route("/people", remembered(people.people)),
        Route("/people/{name:path}.json", remembered(beside.as_json(beside.person))),
        Route("/people/{name:path}.csv", remembered(beside.as_csv(beside.person))),
        Route("/people/{name:path}", remembered(people.person)),
        Route("/desk", remembered(desk.desk)),
        Route("/desk/find", remembered(choosing.find)),
        Route("/desk/{act}", desk.act, methods=["POST"]),
        Route("/watch", remembered(watching.watch)),
        Route("/searches", watching.save, methods=["POST"]),
        Route("/searches/{search}/remove", watching.remove, methods=["POST"]),
        Route("/about", about.about),
        Route("/add", adding.form_page),
        Route("/add", adding.add, methods=["POST"]),
        Route("/add/example", adding.add_example, methods=["POST"]),
        Route("/jobs/{job}", adding.job_page),
        Route("/jobs/{job}/events", adding.job_events),
        Route("/login", login.form_page),
        Route("/login", login.log_in, methods=["POST"]),
        Route("/logout", login.log_out, methods=["POST"]),
        Route("/static/{name}", static),
        Mount("/api/v1", routes=API),
    ]


def static(request: Request) -> Response:
    """The page's own style and script; nothing else lies there."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    room, file = (
        ("tellings.formats", "templates/report.css") if name == "panels.css" else ("tellings.web", f"static/{name}")
    )
    return FileResponse(Path(str(files(room).joinpath(file))), headers={"cache-control": "private, max-age=300"})


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):
        return problem(error.status_code, error.detail, headers=error.headers)
    words = "There is no such page." if error.status_code == 404 else error.detail
    return page(request, "missing.html", error.status_code, words=words)


def _unreadable(request: Request, error: Exception) -> Response:
    """The library is locked, damaged, full or away: said in its own words, and the room goes on."""
    assert isinstance(error, StoreError)
    if request.url.path.startswith("/api/"):
        return problem(503, str(error), headers={"retry-after": "5"})
    return page(request, "mistake.html", 503, message=error.message, hint=error.hint)
