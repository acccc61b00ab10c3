"""Numbers, days and addresses -> the words of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup, escape

from tellings.formats.plain import clean, moment
from tellings.model import Passage
from tellings.store.marks import AROUND


def many(number: int, one: str, several: str = "") -> str:
    """ "1 outlet", "1,200 outlets"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def day(value: str | None) -> str:
    """ISO 8601 -> "Tue 10 Mar 2026"; empty where the page gives none."""
    return moment(value[:10]) if value else ""


def highlighted(passage: Passage, marks: Sequence[Passage]) -> Markup:
    """The passage with the words that were found in it marked."""
    shown, at = list[str](), passage.start
    text = _whole_words(passage, marks)
    for mark in sorted(marks, key=lambda m: m.start):
        if at <= mark.start and mark.end <= passage.end:
            before, found = text[at - passage.start : mark.start - passage.start], mark.exact
            shown += (escape(line_ends(before)), "<mark>", escape(line_ends(found)), "</mark>")
            at = mark.end
    return Markup("".join((*shown, escape(line_ends(text[at - passage.start :])))))


def _whole_words(passage: Passage, marks: Sequence[Passage]) -> str:
    """Its words, the one that was cut at its end left out, and the cut shown."""
    last = max((m.end for m in marks if m.end <= passage.end), default=passage.start) - passage.start
    tail = passage.exact[last:]
    if len(tail) < AROUND or not tail[-1].isalnum() or " " not in tail:
        return passage.exact
    return passage.exact[:last] + tail.rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def line_ends(text: str) -> str:
    """On one line, the spaces at its ends kept."""
    return clean(text).replace("\n", " ")


def query(asked: Mapping[str, str], **changed: object) -> str:
    """The same question with something changed; None and "" take it out: "?q=dam&outlet=Halvard"."""
    merged = {**dict(asked), **changed}
    kept = {name: str(value) for name, value in merged.items() if value not in (None, "")}
    return f"?{urlencode(kept)}" if kept else "?"
