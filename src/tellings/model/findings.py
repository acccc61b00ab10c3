"""Findings: what one article says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.pages import Article
from tellings.model.spans import Span

QuoteKind = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "about", "at least", "at most", "between"]
Change = Literal["up", "down"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organisation", "place", "group", "work", "event", "other"]
MentionForm = Literal["name", "acronym", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, organisation, place, group, work or event."""

    span: Span
    kind: NameKind
    actor: str  # Actor.id
    by: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article speaks of an actor: by name, acronym, description ("the premier") or pronoun."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what one article speaks of. `id` is unique within its article; `name` is its fullest name there."""

    id: str
    name: str
    kind: NameKind
    mentions: tuple[Mention, ...]  # in text order
    headline: tuple[Mention, ...] = ()  # likewise, spans into the article's title


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: `span` is where the text names the source ("he", "the statement"), `name` who that is."""

    span: Span | None
    name: str
    actor: str | None  # Actor.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Reported speech: `span` is the content without its outer quotation marks."""

    span: Span
    kind: QuoteKind
    cue: Span | None
    speaker: Speaker | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count, amount, share, measure or rate. Both ends in `unit`; an open end is None; exact: low == high."""

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str  # singular, spelt out: "person", "dollar", "percentage", "kilometre per hour"; "" for a bare number
    change: Change | None = None
    of: Span | None = None  # what is counted: "US troops"
    said_by: Span | None = None
    by: str


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression; its `value` stays underspecified ("XXXX-10-22") where the article has no date."""

    span: Span
    type: TimeType
    value: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom: `action` is a PLOVER event type, `status` tells done from denied, planned and feared."""

    span: Span
    action: str
    who: tuple[str, ...]  # Actor.ids
    whom: tuple[str, ...]
    where: str | None
    when: str | None  # TIMEX3 value
    status: Literal["done", "denied", "planned"] = "done"
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An article and all that was found in it, each list in text order."""

    article: Article
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    note: str = ""  # why a reader did not look: "findings are English only; this article is in French"
