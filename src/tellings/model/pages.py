"""Pages and articles: what comes in, and what a page says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tellings.model.spans import Passage, Span

PageKind = Literal["html", "dump", "text"]
CreditKind = Literal["byline", "dateline", "footer", "in text", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input itself says of a page (the optional fields of a JSON line); it is believed.

    What a feed announced of it is not: it counts only where the page says nothing better.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    fetched: str | None = None
    announced: str | None = None  # when a feed says that it was published
    changed: str | None = None  # and when it was changed last


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
