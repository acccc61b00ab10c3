"""Library -> what is watched: how each feed is doing, and the saved searches, which an editor may add and remove."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.library import Library
from tellings.library.alerts import AlertKind, SavedSearch
from tellings.library.following import alerts_of
from tellings.library.health import feed_health, feeds_of
from tellings.library.rows import Pending
from tellings.library.searches import remove_search, save_search, searches_of, trouble_of
from tellings.web.render import page
from tellings.web.room import library_of

MOST_FEEDS = 500  # on one page; the rest is in `tellings feeds`
LATEST = 5  # alerts of a search
LONGEST = 1000  # characters of one wish
WISHES = ("words", "person", "outlet", "language")
KINDS: dict[AlertKind, str] = {
    "story": "a new story",
    "source": "another independent source",
    "conflict": "accounts that differ",
    "quote": "new words of the person",
    "article": "every article",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved search, what it told last, and why it could not."""

    search: SavedSearch
    alerts: tuple[Pending, ...]
    trouble: str | None

    @property
    def asked(self) -> dict[str, str]:
        """The same as a question to the search page."""
        search = self.search
        return {
            "q": search.words,
            "speaker": search.person or "",
            "outlet": search.outlet or "",
            "language": search.language or "",
        }


def watch(request: Request) -> Response:
    library = library_of(request)
    every = sorted(feeds(library), key=lambda one: one["state"] == "well")  # what ails first
    return page(
        request,
        "watch.html",
        feeds=every[:MOST_FEEDS],
        more=max(0, len(every) - MOST_FEEDS),
        searches=[
            Followed(one, alerts_of(library.store, one.id, LATEST), trouble_of(library, one.id))
            for one in searches_of(library)
        ],
        kinds=KINDS,
    )


def feeds(library: Library, most: int = MOST_FEEDS + 1) -> list[dict[str, Any]]:
    return [feed_health(feed, due) for feed, due in islice(feeds_of(library), most)]


def feed_rows(request: Request) -> list[dict[str, Any]]:
    return feeds(library_of(request), 10_000)


def search_rows(request: Request) -> list[dict[str, Any]]:
    """Without where their alerts go: that may hold a secret."""
    hidden = ("target", "secret_from")
    return [
        {name: value for name, value in asdict(one).items() if name not in hidden}
        for one in searches_of(library_of(request))
    ]


# ---- an editor's ----------------------------------------------------------------------------------------------------
async def save(request: Request) -> Response:
    """Its alerts are printed by `tellings watch`; where else they go, only the command line may say."""
    form = await request.form(max_files=0, max_fields=40)
    return await run_in_threadpool(_save, request, form)


def _save(request: Request, form: FormData) -> Response:
    library = library_of(request)
    wish = wished(form, library.now())
    if wish is None:
        return page(request, "mistake.html", 422, message="A saved search needs words, a person or an outlet.", hint="")
    return RedirectResponse(f"/watch#{save_search(library, wish).id}", 303)


def wished(form: FormData, now: str) -> SavedSearch | None:
    """None: it would find everything."""
    said = {name: _line(form, name) for name in (*WISHES, "name")}
    if not any(said[name] for name in WISHES[:3]):
        return None
    on = tuple(kind for kind in get_args(AlertKind) if kind in form.getlist("on"))
    return SavedSearch(
        id="",
        name=said["name"] or said["words"] or said["person"] or said["outlet"],
        on=on or (("quote",) if said["person"] else ("story", "source", "conflict")),
        since=now,
        words=said["words"],
        person=said["person"] or None,
        outlet=said["outlet"] or None,
        language=said["language"] or None,
    )


def _line(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""


async def remove(request: Request) -> Response:
    await run_in_threadpool(lambda: remove_search(library_of(request), request.path_params["search"]))
    return RedirectResponse("/watch#searches", 303)
