"""Doc -> named stretches: the model's entities, trimmed and repaired by what the whole article shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tellings.findings.folding import fold
from tellings.model import NameKind
from tellings.text.words import words

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "WORK_OF_ART": "work", "EVENT": "event", "PRODUCT": "other", "LAW": "work",
}  # fmt: skip
LONG_FORM = re.compile(r"\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z&.-]{1,9})[\"”']?\s*\)")
MOST_WORDS = 12  # tokens; a longer stretch is a list or a headline, not a name

LISTS = words("en", "names")
NEVER = frozenset(LISTS["never"].split())
BODIES = frozenset(LISTS["body"].split())
COMPANY = frozenset(LISTS["company"])


@dataclass(frozen=True, slots=True)
class Entity:
    """A named stretch of tokens: `doc[start:end]`."""

    start: int
    end: int
    kind: NameKind
    by: str

    def words(self, doc: Doc) -> Words:
        return doc[self.start : self.end]


def find_entities(doc: Doc, known: dict[str, NameKind] | None = None) -> tuple[Entity, ...]:
    """Names in text order, none inside another; `known`: folded names that another part of the article has."""
    entities = [e for ent in doc.ents for e in _trimmed(doc, ent)]
    entities = _longer(doc, entities)
    entities += _acronyms(doc, entities)
    table = {**_table(doc, entities), **(known or {})}
    entities += _repeated(doc, entities, table)
    return tuple(sorted(_voted(doc, _apart(entities)), key=lambda e: e.start))


# ---- one entity -----------------------------------------------------------------------------------
def _trimmed(doc: Doc, ent: Words) -> Iterator[Entity]:
    """Without determiner, possessive and outer marks; cut at line breaks; nothing where no name is left."""
    if kind := KINDS.get(ent.label_):
        start = ent.start
        for i in range(ent.start, ent.end + 1):
            if i == ent.end or "\n" in doc[i].text_with_ws:
                if span := _trim(doc, start, min(i + 1, ent.end)):
                    yield Entity(*span, kind, "spacy")
                start = i + 1


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and _outer(doc[start]):
        start += 1
    while start < end and (_outer(doc[end - 1]) or doc[end - 1].text in ("'s", "’s", "'", "’")):
        end -= 1
    named = any(_capital(t) and t.lower_ not in NEVER for t in doc[start:end])
    return (start, end) if named and end - start <= MOST_WORDS else None


def _outer(token: Token) -> bool:
    """A mark, a white space or a determiner that is no part of a title."""
    if token.lower_ in ("a", "an", "the", "this", "that", "and", "of"):
        return not (token.text == "The" and not token.is_sent_start)
    return token.is_space or (token.is_punct and token.text not in (".", "!", "?")) or token.tag_ in ("PRP$", "POS")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or any(c.isupper() for c in token.text[1:3])


# ---- what the article shows -----------------------------------------------------------------------
def _longer(doc: Doc, entities: list[Entity]) -> list[Entity]:
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
    last = doc[right.end - 1].lower_.rstrip(".")
    first = doc[right.start].lower_.rstrip(".")
    if between in ([","], ["and"], ["&"], []) and (last in COMPANY or first in COMPANY):
        return left.kind in ("organisation", "person") and right.kind in ("organisation", "person")
    return between in (["of"], ["for"], ["of", "the"]) and doc[left.end - 1].lower_ in BODIES and left.kind != "group"


def _acronyms(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """Every "ABC" of an article that spells it out once: "Aviation Board of Cadia (ABC)"."""
    ends = {e.end: e for e in entities}
    taught: dict[str, NameKind] = {}
    for i in range(1, len(doc) - 2):
        if doc[i].text == "(" and doc[i + 2].text == ")" and doc[i + 1].text[:1].isupper() and _shortens(doc, i):
            taught[doc[i + 1].text] = ends[i].kind if i in ends and ends[i].kind != "place" else "organisation"
    taken = {i for e in entities for i in range(e.start, e.end)}
    return [Entity(t.i, t.i + 1, taught[t.text], "acronym") for t in doc if t.text in taught and t.i not in taken]


def _shortens(doc: Doc, bracket: int) -> bool:
    """Do the words before the bracket begin with the letters inside it?"""
    letters = [c for c in doc[bracket + 1].text if c.isupper()]
    initials = [t.text[0].upper() for t in doc[max(0, bracket - 12) : bracket] if t.text[:1].isalpha()]
    rest = iter(reversed(initials))
    return len(letters) >= 2 and all(letter in rest for letter in reversed(letters))


def _table(doc: Doc, entities: Iterable[Entity]) -> dict[str, NameKind]:
    """Folded name -> kind, and the surname of each person with a full name."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for entity in entities:
        name = entity.words(doc)
        votes[fold(name.text)][entity.kind] += 1
        if entity.kind == "person" and len(name) > 1 and len(name[-1].text) > 2:
            votes[fold(name[-1].text)]["person"] += 2
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}


def _repeated(doc: Doc, entities: list[Entity], table: dict[str, NameKind]) -> list[Entity]:
    """Names that the model found elsewhere in the article and passed over here."""
    taken = {i for e in entities for i in range(e.start, e.end)}
    longest = min(max((len(n.split()) for n in table), default=0), MOST_WORDS)
    out = []
    i = 0
    while i < len(doc):
        found = next((j for j in range(min(len(doc), i + longest), i, -1) if _is_known(doc, i, j, table, taken)), None)
        if found:
            out.append(Entity(i, found, table[fold(doc[i:found].text)], "repeated"))
        i = found or i + 1
    return out


def _is_known(doc: Doc, start: int, end: int, table: dict[str, NameKind], taken: set[int]) -> bool:
    if not doc[start].text[:1].isupper() or not _capital(doc[end - 1]) or any(i in taken for i in range(start, end)):
        return False
    if fold(doc[start:end].text) not in table:
        return False
    return end - start > 1 or (doc[start].pos_ in ("PROPN", "NOUN") and doc[start].lower_ not in NEVER)


def _apart(entities: list[Entity]) -> list[Entity]:
    """The longer of two that overlap."""
    out: list[Entity] = []
    taken: set[int] = set()
    for entity in sorted(entities, key=lambda e: (e.start - e.end, e.start)):
        inside = range(entity.start, entity.end)
        if not any(i in taken for i in inside):
            taken.update(inside)
            out.append(entity)
    return out


def _voted(doc: Doc, entities: list[Entity]) -> Iterator[Entity]:
    """Each name has the kind that most of its places have."""
    table = _table(doc, entities)
    for entity in entities:
        kind = table.get(fold(entity.words(doc).text), entity.kind)
        yield Entity(entity.start, entity.end, kind, entity.by)
