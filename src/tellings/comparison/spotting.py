"""Names that one account taught us -> where the others have them too, though their reader missed them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.named import Named, is_acronym
from tellings.model import Dossier, Span

WORD = re.compile(r"[^\W\d_][\w.&'’-]*")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name in an article's text, and whose it is (a place among the actors)."""

    actor: int
    span: Span


def spot_names(actors: Sequence[Named], dossiers: Mapping[str, Dossier]) -> dict[str, list[Spotted]]:
    """By article; a name that two actors bear, or that stands in another name already known, is not spotted."""
    forms = _forms(actors)
    taken: dict[str, list[Span]] = defaultdict(list)
    for actor in actors:
        for local in actor.members:
            taken[local.article] += [m.span for m in local.actor.mentions if m.form != "description"]
    return {id_: list(_spot(d.article.text, forms, taken[id_])) for id_, d in dossiers.items()}


def _forms(actors: Sequence[Named]) -> dict[str, list[tuple[str, int]]]:
    """First word -> the names that begin with it, longest first."""
    owners: dict[str, set[int]] = defaultdict(set)
    for i, actor in enumerate(actors):
        for local in actor.members:
            for mention in local.actor.mentions:
                exact = mention.span.of(local.text)
                if mention.form in ("name", "acronym") and exact[:1].isupper() and len(exact) > 1:
                    owners[exact].add(i)
                    if is_acronym(exact):
                        owners[exact.removesuffix("s") + "s"].add(i)
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for exact, held in owners.items():
        if len(held) == 1 and (word := WORD.match(exact)):
            found[_bare(word.group())].append((exact, next(iter(held))))
    return {word: sorted(names, key=lambda n: (-len(n[0]), n[0])) for word, names in found.items()}


def _bare(word: str) -> str:
    return re.split(r"['’.]", word)[0]


def _spot(text: str, forms: Mapping[str, list[tuple[str, int]]], taken: Sequence[Span]) -> Iterator[Spotted]:
    known = {k for span in taken for k in range(span.start, span.end)}
    end = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < end or start in known or not word.group()[0].isupper():
            continue
        for exact, actor in forms.get(_bare(word.group()), ()):
            stop = start + len(exact)
            whole = not text[stop : stop + 1].isalnum()
            if whole and text.startswith(exact, start) and stop - 1 not in known and not _shouted(text, start, stop):
                end = stop
                yield Spotted(actor, Span(start, stop))
                break


def _shouted(text: str, start: int, stop: int) -> bool:
    """A short word among capitals, "THE RISE OF IS", is no acronym."""
    if stop - start > 3:
        return False
    before, after = text[max(0, start - 12) : start].split(), text[stop : stop + 12].split()
    return any(len(w) > 1 and w.isupper() for w in (*before[-1:], *after[:1]))
