"""Article -> names and actors: who and what an article speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.findings.actors import find_actors
from tellings.findings.entities import Entity, find_entities
from tellings.findings.reading import Reading
from tellings.model import Actor, Name, Span


def find_names(reading: Reading) -> tuple[tuple[Name, ...], tuple[Actor, ...]]:
    """The names in text order, and the actors they are joined to within the article."""
    entities = find_entities(reading.doc)
    actors = find_actors(reading, entities)
    return tuple(_names(reading, entities, actors)), actors


def _names(reading: Reading, entities: Sequence[Entity], actors: tuple[Actor, ...]) -> list[Name]:
    """A nationality before a noun ("Dutch bank") is no name of its own."""
    owner = {m.span.end: a.id for a in actors for m in a.mentions if m.form in ("name", "acronym")}
    out = []
    for entity in entities:
        words = entity.words(reading.doc)
        if entity.kind == "group" and not words.root.tag_.startswith("NN"):
            continue
        span = Span(words.start_char, words.end_char)
        out.append(Name(span, entity.kind, owner[span.end], entity.by))
    return out
