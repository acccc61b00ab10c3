"""Doc -> clues: what tells of each token whether it stands in a name, as bins of a table of weights.

A clue is one thing or several together ("this word", "this word after that one", "a noun the rules took for a body").
All are whole numbers made from spaCy's own hashes, so that a document's clues are a few sums over whole columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LOWER, ORTH, SENT_START, SHAPE, SUFFIX, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc

from tellings.findings.named import Entity
from tellings.text.words import words

COLUMNS = (ORTH, LOWER, SHAPE, SUFFIX, TAG, DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START)
OUTSIDE, ALONE, FIRST, INNER, LAST = range(5)  # where in a name a token stands
MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)  # odd numbers without a pattern
REPEATED = re.compile(r"(.)\1+")
WIRE = np.array([get_string_id(w) for w in words("en", "names")["wire"]], dtype=np.uint64)
POSSESSIVE = np.array([get_string_id(w) for w in ("'s", "’s")], dtype=np.uint64)

Ints = NDArray[np.uint64]
Table = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found in a text: `names` are those of the `entities` that do more than tell of a noun."""

    entities: Sequence[Entity]
    names: Sequence[Entity]


@dataclass(frozen=True, slots=True)
class Columns:
    """One number a token; `usage` tells how often its word is written with a capital elsewhere."""

    word: Ints
    shape: Ints
    suffix: Ints
    tag: Ints
    dep: Ints
    head: Ints  # whether the head stands behind, and its tag
    first: Ints  # in its sentence
    model: Ints  # the place in the model's entity, and that one's label
    rule: Ints  # the place in what the rules found, and its kind
    by: Ints  # which rule found it
    place: Ints  # the place in what the rules took for a name
    named: Ints  # times the word stands in a name of this text
    share: Ints  # of its places, those in a name, in quarters
    plain: Ints  # times it stands here in lower case
    stem: Ints  # of a word in -s: whether a name or a common word of this text is its stem
    style: Ints  # of the whole text
    usage: Ints


def find_clues(doc: Doc, found: Found, usage: Table, bits: int) -> NDArray[np.int32]:
    """A row a token, a bin a clue."""
    bins = [_bin(i, clue, bits) for i, clue in enumerate(_clues(_columns(doc, found, usage)))]
    return np.stack(bins, axis=1)


def _bin(number: int, clue: tuple[Ints, ...], bits: int) -> NDArray[np.int32]:
    total = np.full(len(clue[0]), number + 1, dtype=np.uint64) * np.uint64(MIX[-1])
    for column, factor in zip(clue, MIX, strict=False):
        total = (total ^ column) * np.uint64(factor)
        total ^= total >> np.uint64(31)
    return (total >> np.uint64(64 - bits)).astype(np.int32)


