"""Words -> the stories that a judgement may be about: which one to merge with, or to move an article to."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tellings.library import Library, glances
from tellings.model import Filters, Standing
from tellings.web.desk import story_named
from tellings.web.render import missing, page
from tellings.web.room import library_of

CHOICE = 12  # stories to choose from
HITS = 100  # articles that are looked at for them
MOST_ARTICLES = 500  # of the story that is judged, to choose one from


def find(request: Request) -> Response:
    library = library_of(request)
    story = library.resolve(request.query_params.get("story", ""))
    standing = library.store.stories.find(story) if story else None
    if standing is None:
        return missing(request, "There is no such story.")
    words = request.query_params.get("q", "").strip()[:1000]
    found = choices(library, words, standing.id)
    rows = glances.rows(library.store, [standing.id, *(s.id for s in found)])
    return page(
        request,
        "find.html",
        story=standing,
        words=words,
        found=[(s, rows.get(s.id, ())[:3]) for s in found],
        articles=rows.get(standing.id, ())[-MOST_ARTICLES:],
    )


def choices(library: Library, words: str, story: str) -> list[Standing]:
    """The story of this id or address; else those whose articles have the words, the best fitting first."""
    named = library.resolve(story_named(words)) if words else None
    if named:
        ids = [named]
    else:
        hits = glances.search(library.store, words, Filters(), limit=HITS, after=0, quotes=False).hits if words else ()
        ids = list(dict.fromkeys(hit.story for hit in hits if hit.story))
    found = (library.store.stories.find(one) for one in ids if one != story)
    return [standing for standing in found if standing][:CHOICE]
