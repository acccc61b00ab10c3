"""Reading -> actors: who and what an article speaks of, each joined over all its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.findings.descriptions import join_descriptions
from tellings.findings.entities import find_entities
from tellings.findings.folding import fold
from tellings.findings.joining import join_names
from tellings.findings.named import Entity
from tellings.findings.pronouns import join_pronouns
from tellings.findings.reading import Reading
from tellings.findings.sightings import Party, see_names
from tellings.model import Actor


def find_actors(reading: Reading, entities: Sequence[Entity]) -> tuple[Actor, ...]:
    """Actors in the order in which the text first speaks of them; those of the headline alone come last."""
    sightings = list(see_names(reading.doc, entities, headline=False))
    if reading.title is not None:
        known = {fold(e.words(reading.doc).text): e.kind for e in entities}
        sightings += see_names(reading.title, find_entities(reading.title, known), headline=True)
    parties = join_names(sightings)
    parties = join_descriptions(reading.doc, parties, headline=False)
    if reading.title is not None:
        parties = join_descriptions(reading.title, parties, headline=True)
    join_pronouns(reading.doc, parties)
    return tuple(_actor(f"a{i}", party) for i, party in enumerate(parties, 1))


def _actor(id_: str, party: Party) -> Actor:
    return Actor(id_, _fullest(party), party.kind, party.mentions(headline=False), party.mentions(headline=True))


def _fullest(party: Party) -> str:
    """The longest name, or else the first description."""
    named = [s.text for s in party.sightings if s.form in ("name", "acronym")]
    return max(named, key=lambda n: len(n.split())) if named else party.sightings[0].text
