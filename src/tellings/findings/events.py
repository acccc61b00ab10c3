"""Article -> events: who did what to whom, as PLOVER event types."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from tellings.findings.clauses import doers, is_passive, status_of, targets
from tellings.findings.reading import Reading
from tellings.model import Actor, Event, Span, Time
from tellings.text.words import words

BY = "verbs"  # what found an event
PARTIES = ("person", "group", "organisation")
PLACED = ("in", "at", "near", "outside", "inside", "across", "on")
UPON = ("on", "against", "with", "from", "to", "for")  # between "impose sanctions" and its target
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")


class Deed(NamedTuple):
    """One sense of a verb: its event type, and what must stand beside it."""

    action: str
    preposition: str
    objects: frozenset[str]


def find_events(reading: Reading, actors: tuple[Actor, ...], times: tuple[Time, ...]) -> tuple[Event, ...]:
    """Events in text order; only those of which a doer or a target is an actor."""
    cast = _Cast(reading.doc, actors)
    found = (_event(verb, cast, times) for verb in reading.doc if verb.pos_ == "VERB")
    return tuple(event for event in found if event is not None)


class _Cast:
    """Which actor each token belongs to."""

    def __init__(self, doc: Doc, actors: Iterable[Actor]) -> None:
        self.actors = {a.id: a for a in actors}
        starts = [t.idx for t in doc]
        sized = [(m.span.end - m.span.start, m.span, a.id) for a in actors for m in a.mentions]
        self.owner: dict[int, tuple[str, Span]] = {}
        for _, span, actor in sorted(sized, key=lambda x: -x[0]):
            for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                self.owner[i] = (actor, span)  # the shortest mention comes last and stays

    def who(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.owner[t.i][0] for t in tokens if t.i in self.owner))

    def spans(self, tokens: Iterable[Token]) -> list[Span]:
        return [self.owner[t.i][1] for t in tokens if t.i in self.owner]


# ---- one event ------------------------------------------------------------------------------------
def _event(verb: Token, cast: _Cast, times: Sequence[Time]) -> Event | None:
    deed = next((d for d in _deeds().get(verb.lemma_.lower(), ()) if _fits(verb, d)), None)
    status = deed and status_of(verb)
    if deed is None or status is None:
        return None
    agents, patients = doers(verb), targets(verb, deed.preposition)
    if deed.objects:
        patients = [*patients, *_upon(verb, deed)]
    who, whom = cast.who(agents), cast.who(patients)
    if not _told_enough(verb, who, whom) or not _likely(verb, deed, whom, cast):
        return None
    span = _cover(verb, [*cast.spans(agents), *cast.spans(patients)])
    return Event(
        span=span,
        action=deed.action,
        who=who,
        whom=tuple(w for w in whom if w not in who),
        where=_where(verb, deed, cast),
        when=_when(verb, times),
        status=status,
        by=BY,
    )


def _fits(verb: Token, deed: Deed) -> bool:
    if deed.preposition:
        links = ("prt", "advmod") if deed.preposition in _noted("particles") else ("prep", "prt", "dative")
        return any(c.lower_ == deed.preposition and c.dep_ in links for c in verb.children)
    if any(c.dep_ == "prt" or c.lower_ in ("out", "off", "away") for c in verb.children):
        return False  # "back" is not "back out"
    if deed.objects:
        objects = (c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubjpass"))
        return any(c.lemma_.lower() in deed.objects or c.lower_ in deed.objects for c in objects)
    return True


def _upon(verb: Token, deed: Deed) -> list[Token]:
    """Spain, in "imposed sanctions on Spain" and "sent aid to Spain"."""
    objects = (c for c in verb.children if c.lemma_.lower() in deed.objects or c.lower_ in deed.objects)
    links = (p for holder in (verb, *objects) for p in holder.rights if p.dep_ in ("prep", "dative"))
    return [c for p in links if p.lower_ in UPON for c in p.children if c.dep_ == "pobj"]


def _likely(verb: Token, deed: Deed, whom: tuple[str, ...], cast: _Cast) -> bool:
    """No "demonstrated a device", no "released a report"."""
    lemma = verb.lemma_.lower()
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and not whom and not is_passive(verb):
        return False  # "is to blame"
    if lemma in _noted("contested") and _is_contest(verb):
        return False
    if lemma == "charge" and any(
        c.dep_ in ("dobj", "npadvmod") and any(t.like_num for t in c.lefts) for c in verb.rights
    ):
        return False  # "charged him 40 euros"
    if lemma in _noted("alone") and not deed.preposition:
        return not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children) or lemma == "agree"
    return lemma not in _noted("of_people") or any(cast.actors[w].kind in PARTIES for w in whom)


def _is_contest(verb: Token) -> bool:
    """ "beat Ruiz in the election", "beat Halden 3-1"."""
    after = verb.doc[verb.i : verb.sent.end]
    return bool(SCORE.search(after.text)) or any(t.lemma_.lower() in _noted("contests") for t in after)


def _told_enough(verb: Token, who: tuple[str, ...], whom: tuple[str, ...]) -> bool:
    """A doer; or, in the passive of what nobody does by accident, a target."""
    return bool(who) or bool(whom and is_passive(verb) and verb.lemma_.lower() in _noted("sure"))


def _cover(verb: Token, mentions: Sequence[Span]) -> Span:
    """From the first to the last of verb and actors, within the sentence."""
    low, high = verb.sent.start_char, verb.sent.end_char
    inside = [s for s in mentions if low <= s.start and s.end <= high]
    start, end = verb.idx, verb.idx + len(verb)
    return Span(min([start, *(s.start for s in inside)]), max([end, *(s.end for s in inside)]))


def _where(verb: Token, deed: Deed, cast: _Cast) -> str | None:
    """The place that hangs on the verb or on what it is done to: "in Eastport", but not "sanctions on Spain"."""
    after_verb = [c for c in verb.rights if c.lower_ in PLACED and c.lower_ != deed.preposition]
    objects = (c for c in verb.children if c.dep_ in ("dobj", "obj"))
    after_objects = [c for o in objects for c in o.rights if c.lower_ in PLACED and c.lower_ != "on"]
    for preposition in (c for c in (*after_verb, *after_objects) if c.dep_ == "prep"):
        for actor in cast.who(c for c in preposition.children if c.dep_ == "pobj"):
            if cast.actors[actor].kind == "place":
                return cast.actors[actor].name
    return None


def _when(verb: Token, times: Sequence[Time]) -> str | None:
    """The first date or time that hangs on the verb."""
    holders = (*(c for c in verb.children if c.dep_ in ("npadvmod", "advmod", "tmod")), *_after_prepositions(verb))
    starts = [t.span.start for t in times]
    for token in holders:
        i = bisect_left(starts, token.idx + 1) - 1
        if i >= 0 and times[i].span.end > token.idx and times[i].type in ("DATE", "TIME"):
            return times[i].value
    return None


def _after_prepositions(verb: Token) -> Iterator[Token]:
    for preposition in (c for c in verb.children if c.dep_ == "prep"):
        yield from (c for c in preposition.children if c.dep_ == "pobj")


# ---- the verbs ------------------------------------------------------------------------------------
@cache
def _deeds() -> dict[str, tuple[Deed, ...]]:
    """Lemma -> its senses, those that ask for more first."""
    out: dict[str, list[Deed]] = {}
    for action, lists in words("en", "events").items():
        for entry in lists.get("verbs", "").split(","):
            verb, _, preposition = entry.strip().partition(" ")
            out.setdefault(verb, []).append(Deed(action, preposition, frozenset()))
        for verb, objects in lists.get("with_object", {}).items():
            out.setdefault(verb, []).append(Deed(action, "", frozenset(objects.split())))
    return {v: tuple(sorted(d, key=lambda d: not (d.preposition or d.objects))) for v, d in out.items() if v}


@cache
def _noted(what: str) -> frozenset[str]:
    return frozenset(words("en", "events")["notes"][what].split())
