"""Source -> speaker: the actor whom the words of the text mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
ARTICLES = frozenset({"a", "an", "the"})
IT = frozenset({"it", "they"})
NESTED = 8  # mentions that may begin before a word and still cover it
CLOSE = 400  # code points after a quote in which a pronoun still means its speaker
REACH = 1500  # code points back to the speaker whom "he" or "she" may mean


@dataclass(frozen=True, slots=True)
class Cast:
    """Where an article mentions its actors, in text order."""

    starts: list[int]
    mentions: list[tuple[int, MentionForm, Actor]]  # end, form, whose

    def at(self, span: Span) -> Actor | None:
        """Whose mention covers these words; the clearest, then the longest."""
        i = bisect_right(self.starts, span.start)
        near = zip(self.starts[max(0, i - NESTED) : i], self.mentions[max(0, i - NESTED) : i], strict=True)
        found = [(CLEAR[form], start - end, actor) for start, (end, form, actor) in near if end > span.start]
        return min(found, key=lambda f: f[:2])[2] if found else None

    def named_between(self, start: int, end: int) -> set[str]:
        """The people named there, by id."""
        part = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        return {actor.id for _, form, actor in self.mentions[part] if form == "name" and actor.kind == "person"}


def gather(actors: tuple[Actor, ...]) -> Cast:
    all_ = sorted(((m.span.start, m.span.end, m.form, a) for a in actors for m in a.mentions), key=lambda m: m[:2])
    return Cast([m[0] for m in all_], [m[1:] for m in all_])


@dataclass(frozen=True, slots=True)
class Heard:
    """Whoever spoke last, and up to which code point. `person`: None where nothing tells."""

    speaker: Speaker
    person: bool | None
    end: int


def name_speaker(grid: Grid, source: Source, cast: Cast, heard: Heard | None) -> Speaker:
    span = grid.span(source.first, source.last)
    head = _maker(grid, source.head)
    if heard and _goes_on(grid, head, cast, heard):
        return Speaker(span, heard.speaker.name, heard.speaker.actor)
    actor = None if _is_several(grid, head) else _actor(grid, head, cast)
    if actor:
        return Speaker(span, actor.name, actor.id)
    if heard and grid.lemmas[head] in HE_OR_SHE and grid.starts[head] - heard.end < REACH:
        return Speaker(span, heard.speaker.name, heard.speaker.actor)
    return Speaker(
        span, _as_written(grid, source if head == source.head else Source(head, grid.left[head], head)), None
    )


def _as_written(grid: Grid, source: Source) -> str:
    """Without its article."""
    first = source.first
    if first < source.last and grid.lemmas[first] in ARTICLES and grid.pos[first] == "DET":
        first += 1
    return " ".join(grid.span(first, source.last).of(grid.text).split())


def is_person(grid: Grid, source: Source, speaker: Speaker, cast: Cast) -> bool | None:
    actor = cast.at(grid.span(source.head, source.head))
    if actor and actor.id == speaker.actor:
        return actor.kind == "person"
    return True if grid.lemmas[source.head] in HE_OR_SHE else None


def _goes_on(grid: Grid, head: int, cast: Cast, heard: Heard) -> bool:
    """ "I" in a quotation; "he" with nobody else named since; "it" after what is no person."""
    lemma, at = grid.lemmas[head], grid.starts[head]
    if lemma in FIRST_PERSON:
        return at < heard.end
    if at < heard.end or at - heard.end > CLOSE:
        return False
    if lemma in HE_OR_SHE:
        return heard.person is True and not cast.named_between(heard.end, at) - {heard.speaker.actor}
    return lemma in IT and heard.person is not True and grid.deps[head] in ("nsubj", "nsubjpass")


def _actor(grid: Grid, head: int, cast: Cast) -> Actor | None:
    """Whom a mention on this word means; of a description, the name beside it: "the sheriff, Ann Poe"."""
    beside = [k for k in grid.kids[head] if grid.deps[k] == "appos"]
    if grid.deps[head] == "appos":
        beside.append(grid.heads[head])
    for token in (*beside, head) if grid.pos[head] == "NOUN" else (head, *beside):
        actor = cast.at(grid.span(token, token))
        if actor and (grid.lemmas[head] not in HE_OR_SHE or actor.kind in PERSONAL):
            return actor
    return None


def _is_several(grid: Grid, head: int) -> bool:
    return any(grid.deps[k] == "conj" for k in grid.kids[head])


def _maker(grid: Grid, head: int) -> int:
    """Whoever made a document: of "his remarks"; of "the statement", after "a statement by the ministry"."""
    documents = words("en", "cues")["documents"]
    if grid.lemmas[head] not in documents:
        return head
    if (made := _owner(grid, head)) >= 0:
        return made
    if not any(grid.lemmas[k] in ("the", "that", "this") for k in grid.kids[head]):
        return head
    back = range(head - 1, max(head - TOKENS, -1), -1)
    owners = (_owner(grid, i) for i in back if grid.pos[i] == "NOUN" and grid.lemmas[i] in documents)
    return next((owner for owner in owners if owner >= 0), head)


def _owner(grid: Grid, document: int) -> int:
    """Of "his remarks", "a letter from the mayor", "a remark made on Monday by his office"."""
    for k in grid.kids[document]:
        if grid.deps[k] == "poss":
            return k
        for by in (k, *grid.kids[k]) if grid.deps[k] == "acl" else (k,):
            if grid.deps[by] in ("prep", "agent") and grid.lemmas[by] in ("by", "from"):
                return next((inner for inner in grid.kids[by] if grid.deps[inner] == "pobj"), -1)
    return -1
