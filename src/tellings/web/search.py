"""Library -> what a search finds, with the words marked."""

from __future__ import annotations

import json
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.json_library import hit_json
from tellings.library import glances
from tellings.model import Filters, Found
from tellings.web.front import asked_filters
from tellings.web.render import answer, number, page
from tellings.web.room import library_of

PAGE = 20
MOST = 100


def search(request: Request) -> Response:
    asked = request.query_params
    found, limit = find(request)
    return page(
        request,
        "search.html",
        words=asked.get("q", "").strip(),
        found=found,
        after=shown if (shown := number(request, "after") + limit) < found.matching else None,
        spoken=_spoken(request),
    )


def search_json(request: Request) -> Response:
    found, _ = find(request)
    body = {"hits": [hit_json(h) for h in found.hits], "matching": found.matching, "read": found.read}
    return answer(request, json.dumps(body).encode(), "application/json")


def find(request: Request) -> tuple[Found, int]:
    asked = request.query_params
    words = asked.get("q", "").strip()[:1000]
    speaker = asked.get("speaker", "").strip()
    filters = replace(asked_filters(request), speaker=speaker or None)
    limit = min(MOST, number(request, "limit") or PAGE)
    if not words and filters == Filters():
        return Found((), 0, 0), limit
    found = glances.search(
        library_of(request).store,
        words,
        filters,
        limit=limit,
        after=number(request, "after"),
        quotes=_spoken(request),
    )
    return found, limit


def _spoken(request: Request) -> bool:
    return "quotes" in request.query_params or bool(request.query_params.get("speaker", "").strip())