# ---- columns --------------------------------------------------------------------------------------
def _columns(doc: Doc, found: Found, usage: Table) -> Columns:
    raw = doc.to_array(list(COLUMNS)).astype(np.uint64).reshape(len(doc), len(COLUMNS))
    orth, word, shape, suffix, tag, dep, iob, label, head, start = raw.T
    entities, place = found.entities, _places(len(doc), found.names)
    spot = _places(len(doc), entities) * np.uint64(256)
    distinct, which = np.unique(word, return_inverse=True)
    inside = np.bincount(which[place > 0], minlength=len(distinct))
    total = np.maximum(np.bincount(which, minlength=len(distinct)), 1)
    lower = np.bincount(which[orth == word], minlength=len(distinct))
    return Columns(
        word=word, shape=_shapes(doc, shape), suffix=suffix, tag=tag, dep=dep, first=(start == 1).astype(np.uint64),
        head=_heads(head, tag), model=iob * np.uint64(1 << 32) + label,
        rule=spot + _of_each(len(doc), entities, [e.kind for e in entities]),
        by=spot + _of_each(len(doc), entities, [e.by for e in entities]), place=place,
        named=np.minimum(inside, 4).astype(np.uint64)[which], share=(4 * inside // total).astype(np.uint64)[which],
        plain=np.minimum(lower, 2).astype(np.uint64)[which], stem=_stems(doc, word, place, orth == word),
        style=np.full(len(doc), _style(word), dtype=np.uint64),
        usage=usage[word % np.uint64(len(usage))].astype(np.uint64),
    )  # fmt: skip


def _shapes(doc: Doc, shape: Ints) -> Ints:
    """Without repetitions: "Xxxxx" and "Xxx" are "Xx"."""
    strings = doc.vocab.strings
    short = {s: get_string_id(REPEATED.sub(r"\1", strings[s])) for s in set(shape.tolist())}
    return np.array([short[s] for s in shape.tolist()], dtype=np.uint64)


def _places(count: int, entities: Sequence[Entity]) -> Ints:
    out = np.zeros(count, dtype=np.uint64)
    for e in entities:
        out[e.start : e.end] = INNER
        out[e.start], out[e.end - 1] = (FIRST, LAST) if e.end - e.start > 1 else (ALONE, ALONE)
    return out


def _of_each(count: int, entities: Sequence[Entity], values: Sequence[str]) -> Ints:
    out = np.zeros(count, dtype=np.uint64)
    for e, value in zip(entities, values, strict=True):
        out[e.start : e.end] = crc32(value.encode()) & 255
    return out


def _heads(away: Ints, tag: Ints) -> Ints:
    """`away`: signed distances to the head."""
    steps = away.astype(np.int64)
    there = np.clip(np.arange(len(away)) + steps, 0, max(0, len(away) - 1))
    out: Ints = tag[there] * np.uint64(2) + (steps > 0).astype(np.uint64)
    return out


def _stems(doc: Doc, word: Ints, place: Ints, plain: NDArray[np.bool_]) -> Ints:
    """For "Canadas" where "Canada" stands too: texts that have lost their apostrophes."""
    named, common = set(word[place > 0].tolist()), set(word[plain].tolist())
    strings = doc.vocab.strings
    known: dict[int, int] = {}
    for w in set(word[~plain].tolist()):
        text = strings[w]
        if text.endswith("s") and len(text) > 2:
            known[w] = 1 + (get_string_id(text[:-1]) in named) + 2 * (w in common)
    return np.array([known.get(w, 0) for w in word.tolist()], dtype=np.uint64)


def _style(word: Ints) -> int:
    """Does the text write "mln dlrs" as old wires do, and does it have apostrophes?"""
    return 2 * bool(np.isin(WIRE, word).any()) + bool(np.isin(POSSESSIVE, word).any())


# ---- clues ----------------------------------------------------------------------------------------
def _at(column: Ints, step: int) -> Ints:
    """The column of the token so many places on."""
    out = np.zeros_like(column)
    if step > 0:
        out[:-step] = column[step:]
    else:
        out[-step:] = column[:step]
    return out


def _clues(c: Columns) -> Iterator[tuple[Ints, ...]]:
    """In a fixed order: the weights were learnt in it."""
    yield (np.zeros_like(c.word),)
    yield from _by_rules(c)
    yield from _by_writing(c)
    yield from _by_text(c)


def _by_rules(c: Columns) -> Iterator[tuple[Ints, ...]]:
    """What the rules and the model found here and beside."""
    near = {step: _at(c.place, step) for step in (-2, -1, 1, 2)}
    yield from ((c.rule,), (c.by,), (_at(c.rule, -1), c.place), (_at(c.rule, 1), c.place))
    yield from ((near[-1], near[-2], c.place), (near[1], near[2], c.place), (near[-1], c.place, near[1]))
    yield from ((c.rule, c.tag), (c.rule, c.dep), (c.place, c.word), (c.place, c.shape))
    for step in (-1, 1):
        yield from ((c.place, _at(c.tag, step)), (c.place, _at(c.word, step)), (c.place, _at(c.shape, step)))
    before, after = _at(c.model, -1), _at(c.model, 1)
    yield from ((c.model,), (before,), (after,), (before, c.model, after), (c.model, c.tag))
    yield from ((c.model, _at(c.shape, 1)), (c.model, _at(c.word, -1)))


def _by_writing(c: Columns) -> Iterator[tuple[Ints, ...]]:
    """Words, shapes and parts of speech here and beside."""
    word, shape, tag = ({step: _at(column, step) for step in (-2, -1, 1, 2)} for column in (c.word, c.shape, c.tag))
    for column, near in ((c.word, word), (c.shape, shape), (c.tag, tag)):
        yield (column,)
        yield from ((near[step],) for step in (-2, -1, 1, 2))
    yield from ((c.suffix,), (word[-1], c.word), (c.word, word[1]))
    yield from ((shape[-1], c.shape, shape[1]), (tag[-1], c.tag, tag[1]), (c.first, c.shape, c.tag))
    yield from ((c.dep,), (c.head, c.dep))


def _by_text(c: Columns) -> Iterator[tuple[Ints, ...]]:
    """What the rest of the text, its style and other texts tell of the word."""
    yield from ((c.named, c.shape), (c.share, c.shape), (c.plain, c.shape), (c.stem, c.place))
    yield (c.named * np.uint64(4) + c.plain, c.place, c.first)
    yield from ((c.style, c.place), (c.style, c.tag), (c.style, c.rule), (c.style, c.stem, c.place))
    yield from ((c.usage, c.shape), (c.usage, c.place, c.first), (c.usage, c.tag), (c.usage, c.model))
    for step in (-1, 1):
        yield (_at(c.usage, step), _at(c.shape, step), c.place)
