"""Source -> speaker: the actor whom the words of the text mean."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tellings.findings.speech.grid import Grid
from tellings.findings.speech.sources import Source
from tellings.model import Actor, MentionForm, Span, Speaker
from tellings.text.words import words

CLEAR: dict[MentionForm, int] = {"name": 0, "acronym": 1, "description": 2, "pronoun": 3}
HE_OR_SHE = frozenset({"he", "she", "his", "her", "him"})
FIRST_PERSON = frozenset({"i", "my", "me"})
PERSONAL = frozenset({"person", "other"})
TOKENS = 300  # back from "the statement" to where it was said whose
REACH = 1500  # code points back to the speaker whom "he" or "she" may mean


@dataclass(frozen=True, slots=True)
class Cast:
    """Where an article mentions its actors, in text order."""

    starts: list[int]
    mentions: list[tuple[int, MentionForm, Actor]]  # end, form, whose

    def at(self, span: Span) -> Actor | None:
        """Whose mention covers these words; the clearest, then the longest."""
        found = []
        i = bisect_right(self.starts, span.start)
        for start, (end, form, actor) in zip(
            self.starts[max(0, i - 8) : i], self.mentions[max(0, i - 8) : i], strict=True
        ):
            if end > span.start:
                found.append((CLEAR[form], start - end, actor))
        return min(found, key=lambda f: f[:2])[2] if found else None


def gather(actors: tuple[Actor, ...]) -> Cast:
    all_ = sorted(((m.span.start, m.span.end, m.form, a) for a in actors for m in a.mentions), key=lambda m: m[:2])
    return Cast([m[0] for m in all_], [m[1:] for m in all_])


def name_speaker(grid: Grid, source: Source, cast: Cast, before: Speaker | None, at: int) -> Speaker:
    """`before`: whoever spoke last, up to the code point `at`."""
    span = grid.span(source.first, source.last)
    head = _maker(grid, source.head)
    if grid.lemmas[head] in FIRST_PERSON and before and span.start < at:
        return Speaker(span, before.name, before.actor)
    actor = None if _is_several(grid, head) else _actor(grid, head, cast)
    if actor:
        return Speaker(span, actor.name, actor.id)
    if grid.lemmas[head] in HE_OR_SHE and before and span.start - at < REACH:
        return Speaker(span, before.name, before.actor)
    whom = span if head == source.head else grid.span(grid.left[head], head)
    return Speaker(span, " ".join(whom.of(grid.text).split()), None)


def _actor(grid: Grid, head: int, cast: Cast) -> Actor | None:
    """Whom a mention on this word means, or the name beside it: "the sheriff, Ann Poe"."""
    beside = [k for k in grid.kids[head] if grid.deps[k] == "appos"]
    for token in (head, *beside):
        actor = cast.at(grid.span(token, token))
        if actor and (grid.lemmas[head] not in HE_OR_SHE or actor.kind in PERSONAL):
            return actor
    return None


def _is_several(grid: Grid, head: int) -> bool:
    return any(grid.deps[k] == "conj" for k in grid.kids[head])


def _maker(grid: Grid, head: int) -> int:
    """Whoever made a document that speaks: of "his remarks", of "the statement" that "the ministry's statement" was."""
    lemma = grid.lemmas[head]
    if lemma not in words("en", "cues")["documents"]:
        return head
    for token in range(head, max(head - TOKENS, -1), -1):
        if grid.lemmas[token] == lemma and (made := _owner(grid, token)) >= 0:
            return made
        if token == head and not any(grid.lemmas[k] in ("the", "that", "this") for k in grid.kids[head]):
            return head
    return head


def _owner(grid: Grid, document: int) -> int:
    for k in grid.kids[document]:
        if grid.deps[k] == "poss":
            return k
        if grid.lemmas[k] in ("by", "from"):
            return next((inner for inner in grid.kids[k] if grid.deps[inner] == "pobj"), -1)
    return -1
