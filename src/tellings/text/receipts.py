"""A sentence and the passages it cites -> what of it they do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.text.quotation import quoted_spans
from tellings.text.words import words

DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
POSSESSIVE = "'s"
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)


def check_sentence(sentence: str, texts: Sequence[str]) -> bool:
    """Do its numbers, its names and its quoted words stand in `texts`, word for word?"""
    return not unbacked(sentence, texts)


def unbacked(sentence: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The numbers, names and quoted words that stand in none of `texts`, in the sentence's order."""
    said = _fold(" \n ".join(texts))
    return tuple(n for n in dict.fromkeys(_needed(sentence)) if not _stands(_fold(n).strip(" .,;:"), said))


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


def _stands(needed: str, said: str) -> bool:
    """A number as a whole number, a name as a whole word; a quotation anywhere."""
    if DIGITS.fullmatch(needed):
        return bool(re.search(rf"(?<!\d)(?<!\d[.,:]){re.escape(needed)}(?![.,:]?\d)", said))
    if " " in needed or not needed:
        return needed in said
    return bool(re.search(rf"(?<!\w){re.escape(needed.removesuffix(POSSESSIVE))}(?!\w)", said))


def _fold(text: str) -> str:
    return " ".join(text.translate(PLAIN).casefold().split())
