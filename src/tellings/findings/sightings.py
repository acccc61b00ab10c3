"""Entities -> sightings: each place where an article names someone, ready to be joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tellings.findings.folding import fold
from tellings.findings.named import Entity
from tellings.model import Mention, MentionForm, NameKind, Span
from tellings.text.words import words

ROLES = words("en", "roles")
TITLES = frozenset(ROLES["titles"].split())
LONGEST_TITLE = 4  # words: "deputy assistant attorney general"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place, and what joining needs to know of it; `title` words stand before the name."""

    span: Span
    form: MentionForm
    kind: NameKind
    key: str  # the folded name, or the lemma of a description's head
    text: str
    head: Token
    headline: bool
    title: str = ""  # "mr", "president": folded, where one stands before the name


@dataclass(slots=True)
class Party:
    """An actor while it is being put together."""

    kind: NameKind
    sightings: list[Sighting] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)  # every folded name
    roles: set[str] = field(default_factory=set)  # lemmas of what it is called: "driver", "president"
    gender: str = ""  # "male", "female" or ""

    def add(self, sighting: Sighting) -> None:
        self.sightings.append(sighting)
        if sighting.form in ("name", "acronym"):
            self.keys.add(sighting.key)
        if sighting.title:
            self.roles.add(sighting.title)

    def mentions(self, *, headline: bool) -> tuple[Mention, ...]:
        found = {s.span: Mention(s.span, s.form) for s in self.sightings if s.headline is headline}
        return tuple(found[span] for span in sorted(found))


def see_names(doc: Doc, entities: Iterable[Entity], *, headline: bool) -> Iterator[Sighting]:
    for entity in entities:
        name = entity.words(doc)
        start, title = _with_title(doc, entity)
        acronym = name.text.isupper() and len(name) == 1 and 1 < len(name.text) < 8
        yield Sighting(
            span=Span(doc[start].idx, name.end_char),
            form="acronym" if acronym else "name",
            kind=entity.kind,
            key=fold(name.text),
            text=name.text,
            head=name.root,
            headline=headline,
            title=title,
        )


def _with_title(doc: Doc, entity: Entity) -> tuple[int, str]:
    """Where the mention begins ("Mr. Harris", "President Ruiz"; a title in lower case stays outside), and the title."""
    if entity.kind != "person":
        return entity.start, ""
    start = entity.start
    while start and entity.start - start < LONGEST_TITLE and doc[start - 1].lower_.rstrip(".") in TITLES:
        start -= 1
    title = " ".join(t.lower_.rstrip(".") for t in doc[start : entity.start])
    return start if doc[start].text[0].isupper() else entity.start, title
