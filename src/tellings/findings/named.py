"""What a named stretch of tokens is, and the words that tell names from other capitals."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tellings.model import NameKind
from tellings.text.words import words

MOST_WORDS = 12  # tokens; a longer stretch is a list or a headline, not a name
LISTS = words("en", "names")
NEVER = frozenset(LISTS["never"].split())
BODIES = frozenset(LISTS["body"].split())
COMPANY = frozenset(LISTS["company"])
TITLES = frozenset(words("en", "roles")["titles"].split())
ROLES = frozenset(words("en", "roles")["person"].split())
POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named stretch of tokens: `doc[start:end]`."""

    start: int
    end: int
    kind: NameKind
    by: str

    def words(self, doc: Doc) -> Words:
        return doc[self.start : self.end]


def covered(entities: list[Entity]) -> set[int]:
    """The tokens that stand in one of them."""
    return {i for e in entities for i in range(e.start, e.end)}


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or any(c.isupper() for c in token.text[1:3])


def is_role(doc: Doc, i: int) -> bool:
    return i < len(doc) and (doc[i].lower_.rstrip(".") in TITLES or doc[i].lemma_.lower() in ROLES)


def is_company(token: Token) -> bool:
    """ "Inc", "Corp.", "Ltd"."""
    return token.lower_.rstrip(".") in COMPANY
