"""Text -> parse: spaCy's English pipeline as one function.

`load_english()` takes the best English pipeline that is installed; `load_english("en_core_web_trf")` the named one,
and any installed spaCy pipeline with a parser, a tagger and entities will do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from tellings.errors import CallError
from tellings.models.choose import find_model
from tellings.models.prepare import pieces, prepare

BATCH = 8  # pieces; larger batches raise memory, not speed
LONG = 250  # tokens without a line break from which on a full stop ends a sentence before the parser is asked
LONGEST = 1000  # tokens in a sentence, whatever stands there: what walks its tree stays fast
STOPS = frozenset(".!?")
MARKS = frozenset('"”’')
GLUED = r"(?<=[.!?])[\"”’](?=[A-Z“])"  # `control."A senior official`
_AGENCY = r"\((?:AP|AFP|Reuters|UPI|PTI|dpa|CNN|Xinhua|IANS)\)"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2})"
DATELINE = re.compile(rf"[A-Z](?:[A-Z'’.]{{2,}}[^\n–—]{{0,60}}|[^\n–—]{{0,50}}(?:{_AGENCY}|{_DAY}))\s(?:--?|–|—)\s")


@Language.component("paragraphs")  # type: ignore[misc, unused-ignore]  # spaCy ships partial types
def paragraphs(doc: Doc) -> Doc:
    """Line breaks, datelines and glued quotation marks end a sentence; white space begins none."""
    lead = DATELINE.match(doc.text)
    since = 0
    for before, token in itertools.pairwise(doc):
        since += 1
        if token.is_space or _closes(before, token):
            token.is_sent_start = False
        elif _starts(before, token, since) or (lead and token.idx == lead.end()):
            token.is_sent_start = True
            since = 0
    return doc


def _closes(before: Token, token: Token) -> bool:
    return token.text in MARKS and before.text in STOPS and not before.whitespace_


def _starts(before: Token, token: Token, since: int) -> bool:
    if before.is_space:
        return "\n" in before.text
    if since > LONG:
        return since > LONGEST or (before.text == "." and token.is_title)
    return not before.whitespace_ and token.is_title and before.i > 0 and _closes(before.nbor(-1), before)


class Parser:
    """A loaded pipeline: texts -> their parses, in order; offsets in a parse are offsets in its text."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, texts: Iterable[str]) -> Iterator[Doc]:
        parts: list[Doc] = []
        for doc, last in self._pipe(_parts(texts)):
            parts.append(doc)
            if last:
                yield joined(parts)
                parts = []

    def read(self, parts: Iterable[str]) -> list[Doc]:
        """Parses of what `split` made of a text."""
        return [doc for doc, _ in self._pipe((part, False) for part in parts)]

    def _pipe(self, parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[Doc, bool]]:
        for doc, last in self.nlp.pipe(parts, as_tuples=True, batch_size=BATCH):
            doc.tensor = np.zeros((0,), dtype="float32")  # read by nobody after the parse, and most of its memory
            yield doc, last


def joined(parts: list[Doc]) -> Doc:
    return parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)


def load_english(model: str | None = None) -> Parser:
    """The named pipeline, or the best one installed."""
    nlp = load_model(model)
    nlp.add_pipe("paragraphs", before="parser")
    tokenizer: Any = nlp.tokenizer  # typed as any callable
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), GLUED]).finditer
    return Parser(nlp)


def load_model(name: str | None = None) -> Language:
    """The bare pipeline, as its makers ship it."""
    model = find_model(name)
    try:
        return spacy.load(Path(model.name).resolve()) if Path(model.name).is_dir() else spacy.load(model.name)
    except (ImportError, OSError, ValueError) as wrong:
        raise CallError(f"The language model {model} cannot be loaded: {wrong}") from wrong


def split(text: str) -> list[str]:
    """The text, prepared, in pieces that the parser can take."""
    return list(pieces(prepare(text)))


def _parts(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The pieces of each text, and whether one is its text's last."""
    for text in texts:
        parts = split(text)
        for i, part in enumerate(parts, 1):
            yield part, i == len(parts)
