"""Library -> people: who is quoted, and one speaker's words through time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tellings.library import glances
from tellings.web.render import missing, number, page
from tellings.web.room import library_of

PAGE = 50


def people(request: Request) -> Response:
    library = library_of(request)
    words = request.query_params.get("name", "").strip()
    start = number(request, "start")
    found = glances.speakers(library.store, words, PAGE + 1, start)
    return page(
        request,
        "people.html",
        speakers=found[:PAGE],
        after=start + PAGE if len(found) > PAGE else None,
        counts=glances.counts(library.store),
    )


def person(request: Request) -> Response:
    library = library_of(request)
    name = request.path_params["name"]
    start = number(request, "start")
    found = glances.sayings(library.store, name, PAGE + 1, start)
    if not found and not start:
        return missing(request, "No article that has been read quotes anybody of this name.")
    return page(
        request, "person.html", name=name, sayings=found[:PAGE], after=start + PAGE if len(found) > PAGE else None
    )
