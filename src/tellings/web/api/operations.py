"""What the API answers: stories, articles, quotes, figures, actors, search, comparing pages, judgements, health."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tellings.formats.fields import ref
from tellings.formats.json import comparison_json
from tellings.formats.json_article import article_json, dossier_json
from tellings.formats.json_library import hit_json, judgement_json, opened_json, standing_json
from tellings.library import glances
from tellings.model import Comparison, Filters, Opened
from tellings.version import __version__
from tellings.web.api.operation import (
    AFTER,
    ARTICLE,
    FIELDS,
    LIMIT,
    STORY,
    TIME,
    Answer,
    Given,
    Operation,
    Parameter,
)
from tellings.web.comparing import compare_pages
from tellings.web.desk import ACTS, UNSIGNED
from tellings.web.problems import problem
from tellings.web.room import library_of

MOST_PAGES = 100  # sent at once


# ---- health ---------------------------------------------------------------------------------------------------------
def health(request: Request, given: Given) -> Answer:
    counts = glances.counts(library_of(request).store)
    return {"status": "ok", "version": __version__, "articles": counts.articles, "stories": counts.stories}


# ---- stories --------------------------------------------------------------------------------------------------------
def stories(request: Request, given: Given) -> Answer:
    found = library_of(request).stories(_filters(given), limit=given["limit"] + 1, after=given["after"])
    return _page([standing_json(s) for s in found], given, "story")


def story(request: Request, given: Given) -> Answer:
    opened = _opened(request, given)
    return opened if isinstance(opened, Response) else opened_json(opened)


def _opened(request: Request, given: Given) -> Opened | Response:
    """The story, or an answer that says why not: it has another id now, it has not been read yet."""
    library = library_of(request)
    today = library.resolve(given["story"])
    if today is None:
        return problem(404, "there is no such story")
    if today != given["story"]:
        here = request.url.path.replace(f"/stories/{given['story']}", f"/stories/{today}")
        return problem(410, "this story was merged into another", headers={"location": here}, replaced_by=today)
    if not glances.is_read(library.store, today):
        return JSONResponse(
            {"state": "reading", "story": today, "start": f"/stories/{today}/reading"}, 202, {"retry-after": "2"}
        )
    return library.open_story(today)


def figures(request: Request, given: Given) -> Answer:
    return _part(request, given, "figures")


def actors(request: Request, given: Given) -> Answer:
    return _part(request, given, "actors")


def story_quotes(request: Request, given: Given) -> Answer:
    return _part(request, given, "quotes")


def _part(request: Request, given: Given, part: str) -> Answer:
    """One ledger of a story; the cursor counts its entries."""
    opened = _opened(request, given)
    if isinstance(opened, Response):
        return opened
    comparison: Comparison = opened.comparison
    every = comparison_json(comparison)[part]
    start = int(given["after"] or 0)
    end = start + given["limit"]
    return {"items": every[start:end], "next": str(end) if end < len(every) else None}


# ---- articles and words ---------------------------------------------------------------------------------------------
def article(request: Request, given: Given) -> Answer:
    """As from `annotate` where it has been read, else as from `extract`."""
    library = library_of(request)
    found = library.article(given["article"])
    if found is None:
        return problem(404, "there is no such article")
    dossier = glances.dossier(library.store, found.id)
    return dossier_json(dossier) if dossier else article_json(found)


def articles(request: Request, given: Given) -> Answer:
    return _hits(request, {**given, "q": None}, quotes=False)


def search(request: Request, given: Given) -> Answer:
    return _hits(request, given, quotes=False)


def quotes(request: Request, given: Given) -> Answer:
    """Articles with reported speech that fits."""
    return _hits(request, given, quotes=True)


def _hits(request: Request, given: Given, *, quotes: bool) -> Answer:
    """The cursor counts the hits that were shown."""
    start, limit = int(given["after"] or 0), given["limit"]
    found = glances.search(
        library_of(request).store, given["q"] or "", _filters(given), limit=limit, after=start, quotes=quotes
    )
    more = start + limit < found.matching and found.hits
    return {
        "items": [hit_json(h) for h in found.hits],
        "next": str(start + limit) if more else None,
        "matching": found.matching,
        "read": found.read,
    }


# ---- comparing what is sent -----------------------------------------------------------------------------------------
def compare(request: Request, given: Given) -> Answer:
    try:
        return compare_pages(given["body"]["pages"])
    except TimeoutError as error:
        return problem(503, str(error), headers={"retry-after": "60"})
    except ValueError as error:
        return problem(422, str(error))


# ---- judgements -----------------------------------------------------------------------------------------------------
def judgements(request: Request, given: Given) -> Answer:
    acts = library_of(request).judgements()
    start = int(given["after"] or 0)
    end = start + given["limit"]
    newest = acts[::-1][start:end]
    return {"items": [judgement_json(j) for j in newest], "next": str(end) if end < len(acts) else None}


def judge(request: Request, given: Given) -> Answer:
    from starlette.datastructures import FormData

    body = dict(given["body"])
    act = body.pop("act")
    articles = [("article", a) for a in body.pop("articles", [])]
    who = request.state.who or UNSIGNED
    made = ACTS[act](library_of(request), FormData([*body.items(), *articles]), who, body.get("why", ""))
    return {"story": made or None}


# ---- shared ---------------------------------------------------------------------------------------------------------
def _filters(given: Given) -> Filters:
    names = ("since", "until", "outlet", "language", "place", "person", "speaker")
    return Filters(**{name: given[name] for name in names if given.get(name) is not None})


def _page(items: Sequence[dict[str, Any]], given: Given, key: str) -> dict[str, Any]:
    """One item more than was asked for says that there is more."""
    shown = list(items[: given["limit"]])
    return {"items": shown, "next": shown[-1][key] if len(items) > given["limit"] else None}


FILTERS = (
    Parameter("since", "Published then or later: ISO 8601.", pattern=TIME),
    Parameter("until", "Published then or before: ISO 8601.", pattern=TIME),
    Parameter("outlet", "By this outlet."),
    Parameter("language", "In this language: ISO 639-1.", pattern="^[a-z]{2,3}$"),
)
STORY_FILTERS = (*FILTERS, Parameter("place", "Names this place."), Parameter("person", "Names this person."))
SPEAKER = Parameter("speaker", "What this person says.")
WORDS = Parameter("q", "Words to be found.", required=True)
CURSOR = Parameter("after", "`next` of the answer before.", pattern="^[0-9]{1,9}$")
LISTS = (LIMIT, FIELDS)

TEXT = {"type": "string", "maxLength": 4000}
PAGE = {
    "type": "object",
    "description": "A page: `uri` and one of html, dump, text.",
    "properties": {
        "uri": {"type": "string", "minLength": 1, "maxLength": 2000},
        "html": {"type": "string"},
        "dump": {"type": "string"},
        "text": {"type": "string"},
        "title": TEXT,
        "outlet": TEXT,
        "published": TEXT,
        "language": TEXT,
    },
    "required": ["uri"],
    "additionalProperties": False,
}
PAGES = {
    "type": "object",
    "properties": {"pages": {"type": "array", "items": PAGE, "minItems": 1, "maxItems": MOST_PAGES}},
    "required": ["pages"],
    "additionalProperties": False,
}
JUDGING = {
    "type": "object",
    "properties": {
        "act": {"type": "string", "enum": sorted(ACTS), "description": "What to do."},
        "a": TEXT,
        "b": TEXT,
        "story": TEXT,
        "article": TEXT,
        "articles": {"type": "array", "items": TEXT, "maxItems": 1000},
        "title": TEXT,
        "text": TEXT,
        "judgement": TEXT,
        "why": TEXT,
    },
    "required": ["act"],
    "additionalProperties": False,
}
HEALTH = {
    "type": "object",
    "properties": {
        "status": {"const": "ok"},
        "version": {"type": "string"},
        "articles": {"type": "integer"},
        "stories": {"type": "integer"},
    },
    "required": ["status", "version", "articles", "stories"],
}
JUDGED = {
    "type": "object",
    "properties": {"story": {"type": ["string", "null"], "description": "The story to look at now."}},
    "required": ["story"],
}
STORY_PROBLEMS = (400, 404, 410, 422, 429)

OPERATIONS = (
    Operation(path="/health", name="health", says="Is the library there?", work=health, answers=HEALTH),
    Operation(
        path="/stories",
        name="stories",
        says="Stories, by independent sources and freshness.",
        work=stories,
        answers=ref("standing"),
        listed=True,
        parameters=(*STORY_FILTERS, AFTER, *LISTS),
    ),
    Operation(
        path="/stories/{story}",
        name="story",
        says="One story, all its tellings side by side.",
        work=story,
        answers=ref("comparison"),
        parameters=(STORY, FIELDS),
        problems=STORY_PROBLEMS,
    ),
    *(
        Operation(
            path=f"/stories/{{story}}/{name}",
            name=f"story_{name}",
            says=says,
            work=work,
            answers=ref(shape),
            listed=True,
            parameters=(STORY, CURSOR, *LISTS),
            problems=STORY_PROBLEMS,
        )
        for name, says, work, shape in (
            ("quotes", "What was said in a story, in all its versions.", story_quotes, "utterance"),
            ("figures", "What is counted in a story, and every value given for it.", figures, "quantity"),
            ("actors", "Who is in a story, and what each outlet calls them.", actors, "story_actor"),
        )
    ),
    Operation(
        path="/articles",
        name="articles",
        says="Articles, those that came last first.",
        work=articles,
        answers=ref("hit"),
        listed=True,
        parameters=(*STORY_FILTERS, CURSOR, *LISTS),
    ),
    Operation(
        path="/articles/{article}",
        name="article",
        says="One article, with its findings where it has been read.",
        work=article,
        answers={"anyOf": [ref("dossier"), ref("article")]},
        parameters=(ARTICLE, FIELDS),
        problems=(400, 404, 422, 429),
    ),
    Operation(
        path="/search",
        name="search",
        says="Articles with these words, the best first.",
        work=search,
        answers=ref("hit"),
        listed=True,
        parameters=(WORDS, *FILTERS, CURSOR, *LISTS),
    ),
    Operation(
        path="/quotes",
        name="quotes",
        says="Articles with reported speech that has these words, or is by this speaker.",
        work=quotes,
        answers=ref("hit"),
        listed=True,
        parameters=(Parameter("q", "Words to be found."), SPEAKER, *FILTERS, CURSOR, *LISTS),
    ),
    Operation(
        path="/compare",
        name="compare",
        method="post",
        says="Pages that are sent, taken as tellings of one story; nothing is kept.",
        work=compare,
        answers=ref("comparison"),
        body=PAGES,
    ),
    Operation(
        path="/judgements",
        name="judgements",
        says="What people judged, newest first.",
        work=judgements,
        answers=ref("judgement"),
        listed=True,
        parameters=(CURSOR, *LISTS),
    ),
    Operation(
        path="/judgements",
        name="judge",
        method="post",
        says="Merge, split, move, rename, note or undo.",
        work=judge,
        answers=JUDGED,
        body=JUDGING,
    ),
)
