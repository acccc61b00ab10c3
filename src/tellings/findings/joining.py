"""Sightings of names -> parties: the same person, body or place under its full name, surname, acronym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tellings.findings.folding import known_as
from tellings.findings.sightings import Party, Sighting
from tellings.text.words import words

LISTS = words("en", "names")
ROLES = words("en", "roles")
SUFFIXES = frozenset(LISTS["suffixes"])
PARTICLES = frozenset(LISTS["surname_particles"])
COMPANY = frozenset(LISTS["company"])
SMALL = frozenset(("of", "the", "and", "for", "in", "on", "&"))
NOBLE = frozenset(("king", "queen", "prince", "princess", "pope", "emir", "sultan"))
MALE, FEMALE = frozenset(ROLES["male"].split()), frozenset(ROLES["female"].split())
NEAR = 40  # parties that a name is compared with: the latest that share its first or last word


def join_names(sightings: Sequence[Sighting]) -> list[Party]:
    """Parties in the order of their first sighting; long names are placed first, so that short ones find them."""
    register = _Register()
    for sighting in sorted(sightings, key=lambda s: -len(s.key.split())):
        register.place(sighting)
    parties = list({id(p): p for p in register.exact.values()}.values())
    for party in parties:
        party.sightings.sort(key=lambda s: (s.headline, s.span))
    return sorted(parties, key=lambda p: (p.sightings[0].headline, p.sightings[0].span))


class _Register:
    """The parties found so far, by the ways to look them up."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, str], Party] = {}
        self.index: dict[str, list[Party]] = defaultdict(list)

    def place(self, sighting: Sighting) -> None:
        """Adds the sighting to its party, a new one where none fits."""
        gender = gender_of(sighting.title)
        party = self.exact.get((sighting.key, gender)) or self.find(sighting, gender) or Party(sighting.kind)
        party.add(sighting)
        party.gender = party.gender or gender
        if self.exact.setdefault((sighting.key, gender), party) is party:
            for word in _entries(sighting.key):
                self.index[word].append(party)

    def find(self, sighting: Sighting, gender: str) -> Party | None:
        near = {id(p): p for word in _entries(sighting.key) for p in self.index[word][-NEAR:]}
        alike = [p for p in near.values() if not _clash(gender, p.gender) and _any_same(sighting, p)]
        if len(alike) < 2 or sighting.kind != "person":
            return alike[0] if len(alike) == 1 else None
        return _latest(sighting, alike)


def _entries(key: str) -> Iterator[str]:
    """What a name can be looked up by: first and last word, general alias, initials."""
    name = [w for w in key.split() if w not in SUFFIXES and w not in COMPANY] or key.split()
    yield from {*name[:1], *name[-1:]}
    yield f"= {known_as(key)}"
    yield from {f"initials {i}" for i in (*_initials(key), key.replace(" ", "")) if len(i) > 1}


def _clash(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _latest(sighting: Sighting, parties: Iterable[Party]) -> Party:
    """Of several with that surname, the one named last before it."""
    first = [
        (p.sightings[0].span.start <= sighting.span.start, p.sightings[0].span.start, i) for i, p in enumerate(parties)
    ]
    return list(parties)[max(first)[2]]


# ---- alike ----------------------------------------------------------------------------------------
def _any_same(sighting: Sighting, party: Party) -> bool:
    return any(_same(sighting, key, party) for key in party.keys)


def _same(sighting: Sighting, key: str, party: Party) -> bool:
    if known_as(sighting.key) == known_as(key):
        return True
    short, long = sighting.key.split(), key.split()
    if sighting.kind == "person" and party.kind == "person":
        return _same_person(short, long, sighting.title)
    if sighting.kind in ("group", "work") or party.kind in ("group", "work", "person"):
        return False
    return is_acronym(sighting.key, key) or (sighting.kind == party.kind == "organisation" and _same_body(short, long))


def _same_person(short: list[str], long: list[str], title: str) -> bool:
    short, long = bare_person(short), bare_person(long)
    if not short or not long:
        return False
    if len(short) == 1:
        noble = title in NOBLE and any(w in PARTICLES for w in long[:-1])
        return (short[0] == long[-1] and not noble) or short[0] == long[0]
    return long[-len(short) :] == short or (short[0] == long[0] and short[-1] == long[-1])


def bare_person(name: list[str]) -> list[str]:
    """Without suffixes and middle initials."""
    kept = [w for w in name if w not in SUFFIXES]
    return [w for i, w in enumerate(kept) if len(w) > 1 or i in (0, len(kept) - 1)]


def is_acronym(short: str, long: str) -> bool:
    """Is "pmf" made of the initials of "popular mobilization forces"?"""
    return short.replace(" ", "") in _initials(long)


def _initials(key: str) -> tuple[str, ...]:
    name = key.split()
    return ("".join(w[0] for w in name if w not in SMALL), "".join(w[0] for w in name)) if len(name) > 1 else ()


def _same_body(short: list[str], long: list[str]) -> bool:
    """With or without "Inc"; its first words ("Common Sense"), or its last where these are no common noun alone."""
    short = [w for w in short if w not in COMPANY] or short
    bare = [w for w in long if w not in COMPANY] or long
    if len(bare) <= len(short):
        return bare == short
    return (bare[: len(short)] == short and len(short[0]) > 2) or bare[-len(short) :] == short


def gender_of(title: str) -> str:
    """By the title before a name."""
    said = frozenset(title.split())
    return "male" if said & MALE else "female" if said & FEMALE else ""
