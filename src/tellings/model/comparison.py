"""Comparison: what the accounts of one story say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tellings.model.findings import Dossier, Figure, NameKind, Quote
from tellings.model.lineage import Sources
from tellings.model.spans import Passage, Span

Voice = Literal["own", "quoted"]
FigureState = Literal["agree", "rounded", "updated", "scope", "authority", "conflict", "single"]
QuoteFlag = Literal[
    "trimmed", "words changed", "negation changed", "condition changed", "speaker differs", "editor's insertion"
]
DisagreementKind = Literal["figure", "quote", "speaker", "date", "place", "name", "statement"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an actor, and the articles that use it."""

    exact: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What one article calls an actor: `passages` in its text, `headline` in its title."""

    exact: str
    article: str
    voice: Voice
    passages: tuple[Passage, ...]
    headline: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryActor:
    """The same actor across all accounts."""

    id: str
    name: str
    kind: NameKind
    forms: tuple[Form, ...]
    mentions: tuple[Passage, ...]
    labels: tuple[Label, ...]
    local: tuple[tuple[str, str], ...]  # (article id, Actor.id) that were joined


@dataclass(frozen=True, slots=True)
class Version:
    """One article's wording of an utterance."""

    article: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """One place in an utterance: the alternatives, "" for words that some accounts lack. One alternative: all agree."""

    alternatives: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing that was said, in all its versions."""

    id: str
    speaker: str | None  # StoryActor.id
    versions: tuple[Version, ...]
    readings: tuple[Reading, ...]
    flags: tuple[QuoteFlag, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One article's figure for a quantity."""

    article: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One thing that is counted, and every value given for it. `why` is the reason of `state` in words."""

    id: str
    what: str
    unit: str
    values: tuple[Value, ...]
    state: FigureState
    why: str


@dataclass(frozen=True, slots=True)
class First:
    """Which article had a fact first, and the evidence for its time."""

    article: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the accounts report. `independent` counts the families that surely tell it: a passage that may
    tell something else is shown, and is no source."""

    id: str
    passages: tuple[Passage, ...]
    independent: int
    first: First | None
    missing_from: tuple[str, ...]  # "not found in our copy of that article"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement."""

    says: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A point on which accounts differ. Tellings says what each says, never who is right."""

    id: str
    kind: DisagreementKind
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened between two times (ISO 8601, as precise as the sources; the same twice for a point)."""

    start: str
    end: str
    facts: tuple[str, ...]  # Fact.ids
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence that its passages bear out, word for word in its numbers, names and quotations."""

    text: str
    passages: tuple[Passage, ...]  # at least one
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What all the inputs tell of."""

    id: str
    title: str
    first_published: str | None
    last_published: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All the accounts of one story, side by side."""

    story: Story
    dossiers: tuple[Dossier, ...]
    sources: Sources
    actors: tuple[StoryActor, ...] = ()
    quotes: tuple[Utterance, ...] = ()
    figures: tuple[Quantity, ...] = ()
    facts: tuple[Fact, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    timeline: tuple[Moment, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    notes: tuple[str, ...] = field(default=())  # "these look like 2 stories", "1 article is in French"
