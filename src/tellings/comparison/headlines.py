"""Local actors of a headline -> descriptions: "Harrow-Backed Militias", where the texts speak of militias."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.comparison.folding import stem, words_of
from tellings.comparison.named import Local
from tellings.model import Mention, Span

CUT = re.compile(r"[^\W_]{1,30}-$")


def describe_headlines(known: Sequence[Local]) -> list[Local]:
    """In a headline every word has a capital, so that a description looks like a name."""
    heads = {stem(words[-1]) for local in known for words in _described(local)}
    return [local if local.actor.mentions else _read(local, heads) for local in known]


def _described(local: Local) -> list[tuple[str, ...]]:
    exact = (m.span.of(local.text) for m in local.actor.mentions if m.form == "description")
    return [words for words in map(words_of, exact) if words]


def _read(local: Local, heads: set[str]) -> Local:
    mentions = tuple(_mention(local.title, m, heads) for m in local.actor.headline)
    if mentions == local.actor.headline:
        return local
    return replace(local, actor=replace(local.actor, headline=mentions, kind="group"))


def _mention(title: str, mention: Mention, heads: set[str]) -> Mention:
    """With the part before a hyphen that its reader cut off."""
    words = words_of(mention.span.of(title))
    if mention.form != "name" or not words or not words[-1].endswith("s") or stem(words[-1]) not in heads:
        return mention
    cut = CUT.search(title, 0, mention.span.start)
    return Mention(Span(cut.start() if cut else mention.span.start, mention.span.end), "description")
