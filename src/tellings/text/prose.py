"""Text -> the same text with blanks where it is no English prose: code, tables of numbers, damage, other languages.

Every offset stays; a line is the smallest part that is blanked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from tellings.text.words import words

FEWEST_WORDS = 12  # in a line whose language can be told
ENGLISH = 0.05  # share of English function words up to which a line may be of another language
FOREIGN = 0.12  # share of those of other languages from which on it is; of 9,800 lines of English news none has it
FEATURES = 2  # of code in one line; prose with "->" or a closing semicolon has one
CELLS = 6  # cells in a row of a table
NUMBERS = 0.75  # share of its cells that are numbers
ROWS = 3  # lines without a letter that make a table
SIGNS = 40  # code points in a line of hardly any letters
LETTERS = 0.15  # share of letters up to which it is one
DAMAGED = 0.12  # share of words with a digit among their letters; one page in news has 0.03
PIECES = 20  # words in a line of single letters
SINGLE = 1.8  # mean length of its words, up to which it is one

LISTS = words("en", "languages")
FUNCTION_WORDS = frozenset(LISTS["function_words"].split())
FOREIGN_WORDS = frozenset(LISTS["foreign_words"].split())
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[-+−–$€£]*\d[\d.,:/%()-]*|[-–—*.]+")
_BROKEN = re.compile(r"[^\W\d_][\d|]+[a-z]|[a-z][\d|]\b")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_CODE = tuple(
    re.compile(feature)
    for feature in (
        r"[{};][ \t]*$",
        r"[=!<>]=|&&|\|\||[-=]>|::|\+\+|:=|\+=",
        r"\w\([^()\n]{0,200}\)[ \t]*[;{:]|\w\.\w{1,40}\(",
        r"^[ \t]*(?:import \w|from \w+ import|def \w|return\b|#include|var \w|let \w|const \w|public |private |"
        r"function\b|(?:if|for|while) ?\(|\}? ?else ?\{|elif |//|/\*)",
        r"\w\[\w{0,40}\]|\$\w+ ?=|\w = [\w\"'\[{(]",
    )
)


def mask(text: str) -> str:
    """`text` with its lines that are no English prose blanked; mostly the text itself."""
    lines = text.split("\n")
    bare = [bool(line.strip()) and not _WORD.search(line) for line in lines]
    tables = _tables(lines, bare)
    gone = [bool(line) and (at in tables or any(test(line) for test in TESTS)) for at, line in enumerate(lines)]
    if not any(gone):
        return text
    return "\n".join(" " * len(line) if out else line for line, out in zip(lines, gone, strict=True))


def is_foreign(line: str) -> bool:
    """In another language, by its script or its function words."""
    found = _WORD.findall(line.lower())
    if len(found) < FEWEST_WORDS:
        return len(line) >= FEWEST_WORDS and _in_other_script(line)
    if sum(w in FUNCTION_WORDS for w in found) > ENGLISH * len(found):
        return False
    return sum(w in FOREIGN_WORDS for w in found) >= FOREIGN * len(found) or _in_other_script(line)


def _in_other_script(line: str) -> bool:
    letters = sum(c.isalpha() for c in line)
    return letters >= FEWEST_WORDS and 2 * len(_OTHER_SCRIPT.findall(line)) > letters


def _tables(lines: list[str], bare: list[bool]) -> set[int]:
    """Lines of a run without a letter."""
    out: set[int] = set()
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for without, run in itertools.groupby(filled, key=bare.__getitem__):
        rows = list(run)
        if without and len(rows) >= ROWS:
            out.update(rows)
    return out


def _is_row(line: str) -> bool:
    """ "Halden 12 15 18 20 25": mostly numbers; "2 October 2013, 15:39" is none."""
    cells = line.replace("|", " ").split()
    return len(cells) >= CELLS and sum(bool(_NUMBER.fullmatch(c)) for c in cells) >= NUMBERS * len(cells)


def _is_code(line: str) -> bool:
    return sum(bool(feature.search(line)) for feature in _CODE) >= FEATURES


def _is_damaged(line: str) -> bool:
    """ "The mayol 0f Ea5tp0rt": as a scanner reads a stained page."""
    broken = len(_BROKEN.findall(line))
    return broken >= 3 and broken > DAMAGED * len(line.split())


def _is_rubble(line: str) -> bool:
    """ "$$$$ ****" for a whole line, or letters one by one."""
    signs = len(line) - line.count(" ")
    if signs >= SIGNS and sum(map(str.isalpha, line)) < LETTERS * signs:
        return True
    pieces = line.split()
    return len(pieces) >= PIECES and signs < SINGLE * len(pieces)


TESTS: tuple[Callable[[str], bool], ...] = (_is_row, _is_code, _is_rubble, _is_damaged, is_foreign)
