"""Numbers, days and addresses -> the words of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from tellings.formats.plain import clean, moment
from tellings.model import Passage


def many(number: int, one: str, several: str = "") -> str:
    """ "1 outlet", "1,200 outlets"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def day(value: str | None) -> str:
    """ISO 8601 -> "Tue 10 Mar 2026"; empty where the page gives none."""
    return moment(value[:10]) if value else ""


def highlighted(passage: Passage, marks: Sequence[Passage]) -> Markup:
    """The passage with the words that were found in it marked."""
    shown, at = Markup(""), passage.start
    for mark in sorted(marks, key=lambda m: m.start):
        if at <= mark.start and mark.end <= passage.end:
            before, found = passage.exact[at - passage.start : mark.start - passage.start], mark.exact
            shown += Markup("{}<mark>{}</mark>").format(line_ends(before), line_ends(found))
            at = mark.end
    return shown + line_ends(passage.exact[at - passage.start :])


def line_ends(text: str) -> str:
    """On one line, the spaces at its ends kept."""
    return clean(text).replace("\n", " ")


def query(asked: Mapping[str, str], **changed: object) -> str:
    """The same question with something changed; None and "" take it out: "?q=dam&outlet=Halvard"."""
    merged = {**dict(asked), **changed}
    kept = {name: str(value) for name, value in merged.items() if value not in (None, "")}
    return f"?{urlencode(kept)}" if kept else "?"
