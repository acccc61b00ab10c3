"""Joined actors -> labels: what each article calls an actor, its own words apart from those it quotes."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.named import Local
from tellings.comparison.widening import widen
from tellings.model import Dossier, Label, Mention, Passage, Span, Voice
from tellings.text.quotation import quoted_spans


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in quotation marks in one article and its headline."""

    text: Quoted
    title: Quoted


@dataclass(frozen=True, slots=True)
class Quoted:
    """Stretches by where they start, and the furthest end of all up to each."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    def holds(self, span: Span) -> bool:
        at = bisect.bisect_right(self.starts, span.start) - 1
        return at >= 0 and self.reach[at] >= span.end


def find_marks(dossier: Dossier) -> Marks:
    direct = (q.span for q in dossier.quotes if q.kind == "direct")
    text = (*quoted_spans(dossier.article.text), *direct)
    return Marks(_quoted(text), _quoted(quoted_spans(dossier.article.title or "")))


def _quoted(spans: Sequence[Span]) -> Quoted:
    held = sorted(spans)
    return Quoted(tuple(s.start for s in held), tuple(itertools.accumulate((s.end for s in held), max)))


def find_labels(members: Sequence[Local], marks: Mapping[str, Marks]) -> tuple[Label, ...]:
    """The descriptions in each article, its headline's first, one label a wording and voice."""
    return tuple(label for member in members for label in _labels(member, marks[member.article]))


def _labels(member: Local, marks: Marks) -> list[Label]:
    found: dict[tuple[str, Voice], list[Passage]] = defaultdict(list)
    headline: dict[tuple[str, Voice], Span] = {}
    for mention in member.actor.headline:
        if mention.form == "description":
            headline.setdefault((mention.span.of(member.title), _voice(mention.span, marks.title)), mention.span)
    for mention in member.actor.mentions:
        if mention.form == "description" or _tells_who(member, mention):
            span = widen(member.text, mention.span)
            exact = span.of(member.text)
            found[exact, _voice(span, marks.text)].append(Passage(member.article, span.start, span.end, exact))
    return [
        Label(exact, member.article, voice, tuple(found.get((exact, voice), ())), headline.get((exact, voice)))
        for exact, voice in dict.fromkeys((*headline, *found))
    ]


def _tells_who(member: Local, mention: Mention) -> bool:
    """ "Danes", "Islamists": a name that says what people are."""
    exact = mention.span.of(member.text)
    return member.actor.kind == "group" and mention.form == "name" and exact.endswith("s") and " " not in exact


def _voice(span: Span, quoted: Quoted) -> Voice:
    return "quoted" if quoted.holds(span) else "own"
