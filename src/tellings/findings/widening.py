"""Entities -> entities: whole names, where the model found a part of one or nothing."""

from __future__ import annotations

from spacy.tokens import Doc

from tellings.findings.named import BODIES, COMPANY, NEVER, TITLES, Entity, covered, is_company, is_role
from tellings.model import NameKind

SUBJECTS = ("nsubj", "nsubjpass")


def widen(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """With the capitalised words that belong to a name and that the model left outside: "Valley" + "Mills Inc"."""
    taken = covered(entities)
    out = []
    for entity in entities:
        start, end = entity.start, entity.end
        while start - 1 not in taken and not doc[start].is_sent_start and _belongs(doc, start - 1, entity.kind):
            start -= 1
        while end not in taken and entity.kind != "person" and _belongs(doc, end, entity.kind):
            end += 1
        if end > entity.end and (is_role(doc, end) or doc[end - 1].is_sent_start):
            end = entity.end  # "French Finance" before "Minister"
        taken.update(range(start, end))
        kind = "organisation" if end > entity.end and entity.kind in ("place", "group") else entity.kind
        out.append(Entity(start, end, kind, entity.by if (start, end) == (entity.start, entity.end) else "widened"))
    return out


def _belongs(doc: Doc, i: int, kind: NameKind) -> bool:
    """Is this a proper noun beside a name that is neither a title nor a stock symbol, nor another's nationality?"""
    if not 0 <= i < len(doc) or is_role(doc, i):
        return False
    text = doc[i].text
    proper = doc[i].tag_ in ("NNP", "NNPS") and text[:1].isupper() and not (text.isupper() and len(text) > 1)
    foreign = kind == "person" and (doc[i].ent_type_ or text.endswith("s") or doc[i].is_sent_start)
    return proper and doc[i].is_alpha and text.lower() not in NEVER and not foreign


def join_neighbours(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """Neighbours that are one name: "Holt Rinehart" + "and" + "Winston Inc"."""
    out: list[Entity] = []
    for entity in sorted(entities, key=lambda e: e.start):
        before = out[-1] if out else None
        if before and _one_name(doc, before, entity):
            out[-1] = Entity(before.start, entity.end, "organisation", "joined")
        else:
            out.append(entity)
    return out


def _one_name(doc: Doc, left: Entity, right: Entity) -> bool:
    between = [t.lower_ for t in doc[left.end : right.start]]
    company = any(is_company(doc[i]) for i in (right.start, right.end - 1))
    closed = is_company(doc[left.end - 1]) and between
    if between in ([","], ["and"], ["&"], []) and company and not closed:
        return left.kind in ("organisation", "person") and right.kind in ("organisation", "person")
    if between == [","] and right.kind == "organisation" and _partners(doc, right):
        return left.end - left.start == 1
    return between in (["of"], ["for"], ["of", "the"]) and doc[left.end - 1].lower_ in BODIES and left.kind != "group"


def _partners(doc: Doc, entity: Entity) -> bool:
    """ "Nolan and Co Inc", the end of "Stern, Nolan and Co Inc"."""
    lower = [t.lower_.rstrip(".") for t in entity.words(doc)]
    return ("and" in lower or "&" in lower) and lower[-1] in COMPANY


def find_unseen(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """What the model passed over: runs of two and more proper nouns, and single ones that are subjects."""
    taken = covered(entities)
    out = []
    start = 0
    for i in range(len(doc) + 1):
        if i < len(doc) and i not in taken and _belongs(doc, i, "other"):
            continue
        titled = start > 0 and doc[start - 1].lower_.rstrip(".") in TITLES
        alone = i - start == 1 and (titled or doc[start].dep_ in SUBJECTS) and len(doc[start]) > 2
        if (i - start > 1 or alone) and not is_role(doc, i):
            out.append(Entity(start, i, "person" if titled else _look(doc, start, i), "capitals"))
        start = i + 1
    return out


def _look(doc: Doc, start: int, end: int) -> NameKind:
    """A body by its head or ending; else a thing that nothing is known of."""
    last = doc[end - 1].lower_.rstrip(".")
    return "organisation" if last in COMPANY or last in BODIES else "other"
