"""An utterance -> its wordings: each in pieces, those marked that not all accounts have, and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tellings.formats.plain import folded, line
from tellings.formats.shelf import Shelf
from tellings.model import Passage, Reading, Utterance, Version

Piece = tuple[str, bool]  # words, and whether other accounts have others (or none) in their place
GAP = "…"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance; `reported`: not all in quotation marks, so never to be shown inside them."""

    pieces: tuple[Piece, ...]
    reported: bool
    by: str  # "vowed", "Pavel Renko said": the speaker is named where the ledger's is another
    passages: tuple[Passage, ...]


def wordings(utterance: Utterance, speaker: str, shelf: Shelf) -> tuple[Wording, ...]:
    """The fullest first; accounts that differ in the last stop or in typography alone are one."""
    groups: dict[tuple[object, ...], list[Wording]] = {}
    for version in utterance.versions:
        if passage := shelf.passage(version.article, version.quote.span):
            reported = version.quote.kind != "direct"
            pieces = _unstopped(mark(passage, utterance, gaps=not reported))
            one = Wording(pieces, reported, _by(version, speaker, shelf), (passage,))
            plain = tuple((folded(words), differs) for words, differs in pieces)
            groups.setdefault((plain, reported, one.by), []).append(one)
    found = [replace(same[0], passages=tuple(p for one in same for p in one.passages)) for same in groups.values()]
    return tuple(sorted(found, key=lambda w: (w.reported, -len(w.passages[0].exact))))


def _unstopped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without the stop or comma that an editor's sentence puts at the end."""
    *most, (words, differs) = pieces
    kept = words.rstrip(" ,.")
    return (*most, (kept, differs)) if kept else tuple(most) or pieces


def _by(version: Version, speaker: str, shelf: Shelf) -> str:
    cue, who = shelf.passage(version.article, version.quote.cue), version.quote.speaker
    name = line(who.name) if who and line(who.name) != speaker else ""
    return " ".join(filter(None, (name, line(cue.exact) if cue else "")))


def mark(passage: Passage, utterance: Utterance, *, gaps: bool = True) -> tuple[Piece, ...]:
    """The very words, cut at the readings; a marked "…" stands where most others have words that these lack."""
    every = _pieces(passage.exact, passage.article, utterance.readings)
    pieces = [piece for piece in every if piece[0] and (gaps or piece != (GAP, True))]
    return tuple(_joined(_spaced(pieces)))


def _pieces(text: str, article: str, readings: Iterable[Reading]) -> Iterator[Piece]:
    at, found = 0, True
    plain = folded(text)
    for reading in readings:
        own = next((a for a in reading.alternatives if article in a.articles), None)
        if own is None:
            found = False
        elif not own.exact.strip():
            others = sum(len(a.articles) for a in reading.alternatives if a is not own)
            if found and others > len(own.articles):
                yield GAP, True
        else:
            start = _find(plain, folded(own.exact), at)
            found = start >= 0
            if found:
                yield text[at:start], False
                at = start + len(own.exact)
                yield text[start:at], len(reading.alternatives) > 1
    yield text[at:], False


def _find(text: str, words: str, at: int) -> int:
    """Where the words stand next as whole words, -1 where they do not."""
    start = text.find(words, at)
    while start >= 0 and (_inside(text, start) or _inside(text, start + len(words))):
        start = text.find(words, start + 1)
    return start


def _inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """Space between two marked pieces is marked with them; a gap beside marked words says nothing more."""
    for n, (words, differs) in enumerate(pieces):
        before = n > 0 and pieces[n - 1][1]
        after = n + 1 < len(pieces) and pieces[n + 1][1]
        if words == GAP and differs:
            if not before and not (after and pieces[n + 1][0] != GAP):
                yield " " if n else "", False
                yield GAP, True
                yield "" if n else " ", False
        else:
            yield words, differs or (not words.strip() and before and after)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind together."""
    words, marked = "", False
    for piece, differs in pieces:
        if not piece:
            continue
        if words and differs != marked:
            yield words, marked
            words = ""
        words, marked = words + piece, differs
    if words:
        yield words, marked
