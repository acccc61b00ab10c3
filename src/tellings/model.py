"""The nouns: every frozen type that passes from one room to the next.

Offsets are code points into `Article.text`, half-open. None means one thing only: the source does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

PageKind = Literal["html", "dump", "text"]
CreditKind = Literal["byline", "dateline", "footer", "in text", "link"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "about", "at least", "at most", "between"]
Change = Literal["up", "down"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organisation", "place", "group", "work", "event", "other"]
MentionForm = Literal["name", "acronym", "description", "pronoun"]
Voice = Literal["own", "quoted"]
LinkKind = Literal["reprint", "reuse", "credit", "link"]
Direction = Literal["known", "likely", "unknown"]
FigureState = Literal["agree", "rounded", "updated", "scope", "authority", "conflict", "single"]
QuoteFlag = Literal[
    "trimmed", "words changed", "negation changed", "condition changed", "speaker differs", "editor's insertion"
]
DisagreementKind = Literal["figure", "quote", "speaker", "date", "place", "name", "statement"]
Verdict = Literal["same", "different"]
Act = Literal["merge", "split", "move", "rename", "note"]
IngestStatus = Literal["new", "known", "revision", "skipped"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something can be read: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """The receipt: the very words, and where they stand. `article.text[start:end] == exact` always holds."""

    article: str
    start: int
    end: int
    exact: str


# ---- pages and articles ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input itself says of a page (the optional fields of a JSON line); it is believed."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input page, decoded. `sha256` is of the bytes read (of the whole line for JSON lines)."""

    uri: str
    kind: PageKind
    content: str
    sha256: str
    given: Given = Given()
    raw: bytes = field(
        default=b"", repr=False
    )  # the bytes read; empty where there were none, as for a page made by hand


@dataclass(frozen=True, slots=True)
class Skip:
    """A page that is no article, or an input that could not be read, and why (in the user's words)."""

    uri: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that the page itself gives. `value` is ISO 8601 with as much precision as the page has."""

    value: str
    evidence: str  # which field or line it came from: "JSON-LD datePublished", "meta article:published_time", "line 4"
    exact: str  # the very characters it was read from


@dataclass(frozen=True, slots=True)
class Cut:
    """Text of the page that is not the article's, and why it was cut."""

    exact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the page names as a source of its words."""

    name: str
    kind: CreditKind
    exact: str
    span: Span | None = None  # None where the credit stood in a part that was cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The body of a page and what the page says of it. `text` is never empty."""

    id: str  # the first twelve hexadecimal digits of `sha256`
    uri: str
    title: str | None
    outlet: str | None
    published: Stamp | None
    modified: Stamp | None
    authors: tuple[str, ...]
    language: str | None  # ISO 639-1
    text: str
    removed: tuple[Cut, ...]
    credits: tuple[Credit, ...]
    sha256: str
    form: str = "article"  # or "live blog", "gallery", "list", "paywall stub"
    links: tuple[str, ...] = ()  # absolute addresses that the body links to
    canonical: str | None = None  # the address that the page says is its own

    def passage(self, span: Span) -> Passage:
        return Passage(self.id, span.start, span.end, span.of(self.text))


# ---- findings: what one article says --------------------------------------------------------------
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


# ---- lineage: who copied whom ---------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Agency:
    """A source outside the inputs, known by its credit alone."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words went from `source` to `target` (ids of articles, or an agency), as far as `direction` is sure."""

    source: str | Agency
    target: str
    kind: LinkKind
    direction: Direction
    share: float  # of the shorter text's words outside quotation marks that both have
    passages: tuple[tuple[Passage, Passage], ...] = ()  # (in source, in target); a credit's words twice
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that rest on one telling; an article that copies nobody is a family of its own."""

    articles: tuple[str, ...]  # the origin first, where it is known
    origin: str | None
    why: tuple[str, ...]
    doubt: tuple[str, ...] = ()  # articles of other families that this one may rest on: it is undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The honest count: outlets = distinct mastheads; independent + copies + undecided = articles.

    A family counts as one independent source and a copy for each further article; where it is in doubt, its first
    article is undecided instead.
    """

    outlets: int
    independent: int
    copies: int
    undecided: int
    families: tuple[Family, ...]
    links: tuple[Link, ...]

    def independent_among(self, articles: Iterable[str]) -> int:
        """How many independent sources these are; one in doubt counts where those it may rest on are not given."""
        given = set(articles)
        counted: set[str] = set()
        count = 0
        for family in sorted(self.families, key=lambda f: (bool(f.doubt), f.articles)):
            if given & set(family.articles) and not counted & set(family.doubt):
                count += 1
                counted |= set(family.articles)
        return count


