"""Source -> speaker: the actor whom the words of the text mean."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tellings.findings.speech.grid import Grid
from tellings.findings.speech.sources import Source
from tellings.model import Actor, MentionForm, Span, Speaker

CLEAR: dict[MentionForm, int] = {"name": 0, "acronym": 1, "description": 2, "pronoun": 3}
HE_OR_SHE = frozenset({"he", "she", "his", "her", "him"})
FIRST_PERSON = frozenset({"i", "my", "me"})
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
    actor = cast.at(grid.span(source.head, source.head)) or _beside(grid, source.head, cast)
    if actor:
        return Speaker(span, actor.name, actor.id)
    if grid.lemmas[source.head] in HE_OR_SHE and before and span.start - at < REACH:
        return Speaker(span, before.name, before.actor)
    return Speaker(span, " ".join(span.of(grid.text).split()), None)


def _beside(grid: Grid, head: int, cast: Cast) -> Actor | None:
    """ "The sheriff, Ann Poe": the name in apposition."""
    for k in grid.kids[head]:
        if grid.deps[k] == "appos" and (actor := cast.at(grid.span(k, k))):
            return actor
    return None
