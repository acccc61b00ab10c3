"""Stories that changed -> alerts for the saved searches that wait for them: worked out, kept, told, kept as told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TextIO

from tellings.errors import StoreError
from tellings.library.alerts import Account, Alert, SavedSearch, Scene, alert_id, find_alerts
from tellings.library.delivery import Post, deliver
from tellings.library.door import Library
from tellings.library.judging import newest
from tellings.library.matching import Worded, fits, speaks, worded
from tellings.library.pacing import back_off
from tellings.library.rows import Pending, alert_row, read_alert
from tellings.library.searches import searches_of
from tellings.model import Quoted, Watched
from tellings.store.nouns import Listed

TRIES = 12  # over a day and a half; then an alert is given up, and `tellings alerts list` says so
AT_ONCE = 100  # alerts told before anything else goes on
MOST_READ = 200  # articles of one story that are looked at: the newest, and the first


States = Mapping[str, tuple[Listed, ...]]  # an article in its newest state -> all its states, the first one first


@dataclass(frozen=True, slots=True)
class Before:
    """The states of an article, and the one that was here when a search was saved."""

    states: tuple[Listed, ...]
    then: Worded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """Where alerts go. `environ` holds the secrets of webhooks."""

    library: Library
    out: TextIO
    post: Post
    tell: Callable[[str], None]  # words to the user
    environ: Mapping[str, str] = field(default_factory=dict)

    # ---- working out ----------------------------------------------------------------------------------------------
    def waiting(self, stories: Iterable[str], now: float) -> list[Watched]:
        """The alerts that these stories give, as rows to be added: one that is known already stays as it is."""
        searches = searches_of(self.library)
        found = (alert for story in stories for alert in self._of(searches, story, iso(now))) if searches else ()
        return [alert_row(Pending(alert=alert), now) for alert in found]

    def _of(self, searches: Sequence[SavedSearch], story: str, at: str) -> list[Alert]:
        try:
            return list(self._found(searches, story, at))
        except StoreError:
            raise
        except Exception as fault:  # it would come back at each start, and no page would ever come in again
            self.tell(
                f"alerts of story {story} cannot be worked out, please report it: {type(fault).__name__}: {fault}"
            )
            return []

    def _found(self, searches: Sequence[SavedSearch], story: str, at: str) -> Iterator[Alert]:
        today = self.library.resolve(story)
        if today is None:  # it was taken apart meanwhile
            return
        states = self._states(today)
        names = [*states][:1] + [*states][1:][-MOST_READ:]
        articles = [worded(a) for a in self.library.store.articles.many(names)]
        for search in searches:
            accounts = tuple(_account(search, one, self._before(search, one, states)) for one in articles)
            if any(a.matches and a.seen >= search.since for a in accounts):
                yield from find_alerts(search, self._scene(search, today, accounts), at)

    def _states(self, story: str) -> dict[str, tuple[Listed, ...]]:
        """Each article in its newest state -> all its states, in the order in which they came."""
        members = self.library.store.stories.members(story)
        newer = {member.article: member.newer for member in members}
        states: dict[str, list[Listed]] = {article: [] for article, after in newer.items() if after is None}
        for one in self.library.store.articles.look_up([*newer]):
            states.setdefault(newest(one.article, newer), []).append(one)
        return {article: tuple(sorted(some, key=lambda one: one.seen)) for article, some in states.items()}

    def _before(self, search: SavedSearch, one: Worded, states: States) -> Before:
        """The article as it was when the search was saved, where it was here."""
        some = states.get(one.article.id, ())
        then = [state for state in some if state.seen < search.since]
        if not then:
            return Before(some, None)
        old = self.library.store.articles.find(then[-1].article) if then[-1].article != one.article.id else None
        return Before(some, worded(old) if old else one)

    def _scene(self, search: SavedSearch, story: str, accounts: tuple[Account, ...]) -> Scene:
        """What costs something is only looked at where the search asks for it."""
        conflict = "conflict" in search.on and len(accounts) > 1
        return Scene(
            story=story,
            title=next((a.title for a in accounts if a.title), story),
            accounts=accounts,
            sources=self.library.sources(story) if "source" in search.on and self._more(search, story) else None,
            quotes=self._quotes(search, [a.article for a in accounts if a.matches]) if "quote" in search.on else (),
            disagreements=self.library.story(story).disagreements if conflict else (),
        )

    def _more(self, search: SavedSearch, story: str) -> bool:
        """Has the story more sources than was told? Counting them in full costs more than looking that up."""
        standing = self.library.store.stories.find(story)
        if standing is None or standing.independent < 2:
            return False
        told = f"{search.id}/{alert_id(search, 'source', story, str(standing.independent))}"
        return self.library.store.watched.find("alert", told) is None

    def _quotes(self, search: SavedSearch, articles: Sequence[str]) -> tuple[Quoted, ...]:
        self.library.read(articles)
        found = self.library.store.findings.quotes(self.library.store.articles.many(articles))
        return tuple(quote for name in articles for quote in found.get(name, ()) if speaks(search.person, quote))

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
            return replace(pending, told=iso(now), error=None), None
        failed = replace(pending, tries=pending.tries + 1, error=error)
        again = failed.tries < TRIES
        return failed, now + back_off(pending.alert.id, failed.tries) if again else None


def _account(search: SavedSearch, one: Worded, before: Before) -> Account:
    article = one.article
    return Account(
        article=article.id,
        uri=article.uri,
        title=article.title,
        outlet=article.outlet,
        seen=next((state.seen for state in before.states if state.article == article.id), ""),
        matches=fits(search, one),
        first=before.states[0].article if before.states else "",
        before=before.then.article.text if before.then else None,
        matched=before.then is not None and fits(search, before.then),
    )


def iso(now: float) -> str:
    """UTC, to the second, as all times of a library are."""
    return datetime.fromtimestamp(now, UTC).replace(tzinfo=None).isoformat(timespec="seconds")
