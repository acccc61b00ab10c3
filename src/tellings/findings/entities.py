"""Doc -> named stretches: the model's entities, trimmed and repaired by what the whole article shows."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tellings.findings.named import BODIES, COMPANY, MOST_WORDS, NEVER, POSSESSIVES, Entity, is_capital, is_company
from tellings.findings.recurring import cut_headlines, find_acronyms, find_repeated, kinds_of, settle
from tellings.findings.widening import find_unseen, join_neighbours, widen
from tellings.findings.works import find_works
from tellings.model import NameKind

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "WORK_OF_ART": "work", "EVENT": "event", "PRODUCT": "other", "LAW": "work",
}  # fmt: skip


def find_entities(doc: Doc, known: dict[str, NameKind] | None = None) -> tuple[Entity, ...]:
    """Names in text order, none inside another; `known`: folded names that another part of the article has."""
    entities = [e for ent in doc.ents for e in _trimmed(doc, ent)]
    entities = join_neighbours(doc, widen(doc, entities))
    entities += find_works(doc)
    entities += find_unseen(doc, entities)
    entities += find_acronyms(doc, entities)
    table = {**kinds_of(doc, entities), **(known or {})}
    entities = cut_headlines(doc, entities, table)
    entities += find_repeated(doc, entities, table)
    return tuple(sorted(settle(doc, entities), key=lambda e: e.start))


def _trimmed(doc: Doc, ent: Words) -> Iterator[Entity]:
    """Without determiner, possessive, stock symbol and outer marks; cut where two names stand in one stretch."""
    if kind := KINDS.get(ent.label_):
        start = ent.start
        for i in range(ent.start, ent.end + 1):
            if i == ent.end or _parts_here(doc, i, ent.end, kind):
                if span := _trim(doc, start, min(i + 1, ent.end)):
                    yield Entity(*span, _by_head(doc, *span, kind), "spacy")
                start = i + 1


def _by_head(doc: Doc, start: int, end: int, kind: NameKind) -> NameKind:
    """ "Blue River Media" is no person."""
    return "organisation" if kind == "person" and end - start > 2 and doc[end - 1].lower_ in BODIES else kind


def _parts_here(doc: Doc, i: int, end: int, kind: NameKind) -> bool:
    """Does one name end with this token: at a line break, a comma in a list, "Co's" before another name?"""
    if "\n" in doc[i].text_with_ws or doc[i].text == "(":
        return True
    if doc[i].text == ",":
        return kind in ("person", "place") and i + 1 < end
    company = i > 0 and is_company(doc[i - 1])
    return company and i + 1 < end and (doc[i].text in POSSESSIVES or doc[i].lower_ in ("and", "&"))


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and _outer(doc[start]):
        start += 1
    while start < end and (_outer(doc[end - 1]) or doc[end - 1].text in POSSESSIVES or _symbol(doc, start, end - 1)):
        end -= 1
    named = any(is_capital(t) and t.lower_ not in NEVER for t in doc[start:end])
    return (start, end) if named and end - start <= MOST_WORDS else None


def _symbol(doc: Doc, start: int, i: int) -> bool:
    """A stock symbol after a company: "Northern Mills Corp NMC", "Alpen AG ALPG.F"."""
    text = doc[i].text
    return i - 1 > start and is_company(doc[i - 1]) and text.isupper() and text.lower() not in COMPANY


def _outer(token: Token) -> bool:
    """A mark, a white space or a determiner that is no part of a title."""
    if token.lower_ in ("a", "an", "the", "this", "that", "and", "of"):
        return not (token.text == "The" and not token.is_sent_start)
    return token.is_space or (token.is_punct and token.text not in (".", "!", "?")) or token.tag_ in ("PRP$", "POS")
