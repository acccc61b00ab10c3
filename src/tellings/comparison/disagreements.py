"""Ledgers -> disagreements: where accounts differ in substance, what each says, and where it can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from tellings.comparison.folding import words_of
from tellings.comparison.same_actor import alike_spelling
from tellings.model import (
    Disagreement,
    DisagreementKind,
    Dossier,
    Passage,
    Quantity,
    Side,
    StoryActor,
    Utterance,
)

DIFFERING = ("conflict", "authority", "scope", "updated")
TURNED = ("words changed", "negation changed", "condition changed")


def find_disagreements(
    dossiers: Sequence[Dossier],
    actors: Sequence[StoryActor],
    utterances: Sequence[Utterance],
    quantities: Sequence[Quantity],
) -> tuple[Disagreement, ...]:
    """Figures first, then words, speakers and names."""
    articles = {d.article.id: d for d in dossiers}
    return (
        *_figures(quantities, articles),
        *_quotes(utterances, articles),
        *_speakers(utterances, articles),
        *_names(actors),
    )


def disagree(kind: DisagreementKind, about: str, sides: Mapping[str, Sequence[Passage]]) -> Disagreement:
    first = min((p.article, p.start) for passages in sides.values() for p in passages)
    id_ = "d" + hashlib.sha256(repr((kind, first)).encode()).hexdigest()[:10]
    made = tuple(Side(says, tuple(passages)) for says, passages in sides.items())
    return Disagreement(id=id_, kind=kind, about=about, sides=made)


def _figures(quantities: Sequence[Quantity], articles: Mapping[str, Dossier]) -> Iterator[Disagreement]:
    for quantity in quantities:
        if quantity.state not in DIFFERING:
            continue
        sides: dict[tuple[float | None, float | None], list[Passage]] = {}
        for value in quantity.values:
            passage = articles[value.article].article.passage(value.figure.span)
            sides.setdefault((value.figure.low, value.figure.high), []).append(passage)
        if len(sides) > 1:
            said = {passages[0].exact: passages for passages in sides.values()}
            yield disagree("figure", f"{quantity.what}: {quantity.why}", said)


def _quotes(utterances: Sequence[Utterance], articles: Mapping[str, Dossier]) -> Iterator[Disagreement]:
    for utterance in utterances:
        if not any(flag in TURNED for flag in utterance.flags):
            continue
        sides: dict[str, list[Passage]] = {}
        for version in utterance.versions:
            if version.quote.kind != "indirect":
                passage = articles[version.article].article.passage(version.quote.span)
                sides.setdefault(" ".join(words_of(passage.exact)), []).append(passage)
        if len(sides) > 1:
            said = {passages[0].exact: passages for passages in sides.values()}
            yield disagree("quote", ", ".join(utterance.flags), said)


def _speakers(utterances: Sequence[Utterance], articles: Mapping[str, Dossier]) -> Iterator[Disagreement]:
    for utterance in utterances:
        if "speaker differs" not in utterance.flags:
            continue
        sides: dict[str, list[Passage]] = {}
        for version in utterance.versions:
            if version.quote.speaker:
                passage = articles[version.article].article.passage(version.quote.span)
                sides.setdefault(version.quote.speaker.name, []).append(passage)
        if len(sides) > 1:
            yield disagree("speaker", "who said it", sides)


def _names(actors: Sequence[StoryActor]) -> Iterator[Disagreement]:
    """Two spellings of one name; initials, nicknames and shorter forms are none."""
    for actor in actors:
        spelt: dict[tuple[str, ...], list[Passage]] = {}
        for passage in actor.mentions:
            spelt.setdefault(words_of(passage.exact), []).append(passage)
        named = {words_of(form.exact) for form in actor.forms}
        full = sorted((w for w in spelt if len(w) > 1 and w in named), key=lambda w: (-len(spelt[w]), w))
        for a, b in ((a, b) for i, a in enumerate(full) for b in full[i + 1 :]):
            if misspelt(a, b):
                yield disagree("name", actor.name, {spelt[a][0].exact: spelt[a], spelt[b][0].exact: spelt[b]})


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words but for one, which is nearly the same too."""
    if len(a) != len(b):
        return False
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and min(map(len, odd[0])) > 3 and alike_spelling(*odd[0]) and not _inflected(*odd[0])


def _inflected(a: str, b: str) -> bool:
    """ "Guard" and "Guards" are one word."""
    short, long = sorted((a, b), key=len)
    return long in (short + "s", short + "es")
