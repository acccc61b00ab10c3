"""Article -> names and actors: who and what an article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from tellings.findings.actors import find_actors
from tellings.findings.clues import Found
from tellings.findings.entities import find_entities
from tellings.findings.learned import learned_names
from tellings.findings.named import Entity
from tellings.findings.reading import Reading
from tellings.model import Actor, Name, Span
from tellings.text.words import words

NATIONS = frozenset(("US", "U.S.", "USA", "UK", "U.K.", "EU", "E.U.", "UN", "U.N."))
DOTTED = frozenset(f"{state}." for state in words("en", "names")["states"].title().split())
MODIFIERS = ("amod", "compound", "nmod")


def find_names(reading: Reading) -> tuple[tuple[Name, ...], tuple[Actor, ...]]:
    """The names in text order, and the actors they are joined to within the article."""
    doc = reading.doc
    entities = find_entities(doc)
    names = learned_names(doc, Found(entities, names_of(doc, entities)))
    actors = find_actors(reading, _with_describing(names, entities))
    return tuple(_names(doc, names, actors)), actors


def _with_describing(names: Sequence[Entity], entities: Sequence[Entity]) -> list[Entity]:
    """The names, and what else the rules found: "Dutch" of "Dutch banks" speaks of someone and is no name there."""
    taken = {i for e in names for i in range(e.start, e.end)}
    others = [e for e in entities if not any(i in taken for i in range(e.start, e.end))]
    return sorted((*names, *others), key=lambda e: e.start)


def _names(doc: Doc, names: Sequence[Entity], actors: tuple[Actor, ...]) -> Iterator[Name]:
    owner = {m.span.end: a.id for a in actors for m in a.mentions if m.form in ("name", "acronym")}
    for name in names:
        stretch = name.words(doc)
        yield Name(name_span(stretch), name.kind, owner[stretch.end_char], name.by)


def names_of(doc: Doc, entities: Sequence[Entity]) -> list[Entity]:
    """Those that do more than tell of the noun behind them."""
    return [e for e in entities if not _only_describes(e, e.words(doc))]


def _only_describes(entity: Entity, name: Words) -> bool:
    """A nationality before a common noun ("Dutch banks", "U.S. banks") tells of the noun and is no name of its own."""
    head = name.root.head
    before = name.root.dep_ in MODIFIERS and head.i >= name.end and not head.text[:1].isupper()
    if entity.kind == "group":
        return before or not name.root.tag_.startswith("NN")
    return before and entity.kind == "place" and name.text in NATIONS


def name_span(name: Words) -> Span:
    """Without the full stop that ends the sentence ("… bought Hill Mills Inc."), unless it is an abbreviation's own."""
    doc, last = name.doc, name[-1]
    closes = name.end == len(doc) or bool(doc[name.end].is_sent_start)
    dot = closes and last.text.endswith(".") and not _own_stop(last.text)
    return Span(name.start_char, name.end_char - dot)


def _own_stop(word: str) -> bool:
    """ "J.", "U.S.", "Colo." """
    return len(word) < 3 or word.count(".") > 1 or word in DOTTED
