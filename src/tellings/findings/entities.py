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
TITLES = frozenset(words("en", "roles")["titles"].split())
ROLES = frozenset(words("en", "roles")["person"].split())
SUBJECTS = ("nsubj", "nsubjpass")
GRAMMAR = ("DT", "IN", "PRP", "PRP$", "CC", "MD", "RB", "TO", "UH", "EX", "WDT", "WP", "WRB", "VB", "VBD", "VBZ", "VBP")
POSSESSIVES = ("'s", "’s", "'", "’")


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
    entities = _longer(doc, _wider(doc, entities))
    entities += _unseen(doc, entities)
    entities += _acronyms(doc, entities)
    table = {**_table(doc, entities), **(known or {})}
    common = {t.text for t in doc if t.is_lower}
    entities = [_cut(doc, e, table, common) for e in entities]
    entities += _repeated(doc, entities, table)
    return tuple(sorted(_voted(doc, _apart(entities)), key=lambda e: e.start))


# ---- one entity -----------------------------------------------------------------------------------
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
    company = i > 0 and doc[i - 1].lower_.rstrip(".") in COMPANY
    return company and i + 1 < end and (doc[i].text in POSSESSIVES or doc[i].lower_ in ("and", "&"))


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and _outer(doc[start]):
        start += 1
    while start < end and (_outer(doc[end - 1]) or doc[end - 1].text in POSSESSIVES or _symbol(doc, start, end - 1)):
        end -= 1
    named = any(_capital(t) and t.lower_ not in NEVER for t in doc[start:end])
    return (start, end) if named and end - start <= MOST_WORDS else None


def _symbol(doc: Doc, start: int, i: int) -> bool:
    """A stock symbol after a company: "Northern Mills Corp NMC", "Alpen AG ALPG.F"."""
    text = doc[i].text
    return i - 1 > start and doc[i - 1].lower_.rstrip(".") in COMPANY and text.isupper() and text.lower() not in COMPANY


def _outer(token: Token) -> bool:
    """A mark, a white space or a determiner that is no part of a title."""
    if token.lower_ in ("a", "an", "the", "this", "that", "and", "of"):
        return not (token.text == "The" and not token.is_sent_start)
    return token.is_space or (token.is_punct and token.text not in (".", "!", "?")) or token.tag_ in ("PRP$", "POS")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or any(c.isupper() for c in token.text[1:3])


