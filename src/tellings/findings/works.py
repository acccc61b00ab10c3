"""Doc -> titles of works, campaigns and laws, by how they are written: "Lines of Water", a film called The Long Day."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tellings.findings.named import Entity, is_company
from tellings.text.words import words

PAIRS = {'"': '"', "“": "”", "‘": "’"}
LONGEST = 9  # tokens in a title
LISTS = words("en", "names")
SMALL = frozenset(LISTS["particles"]) | {"a", "an", "with", "from", "by", "or", "about"}
CALLED = frozenset(LISTS["called"])


def find_works(doc: Doc) -> list[Entity]:
    """Titles in quotation marks, and after "called", "titled"."""
    return [*_quoted(doc), *_called(doc)]


def _quoted(doc: Doc) -> Iterator[Entity]:
    """Every longer word has a capital, and no sentence ends inside."""
    for token in doc:
        if closing := PAIRS.get(token.text):
            end = next(
                (i for i in range(token.i + 1, min(len(doc), token.i + LONGEST + 2)) if doc[i].text == closing), 0
            )
            if end - token.i > 2 and _is_title(doc, token.i + 1, end):
                yield Entity(token.i + 1, end, "work", "title")


def _called(doc: Doc) -> Iterator[Entity]:
    for token in doc:
        if token.lower_ in CALLED and token.i + 2 < len(doc):
            start = token.i + 1
            end = start
            while end < len(doc) and end - start < LONGEST and _may_stand(doc[end]):
                end += 1
            while end > start and not doc[end - 1].text[:1].isupper():
                end -= 1
            person = any(t.ent_type_ == "PERSON" for t in doc[start:end])
            if end - start > 2 and not person and _is_title(doc, start, end):
                yield Entity(start, end, "work", "title")


def _may_stand(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in SMALL


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """Capitals throughout, at least two of them, and the small words in lower case or first."""
    stretch = doc[start:end]
    capitals = sum(t.text[:1].isupper() for t in stretch)
    plain = all(_may_stand(t) or t.is_punct or t.tag_ == "POS" or t.is_digit for t in stretch)
    ends_inside = stretch[-1].text in (".", ",", "?", "!", ";")
    body = any(is_company(t) for t in stretch)
    return (
        capitals >= 2
        and plain
        and not body
        and not ends_inside
        and not stretch.text.isupper()
        and "\n" not in stretch.text
    )
