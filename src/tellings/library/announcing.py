"""Stories that changed -> alerts for the saved searches that wait for them: worked out, kept, told, kept as told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TextIO

from tellings.errors import StoreError, TellingsError
from tellings.library.alerts import Account, Alert, SavedSearch, Scene, find_alerts
from tellings.library.delivery import Post, deliver
from tellings.library.door import Library
from tellings.library.pacing import back_off
from tellings.library.rows import Pending, alert_row, read_alert
from tellings.library.searches import searches_of
from tellings.model import Article, Disagreement, Filters, Quoted, Watched

TRIES = 12  # about three days; then an alert is given up, and `tellings alerts` says so
AT_ONCE = 100  # alerts told before anything else goes on
MOST_READ = 200  # articles of one story that are looked at; the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """Where alerts go. `environ` holds the secrets of webhooks."""

    library: Library
    out: TextIO
    post: Post
    environ: Mapping[str, str] = field(default_factory=dict)

    # ---- working out ----------------------------------------------------------------------------------------------
    def waiting(self, stories: Iterable[str], now: float) -> list[Watched]:
        """The alerts that these stories give, as rows to be added: one that is known already stays as it is."""
        searches = searches_of(self.library)
        found = (alert for story in stories for search in searches for alert in self._found(search, story, now))
        return [alert_row(Pending(alert=alert), now) for alert in found]

    def _found(self, search: SavedSearch, story: str, now: float) -> Iterator[Alert]:
        try:
            scene = self._scene(search, story)
        except StoreError:
            raise
        except TellingsError:  # the story was taken apart or forgotten meanwhile
            return
        yield from find_alerts(
            search, scene, datetime.fromtimestamp(now, UTC).replace(tzinfo=None).isoformat("T", "seconds")
        )

    def _scene(self, search: SavedSearch, story: str) -> Scene:
        library = self.library
        articles = library.articles(story)[-MOST_READ:]
        matching = self._matching(search, articles)
        accounts = tuple(_account(library, a, a.id in matching) for a in articles)
        fresh = any(a.matches and a.seen >= search.since for a in accounts)
        title = next((a.title for a in accounts if a.title), story)
        return Scene(
            story=story,
            title=title,
            accounts=accounts,
            sources=library.sources(story) if fresh and "source" in search.on else None,
            quotes=self._quotes(search, sorted(matching)) if fresh and "quote" in search.on else (),
            disagreements=self._conflicts(story) if fresh and "conflict" in search.on and len(articles) > 1 else (),
        )

    def _matching(self, search: SavedSearch, articles: Sequence[Article]) -> frozenset[str]:
        ids = [a.id for a in articles]
        filters = Filters(outlet=search.outlet, language=search.language)
        if not search.words and filters == Filters():
            return frozenset(ids)
        found = self.library.search(search.words, filters, limit=len(ids), articles=ids)
        return frozenset(hit.article for hit in found.hits)

    def _quotes(self, search: SavedSearch, articles: Sequence[str]) -> tuple[Quoted, ...]:
        self.library.read(articles)
        filters = Filters(speaker=search.person)
        found = self.library.search("", filters, limit=len(articles), articles=articles, quotes=True)
        return tuple(quote for hit in found.hits for quote in hit.quotes)

    def _conflicts(self, story: str) -> tuple[Disagreement, ...]:
        return self.library.story(story).disagreements

    # ---- telling --------------------------------------------------------------------------------------------------
    def deliver(self, now: float) -> int:
        """What is due is told, then kept as told; how many were."""
        rows = self.library.store.watched.due("alert", now, AT_ONCE)
        searches = {search.id: search for search in searches_of(self.library)} if rows else {}
        told = 0
        for row in rows:
            pending = read_alert(row)
            after, due = self._tell(pending, searches.get(pending.alert.search), now)
            kept = alert_row(after, due)
            self.library.store.write(partial(self.library.store.watched.keep, [kept]))
            told += after.told is not None
        return told

    def _tell(self, pending: Pending, search: SavedSearch | None, now: float) -> tuple[Pending, float | None]:
        if search is None:
            return replace(pending, error="its search was removed"), None
        error = deliver(pending.alert, search, out=self.out, post=self.post, environ=self.environ, now=now)
        if error is None:
            return replace(
                pending, told=datetime.fromtimestamp(now, UTC).isoformat("T", "seconds")[:19], error=None
            ), None
        failed = replace(pending, tries=pending.tries + 1, error=error)
        again = failed.tries < TRIES
        return failed, now + back_off(pending.alert.id, failed.tries) if again else None


def _account(library: Library, article: Article, matches: bool) -> Account:
    seen = library.first_seen(article.id) or ""
    return Account(
        article=article.id, uri=article.uri, title=article.title, outlet=article.outlet, seen=seen, matches=matches
    )