# ---- what the article shows -----------------------------------------------------------------------
def _wider(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """With the capitalised words that belong to a name and that the model left outside: "Valley" + "Mills Inc"."""
    taken = {i for e in entities for i in range(e.start, e.end)}
    out = []
    for entity in entities:
        start, end = entity.start, entity.end
        while start - 1 not in taken and not doc[start].is_sent_start and _belongs(doc, start - 1, entity.kind):
            start -= 1
        while end not in taken and entity.kind != "person" and _belongs(doc, end, entity.kind):
            end += 1
        if end > entity.end and (_is_role(doc, end) or doc[end - 1].is_sent_start):
            end = entity.end  # "French Finance" before "Minister"
        taken.update(range(start, end))
        kind = "organisation" if end > entity.end and entity.kind in ("place", "group") else entity.kind
        out.append(Entity(start, end, kind, entity.by if (start, end) == (entity.start, entity.end) else "widened"))
    return out


def _belongs(doc: Doc, i: int, kind: NameKind) -> bool:
    """Is this a proper noun beside a name that is neither a title nor a stock symbol, nor another's nationality?"""
    if not 0 <= i < len(doc) or _is_role(doc, i):
        return False
    text = doc[i].text
    proper = doc[i].tag_ in ("NNP", "NNPS") and text[:1].isupper() and not (text.isupper() and len(text) > 1)
    foreign = kind == "person" and (doc[i].ent_type_ or text.endswith("s") or doc[i].is_sent_start)
    return proper and doc[i].is_alpha and text.lower() not in NEVER and not foreign


def _is_role(doc: Doc, i: int) -> bool:
    return i < len(doc) and (doc[i].lower_.rstrip(".") in TITLES or doc[i].lemma_.lower() in ROLES)


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
    company = any(doc[i].lower_.rstrip(".") in COMPANY for i in (right.start, right.end - 1))
    closed = doc[left.end - 1].lower_.rstrip(".") in COMPANY and between
    if between in ([","], ["and"], ["&"], []) and company and not closed:
        return left.kind in ("organisation", "person") and right.kind in ("organisation", "person")
    if between == [","] and right.kind == "organisation" and _partners(doc, right):
        return left.end - left.start == 1
    return between in (["of"], ["for"], ["of", "the"]) and doc[left.end - 1].lower_ in BODIES and left.kind != "group"


def _partners(doc: Doc, entity: Entity) -> bool:
    """ "Nolan and Co Inc", the end of "Stern, Nolan and Co Inc"."""
    lower = [t.lower_.rstrip(".") for t in entity.words(doc)]
    return ("and" in lower or "&" in lower) and lower[-1] in COMPANY


def _unseen(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """What the model passed over: runs of two and more proper nouns, and single ones that are subjects."""
    taken = {i for e in entities for i in range(e.start, e.end)}
    out = []
    start = 0
    for i in range(len(doc) + 1):
        if i < len(doc) and i not in taken and _belongs(doc, i, "other"):
            continue
        titled = start > 0 and doc[start - 1].lower_.rstrip(".") in TITLES
        alone = i - start == 1 and (titled or doc[start].dep_ in SUBJECTS) and len(doc[start]) > 2
        if (i - start > 1 or alone) and not _is_role(doc, i):
            out.append(Entity(start, i, "person" if titled else _look(doc, start, i), "capitals"))
        start = i + 1
    return out


def _look(doc: Doc, start: int, end: int) -> NameKind:
    """A body by its head or ending; else a thing that nothing is known of."""
    last = doc[end - 1].lower_.rstrip(".")
    return "organisation" if last in COMPANY or last in BODIES else "other"


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
    """Folded name -> the kind that most of its places have; the surname of a person with a full name is a person."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    openings: set[str] = set()  # how longer names of bodies begin: "ford" and "ford motor" of "Ford Motor Co"
    for entity in entities:
        name = entity.words(doc)
        votes[fold(name.text)][entity.kind] += 1
        if entity.kind == "person" and len(name) > 1 and len(name[-1].text) > 2:
            surnames.add(fold(name[-1].text))
        elif entity.kind == "organisation" and len(name) > 1:
            openings.update(fold(name[:n].text) for n in range(1, len(name)))
    table = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    table |= {n: "organisation" for n in openings & table.keys() if table[n] == "person" and " " in n}
    for surname in surnames - openings:
        if table.get(surname, "other") in ("organisation", "other", "work"):
            table[surname] = "person"
    return table


def _cut(doc: Doc, entity: Entity, table: dict[str, NameKind], common: set[str]) -> Entity:
    """ "Tom Harris Wins" -> "Tom Harris", where that name and that word stand elsewhere: headlines read on."""
    if entity.kind != "person":
        return entity
    for end in range(entity.end - 1, entity.start + 1, -1):
        if doc[end].lower_ in common and table.get(fold(doc[entity.start : end].text)) == "person":
            return Entity(entity.start, end, entity.kind, entity.by)
    return entity


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
    return end - start > 1 or (doc[start].tag_ not in GRAMMAR and doc[start].lower_ not in NEVER)


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
        name = entity.words(doc).text
        kind = table.get(fold(name), entity.kind)
        if kind == "person" and name.isupper() and len(name) > 2 and name.isalpha() and not _shouted(entity, doc):
            kind = "organisation"
        yield Entity(entity.start, entity.end, kind, entity.by)


def _shouted(entity: Entity, doc: Doc) -> bool:
    """Do capitals say nothing here, because the words around are in capitals too?"""
    near = doc[max(0, entity.start - 3) : entity.end + 3]
    return sum(t.is_upper and len(t) > 1 for t in near) > entity.end - entity.start
