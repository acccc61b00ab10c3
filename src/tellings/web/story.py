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
from tellings.formats.panels import Found, Part, panel_context
from tellings.formats.plain import cut
from tellings.formats.shelf import Shelf
from tellings.library import glances
from tellings.model import Comparison, Opened, Passage
from tellings.web.levels import fold
from tellings.web.render import answer, missing, number, page
from tellings.web.room import library_of, room_of
from tellings.web.rss import story_feed

MOST = {  # of each, on a story's own page; what is inside an item too
    "sources": 12,
    "headlines": 20,
    "agree": 10,
    "same": 6,
    "figures": 6,
    "quotes": 6,
    "others": 6,
    "alone": 4,
    "alone in one": 3,
    "actors": 4,
    "rows": 10,
    "timeline": 12,
    "cite": 5,
    "drawing": 40,
}
CROWD = 40  # articles of a story: beyond, its page would not stay under 150 kB without the following
FEWER = {
    "figures": 4,
    "quotes": 4,
    "others": 4,
    "amounts": 5,
    "wordings": 4,
    "sides": 4,
    "cite": 3,
    "copies": 2,
    "missing": 4,
    "doubt": 4,
    "why": 3,
}
WHOLE = 30  # items on a panel's own page
FULL = {"sources": 10, "figures": 6, "quotes": 6, "others": 6, "actors": 10}  # of these
INSIDE = {
    "amounts": 12,
    "wordings": 12,
    "sides": 12,
    "rows": 20,
    "cite": 5,
    "copies": 2,
    "missing": 8,
    "doubt": 8,
    "why": 4,
}
BRANCHES = 24  # articles drawn in the trees of a story's page, and on the page of its sources
ALL_BRANCHES = 80
PANELS = (
    "sources",
    "headlines",
    "agree",
    "same",
    "figures",
    "quotes",
    "others",
    "alone",
    "actors",
    "timeline",
    "split",
)


@dataclass(frozen=True, slots=True)
class Window:
    """Which items of its panels a page shows; `panel` None: the first few of each."""

    story: str
    panel: str | None = None
    start: int = 0
    crowd: bool = False  # has the story so many articles that each item is long?
    levels: str = ""  # how copies are folded, as the address says it

    def shown(self, panel: str, items: Sequence[Any], most: int) -> Part:
        if panel == self.panel:
            end = self.start + FULL.get(panel, WHOLE)
            return Part(items[self.start : end], left=max(0, len(items) - end), href=self._address(panel, end))
        if self.panel == "alone" and panel == "alone in one":
            return Part(items)
        number = min(most, self._most(panel))
        left = max(0, len(items) - number)
        href = self._address(panel, number) if left and panel in PANELS else None
        return Part(items[:number], left=left, href=href)

    def _address(self, panel: str, start: int) -> str:
        levels = f"&{self.levels}" if self.levels and panel == "headlines" else ""
        return f"/stories/{self.story}/{panel}?from={start}{levels}"

    def _most(self, panel: str) -> int:
        if self.panel and panel not in PANELS:
            return INSIDE.get(panel, MOST.get(panel, WHOLE))
        return (FEWER.get(panel) if self.crowd else None) or MOST.get(panel, 1000)


def story_page(request: Request) -> Response:
    story = _ready(request)
    if isinstance(story, Response):
        return story
    panel = request.path_params.get("panel")
    if panel is not None and panel not in PANELS:
        return missing(request, "There is no such panel.")
    laid = room_of(request).table.lay(library_of(request), story)
    asked = request.query_params
    levels = {name: asked[name] for name in ("copies", "by") if name in asked}
    crowd = len(laid.found.shelf.articles) > CROWD
    window = Window(story, panel, number(request, "from"), crowd, urlencode(levels))
    context = story_context(laid.found, window)
    if panel in (None, "headlines"):
        context["fold"] = fold(laid.found.shelf, levels.get("copies", "all"), levels.get("by", "first"))
    if panel is None:
        context["matrix"] = matrix(laid.found.comparison, laid.found.shelf)
        context["tellings"] = _tellings(laid.found.shelf, crowd)
    template = "panel.html" if panel else "story.html"
    return page(request, template, **context, story=story, panel=panel, opened=laid.opened, crowd=crowd)


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


def story_rss(request: Request) -> Response:
    library = library_of(request)
    story = library.resolve(request.path_params["story"])
    standing = library.store.stories.find(story) if story else None
    if story is None or standing is None:
        return missing(request, "There is no such story.")
    body = story_feed(standing, glances.rows(library.store, [story]).get(story, ()), str(request.base_url).rstrip("/"))
    return answer(request, body, "application/rss+xml; charset=utf-8")


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
        branches=ALL_BRANCHES if window.panel else BRANCHES,
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
