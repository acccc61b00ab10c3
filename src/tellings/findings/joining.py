"""Sightings of names -> parties: the same person, body or place under its full name, surname, acronym."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.findings.folding import known_as
from tellings.findings.sightings import Party, Sighting
from tellings.text.words import words

LISTS = words("en", "names")
ROLES = words("en", "roles")
SUFFIXES = frozenset(LISTS["suffixes"])
PARTICLES = frozenset(LISTS["surname_particles"])
COMPANY = frozenset(LISTS["company"])
NOBLE = frozenset(("king", "queen", "prince", "princess", "pope", "emir", "sultan"))
MALE, FEMALE = frozenset(ROLES["male"].split()), frozenset(ROLES["female"].split())


def join_names(sightings: Sequence[Sighting]) -> list[Party]:
    """Parties in the order of their first sighting; long names are placed first, so that short ones find them."""
    parties: dict[str, Party] = {}
    for sighting in sorted(sightings, key=lambda s: -len(s.key.split())):
        party = _party_of(sighting, parties, sightings)
        party.add(sighting)
        parties[sighting.key] = party
    distinct = list({id(p): p for p in parties.values()}.values())
    for party in distinct:
        party.gender = gender_of(party)
        party.sightings.sort(key=lambda s: (s.headline, s.span))
    return sorted(distinct, key=lambda p: (p.sightings[0].headline, p.sightings[0].span))


def _party_of(sighting: Sighting, parties: dict[str, Party], all_: Sequence[Sighting]) -> Party:
    if same := parties.get(sighting.key):
        return same
    near: dict[int, Party] = {id(p): p for p in parties.values() if any(_same(sighting, key, p) for key in p.keys)}
    if len(near) == 1:
        return next(iter(near.values()))
    if near and sighting.kind == "person":
        return _latest(sighting, near.values())
    return Party(sighting.kind)


def _latest(sighting: Sighting, parties: Iterable[Party]) -> Party:
    """Of several with that surname, the one named last before it."""
    before = [(s.span.start, p) for p in parties for s in p.sightings if s.span.start < sighting.span.start]
    return max(before, key=lambda x: x[0])[1] if before else next(iter(parties))


def _same(sighting: Sighting, key: str, party: Party) -> bool:
    short, long = sighting.key.split(), key.split()
    if known_as(sighting.key) == known_as(key):
        return True
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
    if long[-len(short) :] == short:
        return True
    return short[0] == long[0] and short[-1] == long[-1]


def bare_person(name: list[str]) -> list[str]:
    """Without suffixes and middle initials."""
    kept = [w for w in name if w not in SUFFIXES]
    return [w for i, w in enumerate(kept) if len(w) > 1 or i in (0, len(kept) - 1)]


def is_acronym(short: str, long: str) -> bool:
    """ "pmf" of "popular mobilization forces"."""
    letters = short.replace(" ", "")
    initials = [w[0] for w in long.split() if w not in ("of", "the", "and", "for", "in", "on", "&")]
    every = [w[0] for w in long.split()]
    return len(letters) > 1 and len(every) > 1 and letters in ("".join(initials), "".join(every))


def _same_body(short: list[str], long: list[str]) -> bool:
    short = [w for w in short if w not in COMPANY] or short
    bare = [w for w in long if w not in COMPANY] or long
    return bare == short or (len(bare) > len(short) and bare[: len(short)] == short and len(short[0]) > 2)


def gender_of(party: Party) -> str:
    """By the titles that stand before the name."""
    titles = {s.title for s in party.sightings} | party.roles
    male, female = len(titles & MALE), len(titles & FEMALE)
    return "male" if male > female else "female" if female > male else ""
