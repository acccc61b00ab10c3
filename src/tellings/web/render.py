"""A template and what it prints -> an answer that a browser may keep until it changes."""

from __future__ import annotations

import hashlib
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.panels import SAFE, dress
from tellings.formats.shelf import name_of
from tellings.web import words


def page(request: Request, template: str, status: int = 200, **context: object) -> Response:
    """The template as HTML; 304 where the browser already has it."""
    html = (
        _templates()
        .get_template(template)
        .render(
            **context,
            path=request.url.path,
            asked=request.query_params,
            may_edit=request.state.role == "editor",
            who=request.state.who,
        )
    )
    return answer(request, html.encode("utf-8", "replace"), "text/html; charset=utf-8", status)


def missing(request: Request, words: str) -> Response:
    """404, in words."""
    return page(request, "missing.html", 404, words=words)


def number(request: Request, name: str) -> int:
    """A number from 0 in the address; 0 for anything else."""
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def answer(request: Request, body: bytes, media_type: str, status: int = 200, **headers: str) -> Response:
    """`body` with its ETag; 304 without it where the client has the same."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    named = {"etag": etag, "cache-control": "private, no-cache", "vary": "cookie, authorization"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    if status == 200 and etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=named)
    return Response(body, status, named, media_type)


def warm() -> None:
    """Compile what the first readers would wait for."""
    for name in _templates().list_templates():
        if name.endswith(".html"):
            _templates().get_template(name)


@cache
def _templates() -> Environment:
    loader = ChoiceLoader([PackageLoader("tellings.web"), PackageLoader("tellings.formats")])
    templates = dress(Environment(loader=loader, **SAFE))
    templates.filters |= {"many": words.many, "day": words.day}
    templates.globals |= {"query": words.query, "highlighted": words.highlighted, "name_of": name_of}
    return templates
