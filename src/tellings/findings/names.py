"""Article -> names and actors: who and what an article speaks of."""

from __future__ import annotations

from tellings.findings.reading import Reading
from tellings.model import Actor, Mention, Name, NameKind, Span

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "WORK_OF_ART": "work", "EVENT": "event", "PRODUCT": "other", "LAW": "work",
}  # fmt: skip


def find_names(reading: Reading) -> tuple[tuple[Name, ...], tuple[Actor, ...]]:
    """The names in text order, and the actors they are joined to within the article."""
    ids: dict[str, str] = {}
    names = []
    for ent in reading.doc.ents:
        if kind := KINDS.get(ent.label_):
            actor = ids.setdefault(ent.text.casefold(), f"a{len(ids) + 1}")
            names.append(Name(Span(ent.start_char, ent.end_char), kind, actor, "spacy"))
    return tuple(names), _actors(reading, names)


def _actors(reading: Reading, names: list[Name]) -> tuple[Actor, ...]:
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.actor, []).append(name)
    text = reading.article.text
    return tuple(
        Actor(id_, group[0].span.of(text), group[0].kind, tuple(Mention(n.span, "name") for n in group))
        for id_, group in groups.items()
    )
