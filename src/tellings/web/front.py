"""Library -> the front page: stories by independent sources and freshness, with what each outlet put above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.plain import line
from tellings.formats.shelf import name_of
from tellings.library import glances
from tellings.model import Filters, Standing
from tellings.store.nouns import Listed
from tellings.web.render import page
from tellings.web.room import library_of

PAGE = 20  # stories
SPREAD = 4  # headlines of a story
LONGEST = 30  # days of coverage that are drawn
NAMES = ("since", "until", "outlet", "language", "place", "person")


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as the front page shows it: its different headlines with who has them, and its articles a day."""

    standing: Standing
    spread: tuple[tuple[str, tuple[str, ...]], ...]
    more_headlines: int
    coverage: tuple[int, ...]

    @property
    def most(self) -> int:
        return max(self.coverage, default=1) or 1


def front(request: Request) -> Response:
    filters = asked_filters(request)
    library = library_of(request)
    stories = library.stories(filters, limit=PAGE + 1, after=request.query_params.get("after"))
    rows = glances.rows(library.store, [s.id for s in stories[:PAGE]])
    return page(
        request,
        "front.html",
        stories=[entry(s, rows.get(s.id, ())) for s in stories[:PAGE]],
        filtered=filters != Filters(),
        after=stories[PAGE - 1].id if len(stories) > PAGE else None,
    )


def asked_filters(request: Request) -> Filters:
    """The filters in an address; what is empty asks for all."""
    asked = request.query_params
    return Filters(**{name: value for name in NAMES if (value := asked.get(name, "").strip())})


def entry(standing: Standing, rows: Sequence[Listed]) -> Entry:
    headlines: dict[str, list[str]] = {}
    for row in rows:
        if row.title:
            headlines.setdefault(line(row.title), []).append(name_of(row.outlet, row.uri))
    ranked = sorted(headlines.items(), key=lambda pair: -len(pair[1]))
    spread = tuple((headline, tuple(dict.fromkeys(outlets))) for headline, outlets in ranked[:SPREAD])
    return Entry(standing, spread, len(headlines) - len(spread), coverage([r.published for r in rows]))


def coverage(stamps: Sequence[str | None]) -> tuple[int, ...]:
    """Articles a day from the first day to the last, the last `LONGEST` days; undated ones are left out."""
    days = Counter(day for stamp in stamps if stamp and (day := _day(stamp)))
    if not days:
        return ()
    last = max(days)
    first = max(min(days), last - timedelta(days=LONGEST - 1))
    return tuple(days[first + timedelta(days=n)] for n in range((last - first).days + 1))


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
