"""Text -> search terms with their places; what a person typed -> what to look for. The same for every engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

SEARCHED = 60_000  # code points of a text that are indexed: some 10,000 words; PostgreSQL holds no more positions
LONG = 64  # code points of a term; what is longer is no word
CLAUSES = 16  # of a query; the rest is left out
_UNSPACED = (  # Thai, Lao, Tibetan, Burmese, Khmer, kana, Chinese characters
    "\u0e00-\u0eff\u0f40-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
WORD = re.compile(rf"[^\W_]+|[{EMOJI}]")
MARKED_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}{_UNSPACED}])+|[{EMOJI}]")
MARKED = re.compile(f"[{_MARKS}{_UNSPACED}]")  # scripts whose words hold marks, or that put no space between words
UNSPACED = re.compile(f"[{_UNSPACED}]+")
ACCENTS = re.compile("[\u0300-\u036f]+")
ASKED = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|(\S+)')


class Term(NamedTuple):  # a thousand of them a text: a tuple is made in a quarter of the time of a dataclass
    """A folded word, or two neighbouring characters of a script without spaces."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that must follow each other; with `prefix`, the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(text: str) -> str:
    """Without case and Latin accents: "São" is "sao", "Straße" is "strasse"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", ACCENTS.sub("", apart))


def find_terms(text: str) -> Iterator[Term]:
    """In text order; a run of characters without spaces gives each two neighbours, and its last one."""
    text = text[:SEARCHED]
    if not MARKED.search(text):
        folded = str.lower if text.isascii() else fold
        yield from (Term(folded(m.group())[:LONG], m.start(), m.end()) for m in WORD.finditer(text))
        return
    for match in MARKED_WORD.finditer(text):
        yield from _split(match.group(), match.start())


def _split(word: str, at: int) -> Iterator[Term]:
    done = 0
    for run in UNSPACED.finditer(word):
        if run.start() > done:
            yield Term(fold(word[done : run.start()])[:LONG], at + done, at + run.start())
        for i in range(run.start(), run.end()):
            end = min(i + 2, run.end())
            yield Term(fold(word[i:end]), at + i, at + end)
        done = run.end()
    if done < len(word):
        yield Term(fold(word[done:])[:LONG], at + done, at + len(word))


def words_of(text: str) -> list[str]:
    """The folded words alone, fast."""
    text = text[:SEARCHED]
    if MARKED.search(text):
        return [t.word for t in find_terms(text) if t.word]
    if text.isascii():
        return [w[:LONG] for w in WORD.findall(text.lower())]
    return [w for w in (fold(word)[:LONG] for word in WORD.findall(text)) if w]


def read_query(asked: str) -> tuple[Clause, ...]:
    """Every word and "quoted phrase" must be there; word* may go on. Nothing that is typed is a mistake."""
    clauses: list[Clause] = []
    for match in ASKED.finditer(asked[:SEARCHED]):
        said = next(g for g in match.groups() if g is not None)
        clause = _clause(said, star=match.lastindex == 6 and said.endswith("*"))
        if clause and clause not in clauses:
            clauses.append(clause)
    return tuple(clauses[:CLAUSES])


def _clause(said: str, *, star: bool) -> Clause | None:
    terms = [t for t in find_terms(said) if t.word]
    if not terms:
        return None
    last = terms[-1]
    if UNSPACED.fullmatch(said[last.start : last.end]):
        if len(terms) > 1 and terms[-2].end == last.end:  # the character alone is only there for texts that end in it
            return Clause(tuple(t.word for t in terms[:-1]))
        return Clause(tuple(t.word for t in terms), prefix=True)
    return Clause(tuple(t.word for t in terms), prefix=star)
