"""Text and the clauses of a query -> where the words stand, and the passages to show around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tellings.model import Span
from tellings.store.terms import EMOJI, LONG, MARKED, SEARCHED, UNSPACED, Clause, Term, find_terms, fold

AROUND = 140  # code points shown on each side of a word, unless a sentence ends before
PASSAGES = 3  # of an article
MARKS = 50  # of an article
BETWEEN = f"(?:(?![{EMOJI}])[\\W_])+"  # two words of a phrase
STOP = re.compile(r"[.!?…。！？]['\"”’»)]*\s|\n")


def find_marks(text: str, clauses: Sequence[Clause]) -> tuple[Span, ...]:
    """Where the words and phrases stand, in text order, none overlapping."""
    found = sorted(_plain_marks(text, clauses) if _is_plain(text, clauses) else _term_marks(text, clauses))
    apart: list[Span] = []
    for span in found:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart[:MARKS])


def _is_plain(text: str, clauses: Sequence[Clause]) -> bool:
    """Can the words be looked for in the folded text as it stands: is every character of it one of the text?"""
    words = [word for clause in clauses for word in clause.words]
    if MARKED.search(text) or not all(word.isalnum() and len(word) < LONG for word in words):
        return False
    return len(fold(text)) == len(text)  # only "ß" and its like grow, and nothing shrinks but the marks left out above


def _plain_marks(text: str, clauses: Sequence[Clause]) -> set[Span]:
    """Ten times as fast as by terms, and the same."""
    folded = fold(text[:SEARCHED])
    found: set[Span] = set()
    for clause in clauses:
        words = BETWEEN.join(clause.words) + (r"[^\W_]*" if clause.prefix else "")
        each = re.finditer(rf"(?<![^\W_]){words}(?![^\W_])", folded)
        found |= {Span(m.start(), m.end()) for m in islice(each, MARKS)}
    return found


def _term_marks(text: str, clauses: Sequence[Clause]) -> set[Span]:
    terms = list(find_terms(text))
    return {span for clause in clauses for span in islice(_matches(text, terms, clause), MARKS)}


def _matches(text: str, terms: Sequence[Term], clause: Clause) -> Iterator[Span]:
    words, last = clause.words, len(clause.words) - 1
    if clause.prefix and not last:
        begins = [i for i, term in enumerate(terms) if term.word.startswith(words[0])]
    else:
        begins = [i for i, term in enumerate(terms) if term.word == words[0]]
    for i in begins:
        if i + last < len(terms) and all(_meets(terms[i + k].word, clause, k) for k in range(1, last + 1)):
            yield Span(terms[i].start, _end(text, terms[i + last], clause))


def _meets(term: str, clause: Clause, place: int) -> bool:
    word = clause.words[place]
    return term == word or (clause.prefix and place == len(clause.words) - 1 and term.startswith(word))


def _end(text: str, term: Term, clause: Clause) -> int:
    """A single character of a script without spaces meets pairs, of which only itself was asked for."""
    if clause.prefix and UNSPACED.fullmatch(text[term.start : term.end]):
        return term.start + 1
    return term.end


def find_passages(text: str, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences or so around the marks, those with most marks first chosen, given in text order; else the beginning."""
    windows: list[tuple[Span, int]] = []
    for mark in marks:
        window = _window(text, mark)
        if windows and window.start < windows[-1][0].end:
            last, count = windows[-1]
            windows[-1] = (Span(last.start, max(last.end, window.end)), count + 1)
        else:
            windows.append((window, 1))
    if not windows:
        return (_window(text, Span(0, 0)),) if text else ()
    best = sorted(windows, key=lambda w: (-w[1], w[0].start))[:PASSAGES]
    return tuple(sorted(span for span, _ in best))


def _window(text: str, mark: Span) -> Span:
    left, right = max(0, mark.start - AROUND), min(len(text), mark.end + AROUND)
    for stop in STOP.finditer(text, left, mark.start):
        left = stop.end()
    if left and left == mark.start - AROUND:  # no sentence begins here: begin with a word
        left = next((m.end() for m in re.finditer(r"\s", text[left : mark.start])), 0) + left
    after = STOP.search(text, mark.end, right)
    if after:
        right = after.end()
    while right > mark.end and text[right - 1].isspace():
        right -= 1
    return Span(left, right)
