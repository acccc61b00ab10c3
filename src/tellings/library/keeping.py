"""Taken pages -> what is kept of them, and in which story: known, a revision or new; one transaction a batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tellings.library.binding import Binder
from tellings.library.forgetting import why_forgotten
from tellings.library.revisions import find_edits, is_edited, is_one_page
from tellings.library.taking import Taken
from tellings.library.touched import mark_touched
from tellings.model import Article, Edit, Ingested, IngestStatus, Page, Placement, Reason
from tellings.store import Store
from tellings.store.nouns import Sighting
from tellings.store.rows import home_of, moment, wording
from tellings.stories import place
from tellings.text.addresses import may_stand_for
from tellings.text.stamps import read_stamp

Clock = Callable[[], str]  # ISO 8601, UTC
EDITED = "a later revision of the same page"
EARLIER = "an earlier revision of the same page"
BACK = "the page is again as it was"
AROUND = "the page has changed, the article has not"
MOST_ALIKE = 20  # pages kept of one address whose words are the same; as many as `watch` looks at a page


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
        home, there = self._stands(uri, article)
        same = next((s.article for s in there if s.sha256 == article.sha256), None)
        if same:
            return self._go_back(taken, there, same, touched) if is_back(there, taken.page) else self._known(uri, same)
        if why := why_forgotten(self.store, article.sha256):
            return Ingested(uri=uri, article=None, story=None, status="skipped", because=(why,))
        if self.store.stories.of([article.id]):
            self.store.sightings.keep(uri, article.sha256, seen, article=article.id, home=home)
            return self._known(uri, article.id)
        words = wording(article)
        if was := next((s.article for s in reversed(there) if s.article and s.wording == words), None):
            return self._same_words(taken, there, was, touched)
        before = self._newest(there)
        self._keep_page(taken)
        self.store.articles.keep(article, seen)
        self.store.sightings.keep(uri, article.sha256, seen, article=article.id, home=home)
        if before is None:
            return self._place(taken, touched)
        return self._revise(taken, before, touched, earlier=seen < there[-1].seen)

    def _stands(self, uri: str, article: Article) -> tuple[str, tuple[Sighting, ...]]:
        """Where the page is kept, and what stood there: at its own address, else at the one that it says is its own,
        where that can be believed."""
        there = self.store.sightings.find(uri)
        home = there[-1].home if there else home_of(uri)
        said = article.canonical
        if there or not said or home_of(said) == home or not may_stand_for(said, uri):
            return home, there
        beside = self.store.sightings.find(said)
        before = self._newest(beside)
        if before and not is_one_page(before, article):
            return home, ()
        return (beside[-1].home if beside else home_of(said)), beside

    def _newest(self, there: Sequence[Sighting]) -> Article | None:
        last = _last(there)
        return self.store.articles.find(last) if last else None

    def _known(self, uri: str, article: str) -> Ingested:
        return known(self.store, uri, article)

    def _keep_page(self, taken: Taken) -> None:
        if taken.raw:
            self.store.pages.keep(taken.article.sha256, taken.page.kind, taken.raw)

    def _same_words(self, taken: Taken, there: Sequence[Sighting], was: str, touched: dict[str, str]) -> Ingested:
        """Other bytes, words that stood there. A page with a clock would fill the disk, so only some of its bytes are
        kept."""
        uri, seen = taken.page.uri, seen_at(taken.page, self.now())
        if was != _last(there) and seen > there[-1].seen:
            self._keep_page(taken)
            return self._go_back(taken, there, was, touched)
        if taken.raw and sum(s.article == was for s in there) < MOST_ALIKE:
            self._keep_page(taken)
            self.store.sightings.keep(uri, taken.article.sha256, seen, article=was, home=there[-1].home)
        return replace(self._known(uri, was), because=(AROUND,))

    def _go_back(self, taken: Taken, there: Sequence[Sighting], same: str, touched: dict[str, str]) -> Ingested:
        """What stood at the address once stands there again, and is its newest state."""
        uri, seen = taken.page.uri, seen_at(taken.page, self.now())
        before, now = self._newest(there), self.store.articles.find(same)
        assert before, "something stands there"
        assert now, "it stood there"
        self.store.sightings.keep(uri, taken.article.sha256, seen, article=same, home=there[-1].home, again=True)
        stories = self.store.stories.of([before.id, same])
        if is_edited(before, now) and stories[before.id] == stories[same]:
            self.store.articles.restore(same)
            self.store.articles.supersede(before.id, same)
        touched[stories[same]] = same
        because = (f"{BACK}: {_changed(find_edits(before, now))}",)
        return replace(self._known(uri, same), status="revision", because=because)

    def _place(self, taken: Taken, touched: dict[str, str]) -> Ingested:
        placement = self._binder.bound(place(taken.sketch, self.store.shelf, self._binder.bonds))
        self.store.shelf.add(placement)
        touched[placement.story] = taken.article.id
        return _answer(taken, placement, "new")

    def _revise(self, taken: Taken, before: Article, touched: dict[str, str], *, earlier: bool) -> Ingested:
        """The new state takes the place of the old one in its story, unless the address holds another account now.
        One that was fetched `earlier` than what is here takes no place."""
        article = taken.article
        if not is_edited(before, article):
            other = self._place(taken, touched)
            return replace(other, status="revision", because=("another account at the same address", *other.because))
        story = self.store.stories.of([before.id])[before.id]
        kind = EARLIER if earlier else EDITED
        why = (Reason(article.id, before.id, (kind,)),)
        placement = place(taken.sketch, self.store.shelf, self._binder.bonds)
        placement = replace(placement, story=story, new=False, unions=(), why=why)
        self.store.shelf.add(placement)
        old, new = (article, before) if earlier else (before, article)
        self.store.articles.supersede(old.id, new.id)
        touched[story] = article.id
        return replace(_answer(taken, placement, "revision"), because=(f"{kind}: {_changed(find_edits(old, new))}",))


def seen_at(page: Page, now: str) -> str:
    """When the page was fetched, where it says so and can be right; else now."""
    fetched = page.given.fetched
    return min(moment(fetched), now) if fetched and read_stamp(fetched) else now


def is_back(there: Sequence[Sighting], page: Page) -> bool:
    """Was it fetched after something else that stood at its address? Only where the input says when it was fetched:
    without, nothing tells a page that was edited back from a command that is run again."""
    fetched, kept = page.given.fetched, [s for s in there if s.article]
    if not (fetched and read_stamp(fetched) and kept):
        return False
    was = next((s.article for s in kept if s.sha256 == page.sha256), None)
    return was not in (None, kept[-1].article) and moment(fetched) > kept[-1].seen


def _last(there: Sequence[Sighting]) -> str | None:
    """The article that stands at an address."""
    return next((s.article for s in reversed(there) if s.article), None)


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
