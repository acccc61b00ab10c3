"""Parse -> tense: has what a time belongs to happened yet?"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from tellings.text.words import words

NOMINAL = ("poss", "compound", "nmod", "amod", "nummod")
STEPS = 12  # from a word to its verb; longer climbs end in another clause


def is_ahead(token: Token) -> bool | None:
    """True for what is to come ("will meet on Monday"), False for what is past, None where no verb says so."""
    ahead, direct = words("en", "times")["ahead"], True
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_ahead(token, ahead, direct=direct)
            if found != "climb":
                return found
        if token.head.i == token.i:
            return None
        if token.dep_ in NOMINAL and token.head.pos_ in ("NOUN", "PROPN") and token.head.ent_type_ != "DATE":
            return None  # "Monday's election" may lie on either side
        direct = direct and (
            token.head.pos_ in ("ADP", "SCONJ", "VERB", "AUX") or token.head.ent_type_ in ("DATE", "TIME")
        )
        token = token.head
    return None


def _verb_ahead(verb: Token, ahead: dict[str, list[str]], *, direct: bool) -> bool | Literal["climb"] | None:
    """`direct`: the time hangs on the verb itself, not on a noun below it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & set(ahead["modals"]):
        return "have" not in helpers
    if verb.lemma_ in ahead["plans"] or (verb.lemma_ == "set" and verb.tag_ == "VBN"):
        return True
    if "to" in helpers:
        return True if verb.head.lemma_ in ahead["verbs"] else None
    if helpers & {"have", "has", "had", "was", "were"} or verb.tag_ == "VBD":
        return False if direct else None
    if verb.tag_ == "VBN":
        return None if helpers or not direct else False
    if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return True
    if verb.tag_ in ("VBG", "VB"):
        return "climb"
    return True if direct and verb.lemma_ not in ("say", "be", "have") and verb.tag_ in ("VBZ", "VBP") else None
