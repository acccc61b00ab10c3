"""Parse -> what an amount counts: the noun phrase after it, in the singular."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tellings.findings.figures.page import Page
from tellings.model import Span

MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
LONGEST = 6  # tokens of a counted noun phrase
PARTITIVE = re.compile(
    r"[ ](?:more[ ])?of[ ](?:the[ ]|its[ ]|his[ ]|her[ ]|their[ ]|our[ ]|those[ ]|these[ ]|my[ ]|your[ ])?",
    re.IGNORECASE,
)
PEOPLE = frozenset({"people", "persons", "folk", "folks"})
SKIP = frozenset({"more", "other", "additional", "further", "new"})


def find_counted(page: Page, end: int) -> tuple[str, Span] | None:
    """The noun phrase that begins at `end`: ("european country", its span)."""
    partitive = PARTITIVE.match(page.text, end)
    first = page.next_index(partitive.end() if partitive else end)
    tokens = _run(page, first)
    if not tokens:
        return None
    if not partitive and tokens[0].idx - end > 1:
        return None
    return unit_name(tokens), page.span(tokens[0], tokens[-1])


def _run(page: Page, first: int) -> list[Token]:
    """Modifiers up to the head noun."""
    run: list[Token] = []
    last = 0
    for token in page.doc[first : first + LESS_OR(first, page)]:
        if token.is_sent_start and run:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            run.append(token)
            last = len(run)
            if token.tag_ in ("NNS", "NNPS"):
                break
        elif (
            token.pos_ == "ADJ" or token.tag_ in ("VBN", "VBG", "HYPH", "JJ", "JJS", "JJR", "POS") or token.text in "-–"
        ):
            run.append(token)
        else:
            break
    return run[:last]


def LESS_OR(first: int, page: Page) -> int:
    return min(LONGEST, max(0, len(page.doc) - first))


def unit_name(tokens: list[Token]) -> str:
    """Lower case, the head in the singular: "different boss"."""
    *rest, head = tokens
    if head.lower_ in PEOPLE:
        name = "person"
    else:
        name = singular(head)
    text = "".join(t.lower_ + t.whitespace_ for t in rest)
    return f"{text}{name}" if rest else name


def singular(head: Token) -> str:
    lemma = head.lemma_.lower()
    word = head.lower_
    if head.tag_ in ("NNS", "NNPS") and lemma == word and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return lemma if head.tag_ in ("NNS", "NNPS") else word
