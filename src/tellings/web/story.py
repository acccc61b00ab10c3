"""Library -> a story's page: its panels, each passage opening its article; what is left of a panel on its own page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.formats.csv import comparison_csv
from tellings.formats.html import comparison_html
from tellings.formats.json_library import opened_json
from tellings.formats.panels import Found, panel_context
from tellings.formats.plain import cut
from tellings.formats.shelf import Shelf
from tellings.library import glances
from tellings.model import Comparison, Opened, Passage
from tellings.web.levels import fold
from tellings.web.opened import Laid
from tellings.web.render import answer, missing, number, page
from tellings.web.room import library_of, room_of
from tellings.web.window import CROWD, PANELS, Window


def story_page(request: Request) -> Response:
    panel = request.path_params.get("panel")
    if panel is not None and panel not in PANELS:
        return missing(request, "There is no such panel.")
    laid = _laid(request)
    if isinstance(laid, Response):
        return laid
    found, story = laid.found, laid.found.comparison.story.id
    levels = {name: request.query_params[name] for name in ("copies", "by") if name in request.query_params}
    window = Window(story, panel, number(request, "from"), len(found.shelf.articles) > CROWD, urlencode(levels))
    context = story_context(found, window) | {"story": story, "panel": panel, "crowd": window.crowd}
    if panel in (None, "headlines"):
        context["fold"] = fold(found.shelf, levels.get("copies", "all"), levels.get("by", "source"))
    if panel:
        return page(request, "panel.html", **context)
    context |= {"matrix": matrix(found.comparison, found.shelf), "tellings": _tellings(found.shelf, window.crowd)}
    return page(request, "story.html", **context, opened=laid.opened, kept=laid.kept)


def _laid(request: Request) -> Laid | Response:
    """The story, laid out, or where to go instead."""
    library, table = library_of(request), room_of(request).table
    laid = table.find(library, request.path_params["story"])
    if laid:
        return laid
    story = _ready(request)
    return story if isinstance(story, Response) else table.lay(library, story)


def _tellings(shelf: Shelf, crowd: bool) -> list[str]:
    """Those of which two may be chosen; in a crowd, one a family."""
    return [family[0] for family in shelf.by_family(shelf.names)] if crowd else list(shelf.names)


def story_json(request: Request) -> Response:
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    body = json.dumps(opened_json(opened), ensure_ascii=False)
    return answer(request, body.encode("utf-8", "backslashreplace"), "application/json")


def story_csv(request: Request) -> Response:
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    return answer(request, comparison_csv(opened.comparison).encode("utf-8", "replace"), "text/csv; charset=utf-8")


def story_file(request: Request) -> Response:
    """The report as `tellings story ID --format html` writes it: to be saved, since its policy is its own."""
    opened = _opened(request)
    if isinstance(opened, Response):
        return opened
    html = comparison_html(opened.comparison).encode("utf-8", "replace")
    name = f'attachment; filename="{opened.comparison.story.id}.html"'
    return answer(request, html, "text/html; charset=utf-8", content_disposition=name)


def _opened(request: Request) -> Opened | Response:
    story = _ready(request)
    return story if isinstance(story, Response) else library_of(request).open_story(story)


def _ready(request: Request) -> str | Response:
    """The story's id, where it is today's and its articles have been read; else where to go instead."""
    library = library_of(request)
    asked = request.path_params["story"]
    story = library.resolve(asked)
    if story is None:
        return missing(request, "There is no such story.")
    if story != asked:
        return RedirectResponse(request.url.path.replace(asked, story), 308)
    if not glances.is_read(library.store, story):
        return RedirectResponse(f"/stories/{story}/reading", 303)
    return story


async def reading(request: Request) -> Response:
    """What can be said before the articles are read; reading them is a job."""
    story = await run_in_threadpool(lambda: library_of(request).resolve(request.path_params["story"]))
    if story is None:
        return missing(request, "There is no such story.")
    job = room_of(request).jobs.start("Reading the articles", ["story", story, "--format", "text"])
    return RedirectResponse(f"/jobs/{job.id}?next=/stories/{story}", 303)


def story_context(found: Found, window: Window) -> dict[str, Any]:
    return panel_context(
        found,
        href=passage_address,
        page_of=lambda article: f"/articles/{article}",
        shown=window.shown,
        branches=window.branches,
    )


def passage_address(passage: Passage) -> str:
    """The article's page with these words marked; checked again there."""
    return f"/articles/{passage.article}?at={passage.start}-{passage.end}#p1"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A fact and, for each of the matrix's columns, the passage that tells it, or None: not found in our copy."""

    words: str
    independent: int
    cells: tuple[Passage | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts by independent tellings: a family of copies is one column, named for its first article."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    left: int  # facts that it does not show
    left_columns: int


ROWS, COLUMNS = 24, 12


def _column(family: Sequence[str], shelf: Shelf) -> str:
    return cut(shelf.names[family[0]], 22) + (f" +{len(family) - 1}" if len(family) > 1 else "")


def matrix(comparison: Comparison, shelf: Shelf) -> Matrix:
    """The facts that most tellings have and those that few lack tell most: by independent sources, then in order."""
    families = shelf.by_family(shelf.articles)
    several = [f for f in comparison.facts if len(shelf.by_family(p.article for p in f.passages)) > 1]
    ranked = sorted(several, key=lambda fact: -fact.independent)
    rows = []
    for fact in ranked[:ROWS]:
        first = {p.article: p for p in reversed(shelf.sound(fact.passages))}
        if first:
            cells = tuple(next((first[a] for a in family if a in first), None) for family in families[:COLUMNS])
            rows.append(MatrixRow(shelf.best(first.values()).exact, fact.independent, cells))
    columns = tuple(_column(family, shelf) for family in families[:COLUMNS])
    return Matrix(columns, tuple(rows), len(several) - len(rows), len(families) - len(columns))
