"""Entities of a whole article -> what they tell of one another: kinds, acronyms, surnames, repetitions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from tellings.findings.folding import fold
from tellings.findings.named import MOST_WORDS, NEVER, Entity, covered, is_capital
from tellings.model import NameKind

GRAMMAR = ("DT", "IN", "PRP", "PRP$", "CC", "MD", "RB", "TO", "UH", "EX", "WDT", "WP", "WRB", "VB", "VBD", "VBZ", "VBP")


def find_acronyms(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """Every "ABC" of an article that spells it out once: "Aviation Board of Cadia (ABC)"."""
    ends = {e.end: e for e in entities}
    taught: dict[str, NameKind] = {}
    for i in range(1, len(doc) - 2):
        if doc[i].text == "(" and doc[i + 2].text == ")" and doc[i + 1].text[:1].isupper() and _shortens(doc, i):
            taught[doc[i + 1].text] = ends[i].kind if i in ends and ends[i].kind != "place" else "organisation"
    taken = covered(entities)
    return [Entity(t.i, t.i + 1, taught[t.text], "acronym") for t in doc if t.text in taught and t.i not in taken]


def _shortens(doc: Doc, bracket: int) -> bool:
    """Do the words before the bracket begin with the letters inside it?"""
    letters = [c for c in doc[bracket + 1].text if c.isupper()]
    initials = [t.text[0].upper() for t in doc[max(0, bracket - 12) : bracket] if t.text[:1].isalpha()]
    rest = iter(reversed(initials))
    return len(letters) >= 2 and all(letter in rest for letter in reversed(letters))


def kinds_of(doc: Doc, entities: Iterable[Entity]) -> dict[str, NameKind]:
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


def cut_headlines(doc: Doc, entities: list[Entity], table: dict[str, NameKind]) -> list[Entity]:
    """ "Tom Harris Wins" -> "Tom Harris", where that name and that word stand elsewhere: headlines read on."""
    common = {t.text for t in doc if t.is_lower}
    return [_cut(doc, e, table, common) if e.kind == "person" else e for e in entities]


def _cut(doc: Doc, entity: Entity, table: dict[str, NameKind], common: set[str]) -> Entity:
    for end in range(entity.end - 1, entity.start + 1, -1):
        if doc[end].lower_ in common and table.get(fold(doc[entity.start : end].text)) == "person":
            return Entity(entity.start, end, entity.kind, entity.by)
    return entity


def find_repeated(doc: Doc, entities: list[Entity], table: dict[str, NameKind]) -> list[Entity]:
    """Names that the model found elsewhere in the article and passed over here."""
    taken = covered(entities)
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
    if not doc[start].text[:1].isupper() or not is_capital(doc[end - 1]) or any(i in taken for i in range(start, end)):
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


def settle(doc: Doc, entities: list[Entity]) -> Iterator[Entity]:
    """Of two that overlap the longer one; each name of the kind that most of its places have."""
    apart = _apart(entities)
    table = kinds_of(doc, apart)
    for entity in apart:
        name = entity.words(doc).text
        kind = table.get(fold(name), entity.kind)
        if kind == "person" and name.isupper() and len(name) > 2 and name.isalpha() and not _shouted(entity, doc):
            kind = "organisation"
        yield Entity(entity.start, entity.end, kind, entity.by)


def _shouted(entity: Entity, doc: Doc) -> bool:
    """Do capitals say nothing here, because the words around are in capitals too?"""
    near = doc[max(0, entity.start - 3) : entity.end + 3]
    return sum(t.is_upper and len(t) > 1 for t in near) > entity.end - entity.start
