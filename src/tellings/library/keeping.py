"""Taken pages -> what is kept of them, and in which story: known, a revision or new; one transaction a batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tellings.library.binding import Binder
from tellings.library.forgetting import why_forgotten
from tellings.library.revisions import find_edits, is_edited
from tellings.library.taking import Taken
from tellings.library.touched import mark_touched
from tellings.model import Article, Edit, Ingested, IngestStatus, Page, Placement, Reason
from tellings.store import Store
from tellings.store.rows import moment, wording
from tellings.stories import place
from tellings.text.stamps import read_stamp

Clock = Callable[[], str]  # ISO 8601, UTC
EDITED = "a later revision of the same page"


class Keeper:
    """Keeps batch after batch, and marks the stories whose sources are to be counted again."""

    def __init__(self, store: Store, now: Clock) -> None:
        self.store = store
        self.now = now
        self._binder = Binder(store)

    def keep(self, batch: Sequence[Taken]) -> list[Ingested]:
        """All of the batch or nothing; where a server went away meanwhile, once more from the beginning."""

        def work() -> list[Ingested]:
            self._binder.refresh()
            touched: dict[str, str] = {}
            kept = [self._keep(one, touched) for one in batch]
            mark_touched(self.store, touched)
            return kept

        return self.store.write(work)

    def _keep(self, taken: Taken, touched: dict[str, str]) -> Ingested:
        article, uri, seen = taken.article, taken.page.uri, seen_at(taken.page, self.now())
        if self.store.stories.of([article.id]):
            self.store.sightings.keep(uri, article.sha256, seen, article=article.id)
            return known(self.store, uri, article.id)
        before = self._before(uri)
        if before and wording(before) == wording(article):
            return replace(known(self.store, uri, before.id), because=("the page has changed, the article has not",))
        if why := why_forgotten(self.store, article.sha256):
            return Ingested(uri=uri, article=None, story=None, status="skipped", because=(why,))
        if taken.raw:
            self.store.pages.keep(article.sha256, taken.page.kind, taken.raw)
        self.store.articles.keep(article, seen)
        self.store.sightings.keep(uri, article.sha256, seen, article=article.id)
        return self._revise(taken, before, touched) if before else self._place(taken, touched)

    def _before(self, uri: str) -> Article | None:
        """The article that stood at the address last."""
        there = [s.article for s in self.store.sightings.find(uri) if s.article]
        return self.store.articles.find(there[-1]) if there else None

    def _place(self, taken: Taken, touched: dict[str, str]) -> Ingested:
        placement = self._binder.bound(place(taken.sketch, self.store.shelf, self._binder.bonds))
        self.store.shelf.add(placement)
        touched[placement.story] = taken.article.id
        return _answer(taken, placement, "new")

    def _revise(self, taken: Taken, before: Article, touched: dict[str, str]) -> Ingested:
        """The new state takes the place of the old one in its story, unless the address holds another account now."""
        if not is_edited(before, taken.article):
            other = self._place(taken, touched)
            return replace(other, status="revision", because=("another account at the same address", *other.because))
        story = self.store.stories.of([before.id])[before.id]
        why = (Reason(taken.article.id, before.id, (EDITED,)),)
        placement = place(taken.sketch, self.store.shelf, self._binder.bonds)
        placement = replace(placement, story=story, new=False, unions=(), why=why)
        self.store.shelf.add(placement)
        self.store.articles.supersede(before.id, taken.article.id)
        touched[story] = taken.article.id
        changed = _changed(find_edits(before, taken.article))
        return replace(_answer(taken, placement, "revision"), because=(f"{EDITED}: {changed}",))


def seen_at(page: Page, now: str) -> str:
    """When the page was fetched, where it says so and can be right; else now."""
    fetched = page.given.fetched
    return min(moment(fetched), now) if fetched and read_stamp(fetched) else now


def known(store: Store, uri: str, article: str) -> Ingested:
    """These very bytes are kept already, here or at another address."""
    places = store.sightings.of(article)
    first = f"kept since {places[0].seen}" if places else "kept before"
    story = store.stories.of([article]).get(article)
    return Ingested(uri=uri, article=article, story=story, status="known", because=(first,))


def _answer(taken: Taken, placement: Placement, status: IngestStatus) -> Ingested:
    reasons = [f"{reason.b}: {', '.join(reason.because)}" for reason in placement.why]
    reasons += [f"{union.gone} is now seen to be the same story" for union in placement.unions]
    return Ingested(
        uri=taken.page.uri,
        article=taken.article.id,
        story=placement.story,
        status=status,
        because=tuple(reasons) or ("a story of its own so far",),
    )


def _changed(edits: Sequence[Edit]) -> str:
    """ "1 sentence added, 2 changed, 1 taken out"."""
    counts = (
        (sum(e.before is None for e in edits), "added"),
        (sum(e.before is not None and e.after is not None for e in edits), "changed"),
        (sum(e.after is None for e in edits), "taken out"),
    )
    said = [f"{n} {word}" for n, word in counts if n]
    return f"sentences: {', '.join(said)}" if said else "its headline or its typography changed"
