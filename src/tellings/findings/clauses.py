"""Verb -> its clause: who stands for the doer, who for the one it is done to, and whether it was done at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from tellings.text.words import words

Status = Literal["done", "denied", "planned"]

NOTES = words("en", "events")["notes"]
PLANNED, DENIED = frozenset(NOTES["planned"].split()), frozenset(NOTES["denied"].split())
CARRIED_OUT = frozenset(NOTES["carried_out"].split())
MODALS = frozenset(NOTES["modals"].split())
OPEN = ("if", "unless", "whether", "until", "lest")  # what they bring in has not happened in the text
FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN", "VB", "VBG"))
OF_OWN = ("promise", "threaten", "use", "take")  # "promised her to resign": who promises resigns
CALLS = ("call", "appeal", "plead")
INHERITED = 3  # verbs upwards that a subject is looked for: "agreed to meet and sign"


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    shared = verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    return verb.dep_ == "acl" or (shared and is_passive(verb.head))


def doers(verb: Token) -> list[Token]:
    """The heads of those who do it."""
    if is_passive(verb):
        agents = (c for c in verb.children if c.dep_ == "agent")
        return [one for agent in agents for c in agent.children if c.dep_ == "pobj" for one in _each(c)]
    return subjects(verb)


def targets(verb: Token, preposition: str) -> list[Token]:
    """The heads of those it is done to; after `preposition`, where the verb needs one."""
    if preposition:
        after = (c for c in verb.children if c.dep_ in ("prep", "prt", "dative") and c.lower_ == preposition)
        return [one for p in after for c in p.children if c.dep_ == "pobj" for one in _each(c)]
    if is_passive(verb):
        return [verb.head] if verb.dep_ == "acl" else subjects(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if not objects and verb.dep_ == "relcl" and not any(c.tag_ in ("WP", "WDT") for c in verb.lefts):
        return [verb.head]  # "the director he ousted"
    return [_antecedent(one) for c in objects for one in _each(c)]


def subjects(verb: Token) -> list[Token]:
    """Its own subject, or that of the verb it hangs on: "the premier met and thanked …", "agreed to meet …"."""
    for _ in range(INHERITED):
        own = [one for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") for one in _each(c)]
        if own:
            return [_antecedent(token) for token in own]
        if verb.dep_ not in ("conj", "xcomp"):
            return []
        told = _told(verb)
        if verb.dep_ == "xcomp" and told and verb.head.lemma_ not in OF_OWN:
            return told  # "urged France to withdraw"
        verb = verb.head
    return []


def _told(verb: Token) -> list[Token]:
    """France, in "urged France to withdraw" and "called on France to withdraw"."""
    before = [c for c in verb.head.rights if c.i < verb.i]
    calls = verb.head.lemma_ in CALLS
    upon = [g for c in before if calls and c.lower_ in ("on", "to") for g in c.children if g.dep_ == "pobj"]
    objects = [c for c in before if c.dep_ in ("dobj", "obj", "dative")]
    return [one for c in (*objects, *upon) for one in _each(c)]


def _antecedent(token: Token) -> Token:
    """What "who" or "which" stands for."""
    verb = token.head
    return verb.head if token.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else token


def _each(token: Token) -> Iterator[Token]:
    yield token
    yield from token.conjuncts


# ---- done, denied, planned ------------------------------------------------------------------------
def status_of(verb: Token) -> Status | None:
    """None where the text does not say that it happened, will happen or did not: questions, bare participles."""
    if not _is_told(verb):
        return None
    if _negated(verb):
        return "denied"
    if _open(verb):
        return "planned"
    return _inherited(verb)


def _is_told(verb: Token) -> bool:
    auxiliaries = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if verb.sent[-1].text == "?" or verb.tag_ not in FINITE:
        return False
    if verb.tag_ == "VBG":
        return auxiliaries or (verb.dep_ == "xcomp" and verb.head.lemma_ in DENIED | CARRIED_OUT)
    if verb.tag_ == "VBN":
        return auxiliaries or (verb.dep_ in ("acl", "ROOT", "conj", "ccomp", "relcl") and is_passive(verb))
    return verb.tag_ != "VB" or auxiliaries or verb.dep_ == "conj"


def _negated(verb: Token) -> bool:
    nobody = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("nobody", "none", "no") for c in verb.lefts)
    neither = any(d.lower_ == "neither" for c in verb.lefts for d in (c, *c.lefts))
    no = neither or any(
        d.lower_ == "no" for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") for d in c.lefts
    )
    return nobody or no or any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def _open(verb: Token) -> bool:
    """A modal before it, or "if"."""
    return any(
        (c.dep_ == "aux" and c.lower_ in MODALS) or (c.dep_ == "mark" and c.lower_ in OPEN) for c in verb.children
    )


def _inherited(verb: Token) -> Status:
    """What the verb above says of it: "refused to meet", "plans to meet", "began to meet"."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.lefts):
        return status_of(verb.head) or "done"
    if verb.dep_ not in ("xcomp", "ccomp", "pcomp", "acl", "advcl") or (is_passive(verb) and verb.dep_ == "acl"):
        return "done"
    above = verb.head.lemma_.lower()
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if above in DENIED:
        return "denied"
    if to and above not in CARRIED_OUT:
        return "planned"
    return "done"
