"""A sentence and the passages it cites -> what of it they do not bear out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tellings.text.quotation import quoted_spans
from tellings.text.words import words

DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)


def check_sentence(sentence: str, texts: Sequence[str]) -> bool:
    """Do its numbers, its names and its quoted words stand in `texts`, word for word?"""
    return not unbacked(sentence, texts)


def unbacked(sentence: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The numbers, names and quoted words that stand in none of `texts`, in the sentence's order."""
    said = _fold(" \n ".join(texts))
    spoken = set(re.findall(r"\w+(?:[.,:'-]\w+)*", said)) | set(re.findall(r"\w+", said))
    return tuple(n for n in dict.fromkeys(_needed(sentence)) if not _stands(_fold(n), said, spoken))


def _needed(sentence: str) -> Iterator[str]:
    yield from DIGITS.findall(sentence)
    numbers = words("en", "numbers")
    counted = {w for table in ("units", "tens", "scales", "dozens", "plurals", "fractions") for w in numbers[table]}
    for match in WORD.finditer(sentence):
        word = match.group()
        if word.lower() in counted - {"one"} or (word[0].isupper() and _inside(sentence, match.start())):
            yield word
    yield from (span.of(sentence) for span in quoted_spans(sentence))


def _inside(sentence: str, start: int) -> bool:
    """A capital here is a name's: not that of the first word of a sentence or a quotation."""
    before = sentence[:start].rstrip("\"'“”‘’«»([ ")
    return bool(before) and before[-1] not in ".!?:"


def _stands(needed: str, said: str, spoken: set[str]) -> bool:
    needed = needed.strip(" .,;:")
    if re.fullmatch(r"[\w.,:'-]+", needed):
        return needed in spoken or needed.removesuffix("'s") in spoken
    return needed in said


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(PLAIN)).casefold().split())
