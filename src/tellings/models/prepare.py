"""Text -> text of the same length that a parser can take: offsets in the one are offsets in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.text.prose import mask
from tellings.text.words import words

LONGEST_WORD = (
    400  # code points without a space; the longest web addresses in news are shorter, tokenizers are slow beyond
)
LONGEST_SIGNS = 12  # signs in a row: tokenizers make a token of each, and a line of dashes says no more than three
KEPT_SIGNS = 3
STRIDE = 100  # code points between the spaces that such a run is given
SHOUTED = 0.8  # share of capitals among a paragraph's letters from which on they say nothing
FEWEST_LETTERS = 20  # in a shouted paragraph: "LONDON (AP) -" is none
LANGUAGES = words("en", "languages")
FUNCTION_WORDS = frozenset(f"{LANGUAGES['function_words']} {LANGUAGES['shared_words']}".split())
PIECE = 8_000  # code points parsed at a time: eight of them, one token each, stay under 1.2 GB

_SPACES = (0xA0, *range(0x2000, 0x200C), 0x202F, 0x3000, 0xFEFF)
_ODD = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *_SPACES), " ")
_ODD |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_ODD |= {ord(c): "'" for c in "`´ʼ′‛"} | {ord(c): '"' for c in "″‟"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SIGNS = re.compile(rf"[^\w\s]{{{LONGEST_SIGNS},}}")
_LONG = re.compile(rf"\S{{{LONGEST_WORD},}}")
_WORD = re.compile(r"[^\W\d_]+")


def prepare(text: str) -> str:
    """Odd characters, endless words and shouting made plain, and blanks for what is no English prose."""
    plain = mask(_SURROGATE.sub("\ufffd", text.translate(_ODD)))
    return _quiet(_LONG.sub(_spaced, _SIGNS.sub(_few, plain)))


def _few(run: re.Match[str]) -> str:
    return run.group()[:KEPT_SIGNS].ljust(len(run.group()))


def _spaced(run: re.Match[str]) -> str:
    word = run.group()
    return " ".join(word[i : i + STRIDE - 1] for i in range(0, len(word), STRIDE)).ljust(len(word))[: len(word)]


# ---- shouting -------------------------------------------------------------------------------------
def _quiet(text: str) -> str:
    """Paragraphs in capitals get the case that their words have elsewhere in the text, else lower case."""
    lines = text.split("\n")
    loud = [i for i, line in enumerate(lines) if _is_shouted(line)]
    if not loud:
        return text
    quiet = set(loud)
    plain = [w for i, line in enumerate(lines) if i not in quiet for w in _WORD.findall(line)]
    case = {w.casefold(): w for w in plain} | {w: w for w in plain if w.islower()}
    for i in loud:
        lines[i] = _sentence_case(_WORD.sub(lambda m: _as_elsewhere(m.group(), case), lines[i]))
    return "\n".join(lines)


def _is_shouted(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= FEWEST_LETTERS and sum(c.isupper() for c in letters) >= SHOUTED * len(letters)


def _as_elsewhere(word: str, case: dict[str, str]) -> str:
    low = word.lower()
    quiet = low if low in FUNCTION_WORDS else case.get(word.casefold(), low)
    return quiet if len(quiet) == len(word) else word


def _sentence_case(line: str) -> str:
    at = next((i for i, c in enumerate(line) if c.isalpha()), 0)
    first = line[at : at + 1].upper()
    return line[:at] + first + line[at + 1 :] if len(first) == 1 else line


# ---- long texts -----------------------------------------------------------------------------------
def pieces(text: str) -> Iterator[str]:
    """The text in parts of at most `PIECE`, cut at a line break, else at a space, else anywhere."""
    start = 0
    while len(text) - start > PIECE:
        half, full = start + PIECE // 2, start + PIECE
        at = text.rfind("\n", half, full)
        cut = (at if at >= 0 else text.rfind(" ", half, full)) + 1 or full
        yield text[start:cut]
        start = cut
    yield text[start:]
