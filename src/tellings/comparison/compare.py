"""Dossiers -> Comparison: the ledgers in order, each handed what it needs of those before it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.comparison.actors import find_actors
from tellings.comparison.disagreements import find_disagreements
from tellings.comparison.facts import find_facts
from tellings.comparison.figures import find_quantities
from tellings.comparison.notes import find_notes
from tellings.comparison.quotes import find_utterances
from tellings.comparison.same_fact import Embed
from tellings.comparison.story import name_story
from tellings.comparison.timeline import make_timeline
from tellings.model import Comparison, Dossier, Sources


def compare_dossiers(dossiers: Sequence[Dossier], sources: Sources, embed: Embed | None = None) -> Comparison:
    """All the accounts side by side; `sources` says which of them are one telling.

    `embed` makes vectors of texts whose product says how much they mean the same; without it, wording alone counts.
    """
    actors = find_actors(dossiers)
    quotes = find_utterances(dossiers, actors)
    figures = find_quantities(dossiers, actors, sources)
    facts = find_facts(dossiers, sources, embed)
    return Comparison(
        story=name_story(dossiers, actors),
        dossiers=tuple(dossiers),
        sources=sources,
        actors=actors,
        quotes=quotes,
        figures=figures,
        facts=facts,
        disagreements=find_disagreements(dossiers, actors, quotes, figures, facts),
        timeline=make_timeline(dossiers, facts),
        notes=find_notes(dossiers),
    )