# ---- comparison: what the accounts say together ---------------------------------------------------
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


# ---- stories: judgements of a person ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Binding:
    """ "same": all articles of `a` and `b` are of one story; "different": none of `a` is of a story with one of `b`."""

    verdict: Verdict
    a: tuple[str, ...]  # article ids
    b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One act of a person, which binds every later grouping until it is undone."""

    id: str  # "j" and eleven hexadecimal digits
    act: Act
    bindings: tuple[Binding, ...]
    stories: tuple[tuple[str, tuple[str, ...]], ...]  # the stories that it touched, each with its articles before
    after: tuple[tuple[str, tuple[str, ...]], ...]  # and after; these articles keep these stories' ids for ever
    who: str
    when: str  # ISO 8601, UTC
    why: str
    undone: Undoing | None = None
    text: str = ""  # the headline that a rename gives, the words of a note; these two bind no grouping


@dataclass(frozen=True, slots=True)
class Undoing:
    """Who took a judgement back, when and why."""

    who: str
    when: str
    why: str


# ---- watching -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Watched:
    """One thing that `watch` keeps in the store: a feed, a page to fetch, a host, a saved search, an alert."""

    kind: str  # "feed", "page", "host", "search", "alert"
    key: str
    due: float | None  # seconds since 1970, UTC; None: nothing to do
    state: str  # JSON, ASCII


# ---- stories: why articles are together ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reason:
    """Why articles `a` and `b` are of one story, in words."""

    a: str
    b: str
    because: tuple[str, ...]


# ---- stories: what the library answers ---------------------------------------------------------------------------
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
class Quoted:
    """Words and whose they are."""

    passage: Passage
    kind: QuoteKind
    speaker: str | None


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


# ---- stories: what grouping keeps of an article ------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What grouping needs of an article, a few kB; a store keeps it as it is and reads only `article` in it."""

    article: str
    language: str | None
    day: int | None  # of publication, as in date.toordinal()
    length: int  # words of the text
    terms: tuple[str, ...]  # the most telling words of title and text
    counts: tuple[int, ...]  # how often each stands there
    title: tuple[int, ...]  # which of `terms` stand in the title
    lead: tuple[int, ...]  # which in the title or the first lines
    names: tuple[int, ...]  # which are written as names
    numbers: tuple[int, ...]  # which are figures
    shown: tuple[str, ...] = ()  # names of several words, as they are written
    days: tuple[int, ...] = ()  # that the text speaks of: month * 100 + day
    copies: tuple[int, ...] = ()  # a sample of its runs of words, the same ones of the same text
    weights: tuple[float, ...] = ()  # of each of `terms`, heaviest first, by the frequencies when it was placed
    likeness: float = 0.0  # to the articles of the story that it joined then; 0 where it began one


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that is in a story: `story` is today's id, redirects followed."""

    sketch: Sketch
    story: str


@dataclass(frozen=True, slots=True)
class Union:
    """Two stories that are now seen to be one: `gone` redirects to `kept` for ever."""

    kept: str
    gone: str
    because: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article goes, and all that a shelf has to write down of it, in this order."""

    unions: tuple[Union, ...]  # first: all of `gone` moves to `kept`
    story: str  # then the article goes here
    new: bool  # the story begins with this article
    why: tuple[Reason, ...]  # empty where it is new
    sketch: Sketch  # to be kept with the article
    keys: tuple[str, ...]  # under which `near` finds it; a few dozen, each under 60 characters
    terms: tuple[str, ...]  # each counts one article more in `frequencies`; 200 at most
