"""A library -> all of it as JSON, or the pages that it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from tellings.articles.build import FEED
from tellings.errors import CallError
from tellings.formats.json_library import judgement_json, kept_article_json, standing_json
from tellings.model import Article, Judgement, Page, PageKind, Skip, Stamp, Standing
from tellings.sources.files import make_page
from tellings.sources.lines import read_line
from tellings.store import Store
from tellings.store.nouns import Sighting

SOME = 200  # stories asked for at once


def export(store: Store) -> Iterator[dict[str, Any]]:
    """`kind` says what each is: judgement, story, article. Judgements first, so that they bind what is read after."""
    for judgement in store.judgements.list():
        yield {"kind": "judgement", **judgement_json(judgement)}
    for story in all_stories(store):
        yield {"kind": "story", **standing_json(story), "redirects": list(store.stories.redirects_to(story.id))}
    for article in store.articles.all():
        sightings = store.sightings.of(article.id)
        story_id = store.stories.of([article.id]).get(article.id)
        addresses = tuple(dict.fromkeys(s.uri for s in sightings))
        seen = sightings[0].seen if sightings else None
        yield {"kind": "article", **kept_article_json(article, story_id, addresses, seen)}


def all_stories(store: Store) -> Iterator[Standing]:
    """By rank."""
    after = None
    while some := store.stories.list(None, SOME, after):
        yield from some
        after = some[-1].id


def read_judgements(rows: Iterable[object]) -> Iterator[Judgement]:
    """Those among the rows of an export; other rows are passed over."""
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("judgement"), str):
            yield _judgement(row)


def _judgement(row: dict[str, Any]) -> Judgement:
    """Checked field by field: a file may hold anything."""
    try:
        plain = {name: row[name] for name in ("act", "bindings", "who", "when", "why", "undone")}
        held = {name: [(one["story"], one["articles"]) for one in row[name]] for name in ("stories", "after")}
        return msgspec.convert({"id": row["judgement"], "text": row.get("text", ""), **plain, **held}, Judgement)
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise CallError(f"judgement {row['judgement']} cannot be read: {error}", "give an export as it is") from error


# ---- pages ----------------------------------------------------------------------------------------------------------
def kept_pages(store: Store) -> Iterator[Page]:
    """As they came in, in that order; those that were made by hand have no bytes and are left out."""
    back: dict[str, list[Page]] = {}  # home -> pages that stood there again, and are still to come
    for article in store.articles.all():
        page = _kept(store, article)
        if page is None:
            continue
        seen = store.sightings.of(article.id)
        first = seen[0] if seen else None
        yield from _due(back, first)
        yield replace(page, given=replace(page.given, fetched=page.given.fetched or (first.seen if first else None)))
        for again in seen[1:]:
            if again.sha256 == article.sha256:
                stamped = replace(page, uri=again.uri, given=replace(page.given, fetched=again.seen))
                back.setdefault(again.home, []).append(stamped)
    for some in back.values():
        yield from sorted(some, key=_fetched)


def _due(back: dict[str, list[Page]], first: Sighting | None) -> Iterator[Page]:
    """What stood at this address again before this was seen there."""
    waiting = back.get(first.home, []) if first else []
    now = sorted((page for page in waiting if first and _fetched(page) < first.seen), key=_fetched)
    for page in now:
        waiting.remove(page)
        yield page


def _fetched(page: Page) -> str:
    return page.given.fetched or ""


def _kept(store: Store, article: Article) -> Page | None:
    raw, kind = store.pages.find(article.sha256), store.pages.kind(article.sha256)
    page = _page(raw, article, kind) if raw is not None else None
    if not isinstance(page, Page):
        return None
    return replace(page, given=replace(page.given, announced=_fed(article.published), changed=_fed(article.modified)))


def _fed(stamp: Stamp | None) -> str | None:
    """A time that no page says, but its feed."""
    return stamp.value if stamp and stamp.evidence == FEED else None


def _page(raw: bytes, article: Article, kind: str | None) -> Page | Skip:
    """A JSON line is told by its being one with a page of this kind."""
    line = read_line(raw, article.uri)
    if isinstance(line, Page) and line.kind == kind:
        return line
    whole: PageKind = "html" if kind == "html" else "dump"
    return make_page(raw, uri=article.uri, kind=whole)
