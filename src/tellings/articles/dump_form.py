"""Lines of a dump, kept and cut -> what kind of page it is: article, live blog, gallery, paywall stub, or none."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.articles import page_form
from tellings.articles.dump_lines import Line


def find_form(lines: Sequence[Line], kept: Sequence[bool], title: str | None) -> tuple[str, frozenset[int]]:
    """Its name, and the lines that are its own though they were cut."""
    pieces = _pieces(lines, kept)
    form = page_form.find_form(title, pieces)
    return form, page_form.own_words(form, title, pieces)


def why_none(lines: Sequence[Line], kept: Sequence[bool]) -> str | None:
    """The reason why the page is no article, or None."""
    return page_form.why_none(_pieces(lines, kept))


def _pieces(lines: Sequence[Line], kept: Sequence[bool]) -> list[page_form.Piece]:
    return [page_form.Piece(text=line.text, kept=k, item=line.bullet) for line, k in zip(lines, kept, strict=True)]
