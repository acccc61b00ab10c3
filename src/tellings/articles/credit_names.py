"""Words -> the agency or outlet that they name: canonical names, and one pattern for all ways to write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tellings.text.words import words

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'&.-]*"


@cache
def agencies() -> dict[str, str]:
    """Every way to write an agency in a credit -> its canonical name."""
    table: dict[str, list[str]] = words("en", "agencies")["names"]
    return {form: name for name, forms in table.items() for form in forms}


@cache
def outlets() -> frozenset[str]:
    return frozenset(words("en", "outlets")["names"])


@cache
def agency_pattern() -> str:
    """An agency as a credit writes it."""
    return _any_of(agencies())


@cache
def source_pattern() -> str:
    """An agency or outlet in running text: a name known to the lists, or capitals that end in a word such as Herald."""
    long_forms = [form for form in agencies() if len(form) > 3 or form in ("AFP", "dpa")] + ["AP"]
    media = "|".join(w.capitalize() for w in words("en", "outlets")["media"])
    generic = rf"(?:{CAPITAL}\s){{1,4}}(?:{media})\b(?!\s[A-Z])"
    short = rf"(?<=[Tt]he\s)(?:{media})\b(?!\s[A-Z])"
    return f"(?:{_any_of([*long_forms, *outlets()])}|{generic}|{short})"


def _any_of(names: Iterable[str]) -> str:
    forms = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(rf"{re.escape(form)}(?!\w)" for form in forms) + ")"


def canonical(name: str) -> str:
    """ "AP" -> "Associated Press", "the New York Times" -> "New York Times", but "The Hill"."""
    whole = " ".join(name.split()).rstrip(".,;:")
    bare = re.sub(r"^(?:[Aa]s\s+)?[Tt]he\s+|^As\s+", "", whole)
    if f"The {bare}" in outlets() and bare not in outlets():
        return f"The {bare}"
    return agencies().get(bare) or agencies().get(whole) or bare


def in_full(name: str, named: Iterable[str]) -> str | None:
    """ "Times" or "The Times" -> the one outlet on the page that ends so; else a known one or None."""
    short = name.removeprefix("The ")
    if " " in short or short.lower() not in words("en", "outlets")["media"]:
        return name
    full = {other for other in named if other.endswith(f" {short}") and other != name}
    if len(full) == 1:
        return full.pop()
    return name if name in outlets() else None
