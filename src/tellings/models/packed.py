"""Parses -> bytes -> parse: a long text's parts are parsed in several processes and joined in one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, DocBin

from tellings.models.english import Parser, joined

ATTRIBUTES = (
    "ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE",
)  # fmt: skip


def pack(parse: Parser, parts: Sequence[str]) -> bytes:
    return DocBin(attrs=ATTRIBUTES, docs=parse.read(parts)).to_bytes()


def unpack(parse: Parser, packs: Sequence[bytes]) -> Doc:
    """One parse of all the parts, in order."""
    return joined([doc for pack in packs for doc in DocBin().from_bytes(pack).get_docs(parse.nlp.vocab)])
