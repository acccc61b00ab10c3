"""Article -> the places and people that it names, cheaply: what stories are filtered by before any is opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.model import Article
from tellings.text.words import words

READ = 12_000  # code points of a text: news names its places and people long before
SHOWN = 5  # of each kind, in a list
KEPT = 16  # of each kind, for filters
CAPITAL = r"[^\W\d_a-z][\w'’-]*\w"
NAME = rf"{CAPITAL}(?: (?:(?:al|el|bin|ibn|de|da|del|di|la|le|van|von|der|den) )?{CAPITAL}){{0,3}}"
POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Facets:
    """Names in the order in which they come, as they are written."""

    places: tuple[str, ...]
    people: tuple[str, ...]


def find_facets(article: Article) -> Facets:
    """By the words beside them: "in Orme", "Mayor Hale", "Ada Hale said"."""
    text = article.text[:READ]
    people = [name for pattern in _people() for name in _names(pattern, text)]
    known = {name.casefold() for name in people}
    places = [name for name in _names(_place(), text) if name.casefold() not in known]
    return Facets(tuple(dict.fromkeys(places)), tuple(dict.fromkeys(people)))


def _names(pattern: re.Pattern[str], text: str) -> Iterable[str]:
    for match in pattern.finditer(text):
        name = POSSESSIVE.sub("", match.group("name"))
        if name.split()[0].lower() not in _neither() and len(name) > 2:
            yield name


@cache
def _place() -> re.Pattern[str]:
    lists = words("en", "facets")
    kinds = "|".join(lists["kinds_of_place"].split())
    before = "|".join(lists["before_place"].split())
    parts = "|".join(lists["parts_of_place"].split())
    return re.compile(rf"\b(?:{before}) (?:the (?:{kinds}) of )?(?:(?:{parts}) )?(?P<name>{NAME})")


@cache
def _people() -> tuple[re.Pattern[str], ...]:
    lists = words("en", "facets")
    said = "|".join(lists["said"].split())
    titles = "|".join(f"[{t[0]}{t[0].upper()}]{t[1:]}" for t in lists["titles"].split())
    two = NAME.replace("{0,3}", "{1,3}")
    return (
        re.compile(rf"\b(?:{titles})\.? (?P<name>{NAME})"),
        re.compile(rf"\b(?P<name>{two})(?:, [^,.\n]{{1,60}},)? (?:has |have |had )?(?:{said})\b"),
        re.compile(rf"[\"”,] (?:{said}) (?P<name>{two})"),
    )


@cache
def _neither() -> frozenset[str]:
    return frozenset(words("en", "facets")["neither"].split())


# ---- of a whole story -----------------------------------------------------------------------------------------------
def shared_facets(each: Sequence[Facets]) -> Facets:
    """The names of a story, those in most articles first; "Hale" is "Ada Hale" where there is one of that name."""
    people = _ranked(_full(f.people for f in each))
    known = {name.casefold() for name in people} | {name.split()[-1].casefold() for name in people}
    places = [name for name in _ranked([list(f.places) for f in each]) if name.casefold() not in known]
    return Facets(tuple(places[:KEPT]), tuple(people[:KEPT]))


def _ranked(names: Iterable[Sequence[str]]) -> list[str]:
    held: Counter[str] = Counter(name for some in names for name in dict.fromkeys(some))
    return sorted(held, key=lambda name: -held[name])


def _full(each: Iterable[Sequence[str]]) -> list[list[str]]:
    """ "Hale" and "Baker Ada Hale" are "Ada Hale", where she is named so somewhere."""
    lists = [list(some) for some in each]
    known = {name for some in lists for name in some if name.count(" ")}
    lists = [[next((n for n in _ends(name) if n in known), name) for name in some] for some in lists]
    longer: dict[str, set[str]] = {}
    for name in {name for some in lists for name in some if " " in name}:
        longer.setdefault(name.split()[-1], set()).add(name)
    full = {last: next(iter(names)) for last, names in longer.items() if len(names) == 1}
    return [[full.get(name, name) for name in some] for some in lists]


def _ends(name: str) -> list[str]:
    """Two words or more from its end, the shortest first."""
    words_ = name.split()
    return [" ".join(words_[-n:]) for n in range(2, len(words_) + 1)]
