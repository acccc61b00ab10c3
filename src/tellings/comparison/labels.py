"""Joined actors -> labels: what each article calls an actor, its own words apart from those it quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.comparison.named import Local
from tellings.model import Dossier, Label, Passage, Span, Voice
from tellings.text.quotation import quoted_spans


def find_labels(members: Sequence[Local], dossiers: Mapping[str, Dossier]) -> tuple[Label, ...]:
    """The descriptions in each article, its headline's first, one label a wording and voice."""
    return tuple(label for member in members for label in _labels(member, dossiers[member.article]))


def _labels(member: Local, dossier: Dossier) -> list[Label]:
    found: dict[tuple[str, Voice], list[Passage]] = defaultdict(list)
    headline: dict[tuple[str, Voice], Span] = {}
    for mention in member.actor.headline:
        if mention.form == "description":
            voice = _voice(mention.span, quoted_spans(member.title))
            headline.setdefault((mention.span.of(member.title), voice), mention.span)
    quoted = [*quoted_spans(member.text), *(q.span for q in dossier.quotes if q.kind == "direct")]
    for mention in member.actor.mentions:
        if mention.form == "description":
            voice = _voice(mention.span, quoted)
            found[mention.span.of(member.text), voice].append(dossier.article.passage(mention.span))
    return [
        Label(exact, member.article, voice, tuple(found.get((exact, voice), ())), headline.get((exact, voice)))
        for exact, voice in dict.fromkeys((*headline, *found))
    ]


def _voice(span: Span, quoted: Sequence[Span]) -> Voice:
    return "quoted" if any(q.contains(span) for q in quoted) else "own"
