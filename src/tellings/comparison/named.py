"""Local actors -> Named: what an actor is called, folded so that names of different newsrooms compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import words_of
from tellings.model import Actor, NameKind
from tellings.text.words import words

Key = tuple[str, ...]


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of `joining.toml`."""
    return frozenset(words("en", "joining")[name].split())


@cache
def aliases() -> dict[Key, Key]:
    """Every listed name of a body -> its first."""
    groups = words("en", "joining")["aliases"]["groups"]
    return {words_of(name): words_of(group[0]) for group in groups for name in group}


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """One actor of one article."""

    article: str
    text: str
    title: str
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Local actors that are known to be one, and what they are called together."""

    members: tuple[Local, ...]
    kind: NameKind
    keys: frozenset[Key]  # folded names without titles and articles
    acronyms: frozenset[str]
    descriptions: frozenset[Key]
    articles: frozenset[str]


def name_key(exact: str, *, person: bool) -> Key:
    """The words that tell it apart: "Mr. Tillerson" -> (tillerson), "King Salman" -> (king, salman)."""
    key = tuple(w.strip(".") for w in words_of(exact))
    while len(key) > 1 and key[0] in ("the", "a", "an", *listed("rank")):
        key = key[1:]
    while person and len(key) > 1 and key[0] in listed("titles"):
        key = key[1:]
    if person and len(key) > 2 and key[0] in listed("royal"):
        key = key[1:]
    if person:
        key = tuple(_unprefixed(w) for w in key)
    while len(key) > 1 and key[-1] in listed("companies"):
        key = key[:-1]
    return aliases().get(key, key)


def _unprefixed(word: str) -> str:
    """Without an article of Arabic: "al-abadi" -> "abadi"."""
    head, _, tail = word.partition("-")
    return tail if tail and head in ("al", "el", "ul", "as", "ash", "at", "an") else word


def is_acronym(exact: str) -> bool:
    """ "PMF", "PMUs", "U.S."."""
    letters = exact.replace(".", "").removesuffix("s")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def read_name(local: Local) -> Named:
    """What one article calls the actor."""
    actor = local.actor
    person = actor.kind == "person"
    spans = [(m.span.of(local.text), m.form) for m in actor.mentions]
    spans += [(m.span.of(local.title), m.form) for m in actor.headline]
    names = {exact for exact, form in spans if form in ("name", "acronym")}
    names |= {part for exact in names for part in _alternatives(exact)}
    keys = {name_key(exact.removesuffix("s") if is_acronym(exact) else exact, person=person) for exact in names}
    royal = {k[:2] for exact in names if person and len(k := words_of(exact)) > 2 and k[0] in listed("royal")}
    return Named(
        members=(local,),
        kind=actor.kind,
        keys=frozenset(k for k in keys | royal if k),
        acronyms=frozenset(exact.replace(".", "").removesuffix("s").casefold() for exact in names if is_acronym(exact)),
        descriptions=frozenset(described(exact) for exact, form in spans if form == "description") - {()},
        articles=frozenset({local.article}),
    )


def _alternatives(exact: str) -> list[str]:
    """Two names of one body, written as one: "CRS/Coastal Rescue"."""
    parts = [part.strip() for part in exact.split("/")]
    return parts if len(parts) > 1 and len({aliases().get(words_of(part)) for part in parts} - {None}) == 1 else []


def described(exact: str) -> Key:
    """A description without its article: "the bus driver" -> (bus, driver)."""
    key = words_of(exact)
    while key and key[0] in ("the", "a", "an", "this", "that", "these", "those", "some", "his", "her", "its", "their"):
        key = key[1:]
    return key


def together(parts: Iterable[Named]) -> Named:
    """Several that proved to be one."""
    parts = tuple(parts)
    kinds = Counter[NameKind]()
    for part in parts:
        for local in part.members:
            kinds[local.actor.kind] += 1 + sum(m.form == "name" for m in local.actor.mentions)
    return Named(
        members=tuple(local for part in parts for local in part.members),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        keys=frozenset().union(*(p.keys for p in parts)),
        acronyms=frozenset().union(*(p.acronyms for p in parts)),
        descriptions=frozenset().union(*(p.descriptions for p in parts)),
        articles=frozenset().union(*(p.articles for p in parts)),
    )
