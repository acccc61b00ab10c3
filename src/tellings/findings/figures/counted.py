"""Parse -> what an amount counts: the noun phrase after it, in the singular."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from tellings.findings.figures.page import Page
from tellings.model import Span
from tellings.text.words import words

MODIFIERS = frozenset({"VBN", "VBG", "HYPH", "JJ", "JJS", "JJR", "POS"})
LONGEST = 6  # tokens of a counted noun phrase
PARTITIVE = re.compile(
    r"[ ](?:more[ ])?of[ ](?:(?:the|its|his|her|their|our|those|these|my|your|all|an?)[ ])*", re.IGNORECASE
)
WRITTEN = re.compile(r"[£$€]?\d[\d.,]*(?:[kKmMbB]|bn|mn|tn)?")
BEFORE_NUMBER = 3  # tokens: "half of the village's 40 farms"
NEVER = frozenset(("last", "next", "this", "later", "earlier", "ago", "such", "same"))
PEOPLE = frozenset(("people", "persons", "folk", "folks"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: its name in the singular, its span, and whether it is a name itself ("Dreamliner").

    `numbered`: another number stands before it ("half of the 40 farms").
    """

    name: str
    span: Span
    proper: bool
    numbered: bool = False


def find_counted(page: Page, end: int) -> Counted | None:
    """The noun phrase that begins at `end`: ("european country", its span)."""
    partitive = PARTITIVE.match(page.text, end)
    glued = page.text[end : end + 1] in ("-", "–")
    first = page.next_index(partitive.end() if partitive else end + glued)
    inner = _inner_number(page, first) if partitive else None
    first = first if inner is None else inner + 1
    tokens = _run(page, first, 1 if glued else LONGEST)
    if not tokens or (not partitive and tokens[0].idx - end > 1):
        return None
    name, last = unit_name(tokens), tokens[-1]
    if not partitive and (before := _before(page, end, last)):
        name = f"{before} {name}"
    if not partitive and (content := _content(page, last)):
        name, last = f"{name} of {unit_name(content)}", content[-1]
    return Counted(name, page.span(tokens[0], last), tokens[-1].tag_ == "NNP", inner is not None)


def _inner_number(page: Page, first: int) -> int | None:
    """The token of the number in "one of the two parties", "half of the village's 40 farms"."""
    for token in page.doc[first : first + BEFORE_NUMBER]:
        if token.like_num or WRITTEN.fullmatch(token.text):
            return int(token.i)
        if token.is_sent_start or not (token.pos_ in ("ADJ", "NOUN", "PROPN", "PART") or token.tag_ == "VBN"):
            return None
    return None


def _run(page: Page, first: int, longest: int) -> list[Token]:
    """Modifiers up to the head noun; "Kia and Hyundai vehicles" is one run, "students and teachers" two."""
    run: list[Token] = []
    last = 0
    for token in page.doc[first : first + _reach(first, page, longest)]:
        if (token.is_sent_start and run) or token.is_space or token.lower_ in NEVER:
            break
        if run and run[-1].pos_ == "NOUN" and (token.pos_ == "ADJ" or token.tag_ == "VBN"):
            break
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS"):
            run.append(token)
            last = len(run)
            if token.tag_ in ("NNS", "NNPS"):
                break
        elif (
            (token.like_num and run and token.i + 1 < len(page.doc) and page.doc[token.i + 1].pos_ == "PROPN")
            or token.tag_ in ("RBS", "RBR")
            or (token.tag_ == "RB" and token.head.pos_ == "ADJ" and token.head.i > token.i)
            or token.pos_ == "ADJ"
            or (token.pos_ == "CCONJ" and run)
            or token.tag_ in MODIFIERS
            or token.text in "-–"
        ):
            run.append(token)
        else:
            break
    while last and "CCONJ" in {t.pos_ for t in run[:last]} and run[last - 1].tag_ not in ("NNS", "NNPS"):
        last = next(i for i, t in enumerate(run) if t.pos_ == "CCONJ")
    return run[:last]


def _before(page: Page, end: int, head: Token) -> str:
    """ "record 32 goals", "top three seeds": what stands before the number and belongs to the noun."""
    number = page.index(end - 1)
    while number and page.doc[number - 1].head.i == number and page.doc[number - 1].pos_ in ("NUM", "SYM"):
        number -= 1
    token = page.doc[number - 1] if number else head
    belongs = token.i < number and token.head.i == head.i and token.pos_ in ("ADJ", "NOUN")
    return (
        token.lower_
        if belongs and token.lower_ not in words("en", "figures")["hedging"] and token.text.isalpha()
        else ""
    )


def _content(page: Page, head: Token) -> list[Token]:
    """ "barrels of oil", "pieces of legislation": bare nouns after "of", with no article and no name."""
    of = head.i + 1
    if head.tag_ not in ("NNS", "NN") or of >= len(page.doc) or page.doc[of].lower_ != "of":
        return []
    run = _run(page, of + 1, 3)
    return run if run and all(t.tag_ in ("NN", "NNS", "JJ") for t in run) else []


def _reach(first: int, page: Page, longest: int) -> int:
    return min(longest, max(0, len(page.doc) - first))


def unit_name(tokens: list[Token]) -> str:
    """Lower case, the head in the singular: "different boss"."""
    *rest, head = (t for t in tokens if t.pos_ != "VERB" or t is tokens[-1])
    name = "person" if head.lower_ in PEOPLE else singular(head)
    text = "".join(t.lower_ + t.whitespace_ for t in rest)
    return f"{text}{name}" if rest else name


def singular(head: Token) -> str:
    lemma = head.lemma_.lower()
    word = head.lower_
    if head.tag_ in ("NNS", "NNPS") and lemma == word and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return lemma if head.tag_ in ("NNS", "NNPS") else word
