"""What a library answers, and what watching keeps in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.comparison import Comparison
from tellings.model.findings import QuoteKind
from tellings.model.spans import Passage
from tellings.model.stories import Judgement, Reason

IngestStatus = Literal["new", "known", "revision", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one page; `article` and `story` are None where it was skipped."""

    uri: str
    article: str | None
    story: str | None
    status: IngestStatus
    because: tuple[str, ...]  # why it is in this story, why it was skipped, what a revision changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which stories or articles are asked for; None and empty ask for all. Times are ISO 8601, any precision."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    language: str | None = None
    place: str | None = None
    person: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story as a list shows it; its numbers of sources were counted when it had `counted` articles."""

    id: str
    title: str
    articles: int
    counted: int
    outlets: int
    independent: int
    copies: int
    undecided: int
    first_published: str | None
    last_published: str | None
    last_seen: str  # when its newest article came in, UTC
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # the most named first
    people: tuple[str, ...] = ()
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words and whose they are."""

    passage: Passage
    kind: QuoteKind
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found. `marks` are the words that were found, inside `passages`."""

    article: str
    story: str
    uri: str
    title: str | None
    outlet: str | None
    published: str | None
    score: float
    passages: tuple[Passage, ...] = ()
    marks: tuple[Passage, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    read: bool = False  # was it read for quotes?


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: the best hits, how many articles match, how many of those were read for quotes."""

    hits: tuple[Hit, ...]
    matching: int
    read: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of an edit: what stood there, and what stands there now; either may be None."""

    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of the page at an address, and what it changed from the state before."""

    address: str
    article: str
    seen: str  # when it came in, UTC
    published: str | None
    title: str | None
    edits: tuple[Edit, ...] = ()
    title_before: str | None = None  # where the headline changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A finding whose words are not in the first revision of its article: it entered by an edit."""

    kind: Literal["quote", "figure", "fact"]
    passage: Passage
    address: str
    seen: str  # when the first revision that has it came in, UTC


@dataclass(frozen=True, slots=True)
class Joined:
    """Why an article is in its story."""

    article: str
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A story, opened: the comparison of the newest revision of each of its articles, and how it came about."""

    asked: str  # the id that was asked for; where it is not `comparison.story.id`, that one has taken its place
    comparison: Comparison
    standing: Standing
    why: tuple[Joined, ...] = ()
    revisions: tuple[Revision, ...] = ()  # of the addresses that have several
    entered: tuple[Entered, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing that `watch` keeps in the store: a feed, a page to fetch, a host, a saved search, an alert."""

    kind: str  # "feed", "page", "host", "search", "alert"
    key: str
    due: float | None  # seconds since 1970, UTC; None: nothing to do
    state: str  # JSON, ASCII
