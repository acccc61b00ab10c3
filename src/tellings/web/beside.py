"""What a page shows -> the same as JSON and CSV, at the page's address with .json or .csv behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.json_article import article_json, dossier_json
from tellings.formats.json_library import hit_json, judgement_json, standing_json
from tellings.formats.plain import amount
from tellings.formats.shelf import name_of
from tellings.library import glances
from tellings.library.speaking import quoters_of, speech_of
from tellings.web.front import asked_filters
from tellings.web.people import QUOTES, asked_people, versions
from tellings.web.render import answer, missing, number
from tellings.web.room import library_of
from tellings.web.search import find
from tellings.web.sheet import table

Rows = Sequence[dict[str, Any]]
MOST = 200  # rows of one answer; the API goes on from there


def stories(request: Request) -> Rows:
    found = library_of(request).stories(asked_filters(request), limit=MOST, after=request.query_params.get("after"))
    return [standing_json(s) for s in found]


def hits(request: Request) -> Rows:
    return [hit_json(h) for h in find(request)[0].hits]


def people(request: Request) -> Rows:
    store = library_of(request).store
    start = number(request, "start")
    found = asked_people(request)[start : start + MOST]
    by = quoters_of(store, [one.name for one in found])
    return [
        {
            "name": one.name,
            "quotes": one.quotes,
            "articles": one.articles,
            "quoted_by": [name_of(q.outlet, q.uri) for q in by.get(one.name, ())],
        }
        for one in found
    ]


def person(request: Request) -> Rows:
    return versions(speech_of(library_of(request).store, request.path_params["name"], QUOTES, number(request, "start")))


def judgements(request: Request) -> Rows:
    return [judgement_json(j) for j in library_of(request).judgements()[::-1][:MOST]]


def article(request: Request) -> Response:
    """With its findings where it has been read."""
    library = library_of(request)
    found = library.article(request.path_params["article"])
    if found is None:
        return missing(request, "There is no such article.")
    dossier = glances.dossier(library.store, found.id)
    return _json(request, dossier_json(dossier) if dossier else article_json(found))


def findings(request: Request) -> Rows:
    """What its layers show; nothing where it has not been read."""
    library = library_of(request)
    dossier = glances.dossier(library.store, request.path_params["article"])
    if dossier is None:
        return []
    passage = dossier.article.passage
    found = [("quote", q.span, q.speaker.name if q.speaker else "") for q in dossier.quotes]
    found += [("figure", f.span, amount(f)) for f in dossier.figures]
    found += [("name", n.span, n.kind) for n in dossier.names]
    found += [("time", t.span, t.value) for t in dossier.times]
    return [
        {"layer": layer, "start": span.start, "end": span.end, "exact": passage(span).exact, "says": says}
        for layer, span, says in found
    ]


def as_json(rows: Callable[[Request], Rows]) -> Callable[[Request], Response]:
    return lambda request: _json(request, rows(request))


def as_csv(rows: Callable[[Request], Rows]) -> Callable[[Request], Response]:
    """Only what fits a cell: lists of objects are left to JSON."""

    def answered(request: Request) -> Response:
        flat = [{name: value for name, value in row.items() if _fits(value)} for row in rows(request)]
        return answer(request, table(flat), "text/csv; charset=utf-8")

    return answered


def _fits(value: object) -> bool:
    return not isinstance(value, dict) and not (isinstance(value, list) and any(isinstance(v, dict) for v in value))


def _json(request: Request, made: object) -> Response:
    body = json.dumps(made, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return answer(request, body, "application/json")
