"""Page dump -> lines: what a line says without its markup, how deep it stands, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BULLET = re.compile(r"^(?:[*+•·▪■◦‣–-]|o|\d{1,2}\.)\s+(?=\S)")
HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\((?:[^()\s\n]{0,800})\)")
STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?![\w*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a dump that is not blank. `exact` is as the dump has it, `text` without markup and bullet."""

    exact: str
    text: str
    indent: int
    above: int  # blank lines before it
    bullet: bool
    heading: bool = False  # marked as one
    linked: float = 0.0  # share of it that is link markup


def split_lines(dump: str) -> tuple[Line, ...]:
    return tuple(_lines(dump))


def _lines(dump: str) -> Iterator[Line]:
    above = 0
    for raw in dump.splitlines():
        exact = raw.strip()
        if not exact:
            above += 1
            continue
        yield _line(raw, exact, above)
        above = 0


def _line(raw: str, exact: str, above: int) -> Line:
    heading = bool(HEADING.match(exact))
    bare = HEADING.sub("", exact)
    bullet = BULLET.match(bare)
    inner = bare[bullet.end() :] if bullet and not _numbered_sentence(bullet) else bare
    text = plain(inner) if any(c.isalnum() for c in inner) else ""  # a ruler, stars, dots
    linked = sum(len(m.group(1)) for m in LINK.finditer(bare)) / max(1, len(text))
    indent = len(raw) - len(raw.lstrip())
    return Line(
        exact=exact,
        text=text,
        indent=indent,
        above=above,
        bullet=bool(bullet),
        heading=heading,
        linked=min(1.0, linked),
    )


def _numbered_sentence(bullet: re.Match[str]) -> bool:
    """A dash may open a dialogue and a number a heading; both belong to the words."""
    return bullet.group()[0] in "–-0123456789"


def plain(text: str) -> str:
    """Without Markdown: links as their words, emphasis as what it marks; spaces folded."""
    text = LINK.sub(r"\1", text)
    text = STRONG.sub(r"\2", text)
    return " ".join(text.split())
