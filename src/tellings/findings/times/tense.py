"""Parse -> tense: has what a time belongs to happened yet?"""

from __future__ import annotations

from spacy.tokens import Token

from tellings.text.words import words

STEPS = 12  # from a word to its verb; longer climbs end in another clause


def is_ahead(token: Token) -> bool | None:
    """True for what is to come ("will meet on Monday"), False for what is past, None where no verb says so."""
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return _verb_ahead(token)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _verb_ahead(verb: Token) -> bool | None:
    ahead = words("en", "times")["ahead"]
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & set(ahead["modals"]):
        return "have" not in helpers
    if "to" in helpers:
        return verb.head.lemma_ in ahead["verbs"] or verb.dep_ in ("acl", "relcl", "ROOT") or None
    if verb.tag_ in ("VBD", "VBN") or helpers & {"have", "has", "had", "was", "were"}:
        return False
    if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return True
    if verb.tag_ in ("VBG", "VB") and verb.head.i != verb.i:
        return _verb_ahead(verb.head) if verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i else None
    return True if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in ("say", "be", "have") else None
