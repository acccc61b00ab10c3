"""An utterance's version -> its words in pieces, those marked that not all accounts have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.model import Utterance

Piece = tuple[str, bool]  # words, and whether other accounts have others (or none) in their place
GAP = "…"
FOLD = {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("—"): "-"}


def wording(text: str, article: str, utterance: Utterance) -> tuple[Piece, ...]:
    """The very words, cut at the readings; a marked "…" stands where this account lacks words that others have."""
    return tuple(_joined(_pieces(text, article, utterance)))


def _pieces(text: str, article: str, utterance: Utterance) -> Iterator[Piece]:
    at, found = 0, True
    folded = _fold(text)
    for reading in utterance.readings:
        differs = len(reading.alternatives) > 1
        own = next((a.exact for a in reading.alternatives if article in a.articles), None)
        if own is None:
            found = False
        elif not own.strip():
            if found and differs:
                yield GAP, True
        else:
            start = folded.find(_fold(own), at)
            found = start >= 0
            if found:
                yield text[at:start], False
                yield text[start : start + len(own)], differs
                at = start + len(own)
    yield text[at:], False


def _fold(text: str) -> str:
    """As long as before, so that places stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(FOLD))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind together; the space or stop between two marked pieces belongs to both."""
    words, marked = "", False
    for piece, differs in pieces:
        if not piece:
            continue
        if differs == marked or not words:
            words, marked = words + piece, differs
        else:
            yield words, marked
            words, marked = piece, differs
    if words:
        yield words, marked
