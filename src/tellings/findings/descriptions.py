"""Descriptions -> parties: actors that are called by what they are ("the bus driver", "Iranian-backed militias")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tellings.findings.sightings import Party, Sighting
from tellings.model import NameKind, Span
from tellings.text.words import words

ROLES = words("en", "roles")
PEOPLE = frozenset(ROLES["person"].split())
GROUPS = frozenset(ROLES["group"].split())
BODIES = frozenset(ROLES["organisation"].split())
PLACES = frozenset(ROLES["place"].split())
GATHERINGS = frozenset(ROLES["gatherings"].split())
ENDINGS = tuple(ROLES["endings"])
BEFORE = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod", "punct", "case")
DEFINITE = frozenset(("the", "this", "that", "these", "those"))


def join_descriptions(doc: Doc, parties: list[Party], *, headline: bool) -> list[Party]:
    """The parties, with descriptions added to those they fit, and a new party for each of the others."""
    by_head = {s.head.i: p for p in parties for s in p.sightings if s.headline is headline}
    inside = {t for p in parties for s in p.sightings if s.headline is headline for t in _tokens(doc, s)}
    out = list(parties)
    for head, kind in _heads(doc, inside):
        sighting = _sighting(doc, head, kind, inside, headline=headline)
        party = _named_beside(head, by_head) or _spoken_of(sighting, out)
        if party is None:
            party = Party(kind, gender="")
            out.append(party)
        party.add(sighting)
        party.roles.add(sighting.key)
        by_head[head.i] = party
    return out


def _tokens(doc: Doc, sighting: Sighting) -> range:
    words_ = doc.char_span(sighting.span.start, sighting.span.end, alignment_mode="expand")
    return range(words_.start, words_.end) if words_ is not None else range(0)


# ---- finding --------------------------------------------------------------------------------------
def _heads(doc: Doc, inside: set[int]) -> Iterator[tuple[Token, NameKind]]:
    """Nouns that can stand for an actor, in text order."""
    for token in doc:
        if token.i in inside or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
            continue
        if kind := _kind(token):
            yield token, kind


def _kind(token: Token) -> NameKind | None:
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if lemma in GATHERINGS and _of_people(token):
        return "group"
    if lemma in PEOPLE or lemma.endswith(ENDINGS):
        return "group" if plural else "person"
    if lemma in GROUPS or token.lower_ in GROUPS:
        return "group"
    if lemma in BODIES:
        return "organisation"
    return "place" if lemma in PLACES else None


def _of_people(token: Token) -> bool:
    return any(c.lower_ == "of" and any(_kind(o) for o in c.children if o.pos_ == "NOUN") for c in token.children)


def _sighting(doc: Doc, head: Token, kind: NameKind, inside: set[int], *, headline: bool) -> Sighting:
    start, end = _stretch(head, inside)
    words_ = doc[start:end]
    return Sighting(
        span=Span(words_.start_char, words_.end_char), form="description", kind=kind, key=head.lemma_.lower(),
        text=words_.text, head=head, headline=headline,
    )  # fmt: skip


def _stretch(head: Token, inside: set[int]) -> tuple[int, int]:
    """The noun with the words before it that describe it; a gathering with what it is of."""
    start = head.i
    left = {t.i for t in head.lefts if t.dep_ in BEFORE for t in t.subtree}
    while start - 1 in left and head.doc[start - 1].tag_ not in ("DT", "PDT", "PRP$", "WDT"):
        start -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].tag_ == "POS"):
        start += 1
    end = head.i + 1
    if head.lemma_.lower() in GATHERINGS:
        of = [o for c in head.rights if c.lower_ == "of" for o in c.children]
        end = max((o.i + 1 for o in of), default=end)
    return start, end


# ---- joining --------------------------------------------------------------------------------------
def _named_beside(head: Token, by_head: dict[int, Party]) -> Party | None:
    """The name that stands in apposition or as predicate: "Marta Ruiz, the driver", "driver Marta Ruiz"."""
    if head.dep_ == "appos":
        return by_head.get(head.head.i)
    if head.dep_ == "attr" and head.head.lemma_ == "be":
        return next((by_head[t.i] for t in head.head.lefts if t.dep_ == "nsubj" and t.i in by_head), None)
    return next((by_head[t.i] for t in head.rights if t.dep_ == "appos" and t.i in by_head), None)


def _spoken_of(sighting: Sighting, parties: list[Party]) -> Party | None:
    """An earlier party that this can mean: a person of that role, or a description with the same head."""
    definite = any(t.lower_ in DEFINITE for t in sighting.head.lefts)
    bare_plural = sighting.kind == "group" and not any(t.tag_ in ("DT", "CD", "PRP$") for t in sighting.head.lefts)
    if not definite and not bare_plural and not sighting.headline:
        return None
    for party in reversed(parties):
        if sighting.key in party.roles and party.kind == sighting.kind and _compatible(sighting, party):
            return party
    return None


def _compatible(sighting: Sighting, party: Party) -> bool:
    """No modifier that the other lacks, unless the party is named."""
    mine = set(sighting.text.casefold().split()[:-1])
    if not mine or party.keys:
        return True
    return any(mine <= set(s.text.casefold().split()) for s in party.sightings if s.form == "description")
