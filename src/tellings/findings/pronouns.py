"""Pronouns -> the parties they stand for, where the text leaves little doubt."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tellings.findings.sightings import Party, Sighting
from tellings.model import Span as Place

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "themselves"))
IT = frozenset(("it", "its", "itself"))
WHO = frozenset(("who", "whom"))
THIRD = HE | SHE | THEY | IT | WHO
BODIES = ("organisation", "place")
SUBJECTS = ("nsubj", "nsubjpass")
REACH = 2  # sentences back


def join_pronouns(doc: Doc, parties: list[Party]) -> None:
    """Adds a sighting to the party that each third-person pronoun most likely means."""
    by_token = {s.head.i: p for p in parties for s in p.sightings if not s.headline}
    recent: list[dict[int, Party]] = []
    for sentence in doc.sents:
        here: dict[int, Party] = {}
        for token in sentence:
            if token.i in by_token:
                here[token.i] = by_token[token.i]
            elif token.lower_ in THIRD and (party := _meant(token, here, recent)):
                party.add(_sighting(token, party))
                here[token.i] = party
                party.gender = "male" if token.lower_ in HE else "female" if token.lower_ in SHE else party.gender
        recent = [*recent, here][-REACH:]


def _meant(token: Token, here: dict[int, Party], recent: list[dict[int, Party]]) -> Party | None:
    if token.lower_ in WHO:
        return here.get(token.head.head.i) if token.head.dep_ == "relcl" else None
    if token.lower_ in IT:
        return _body(token, here, recent)
    for group in (here, *reversed(recent)):
        fitting = [(t, p) for t, p in group.items() if _fits(token, p)]
        if fitting:
            return _best(token, fitting)
    return None


def _body(token: Token, here: dict[int, Party], recent: list[dict[int, Party]]) -> Party | None:
    """For "it": the body or place that is the subject of its sentence, or of the one before."""
    if token.dep_ not in (*SUBJECTS, "poss"):
        return None
    for group in (here, *(recent[-1:] if token.dep_ != "poss" else ())):
        subjects = {t: p for t, p in group.items() if token.doc[t].dep_ in SUBJECTS}
        if subjects:
            party = next(iter(subjects.values()))
            return party if party.kind in BODIES and _singular(party) else None
    return None


def _best(token: Token, fitting: list[tuple[int, Party]]) -> Party:
    """The subject before any other, the first before those after it."""
    subjects = [p for t, p in fitting if token.doc[t].dep_ in SUBJECTS]
    return (subjects or [p for _, p in fitting])[0]


def _fits(token: Token, party: Party) -> bool:
    low = token.lower_
    if low in THEY:
        return party.kind == "group" or any(s.head.tag_ in ("NNS", "NNPS") for s in party.sightings[:1])
    return party.kind == "person" and party.gender in ("", "male" if low in HE else "female") and _singular(party)


def _singular(party: Party) -> bool:
    return party.sightings[0].head.tag_ not in ("NNS", "NNPS")


def _sighting(token: Token, party: Party) -> Sighting:
    return Sighting(
        span=Place(token.idx, token.idx + len(token)), form="pronoun", kind=party.kind, key=token.lower_,
        text=token.text, head=token, headline=False,
    )  # fmt: skip
