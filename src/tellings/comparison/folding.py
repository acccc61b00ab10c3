"""Words -> the forms under which they compare: case, accents, spelling and endings folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
MARKS = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": " "})
SPELLINGS = (
    (re.compile(r"is(ation|ations|e|ed|ing|es|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|ing|es|er|ers)$"), r"yz\1"),
    (re.compile(r"(?<=[nt])tre(s?)$"), r"ter\1"),
    (re.compile(r"(?<=[bhlvn])our(s|ed|ing|able)?$"), r"or\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"^(p|h|an|f|orthop)ae"), r"\1e"),
    (re.compile(r"ence$"), "ense"),
)
DIGRAPHS = tuple(
    (re.compile(a), b)
    for a, b in (
        ("ph", "f"), ("kh|ck|ch|q|c", "k"), ("gh", "g"), ("th", "t"), ("dh|dj", "d"), ("zh|z", "s"), ("sh|sch", "s"),
        ("w", "v"), (r"(.)\1", r"\1"), ("(?<=.)[aeiouyh]", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Case, accents, curly marks and white space gone: "Al-Jubeïr’s" -> "al-jubeir's"."""
    plain = unicodedata.normalize("NFKD", text.translate(MARKS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


@lru_cache(maxsize=1 << 16)
def spell(word: str) -> str:
    """One spelling for British and American words: "mobilisation" -> "mobilization"."""
    if len(word) > 4:
        for pattern, to in SPELLINGS:
            word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words, possessives gone: "the IRGC's men" -> ("the", "irgc", "men")."""
    return tuple(spell(re.sub(r"'s?$|(?<=s)'$", "", w).strip("'")) for w in WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A rough stem, for comparing only: "fighters", "fighting", "fight" -> "fight"."""
    for ending in ("fulness", "ations", "ation", "ingly", "edly", "iness", "ments", "ment", "ings", "ing", "ies", "ied",
                   "ers", "ely", "ed", "er", "es", "ly", "s", "e", "y"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _single(word[: -len(ending)])
    return _single(word)


def _single(root: str) -> str:
    """ "modell" and "model" are one, as are "miss" and "mis"."""
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Consonants as they sound, for names brought over from other scripts: "Thammavijarn", "Thamvijarn" -> "tmvjrn"."""
    for pattern, to in DIGRAPHS:
        word = pattern.sub(to, word)
    return word
