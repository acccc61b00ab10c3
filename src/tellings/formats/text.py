"""Comparison -> text for a terminal: what a journalist on deadline needs first, first."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from tellings.formats import terminal
from tellings.formats.plain import line, moment
from tellings.formats.points import summary
from tellings.formats.quality import how_sure
from tellings.formats.shelf import Shelf, open_shelf
from tellings.model import Comparison


def comparison_text(comparison: Comparison, width: int = 80, color: bool = False) -> str:
    """The comparison in `width` columns; without `color` there are no escape sequences at all."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for row in _rows(comparison, open_shelf(comparison)):
        console.print(row)
    return "\n".join(row.rstrip() for row in out.getvalue().splitlines()) + "\n"


def _rows(comparison: Comparison, shelf: Shelf) -> Iterator[RenderableType]:
    yield from _title(comparison, shelf)
    for title, measured, panel in terminal.PANELS:
        shown = list(panel(comparison, shelf))
        if shown:
            yield Text(f"\n{title.upper()}", style="bold cyan")
            yield from shown
            if sure := how_sure(measured):
                yield Text(sure, style="dim italic")


def _title(comparison: Comparison, shelf: Shelf) -> Iterator[Text]:
    story = comparison.story
    yield Text(line(story.title), style="bold")
    ends = [moment(t) for t in (story.first_published, story.last_published) if t]
    about = [" to ".join(dict.fromkeys(ends)), ", ".join(line(p) for p in story.places[:4])]
    if any(about):
        yield Text(" · ".join(a for a in about if a), style="dim")
    if len(shelf.articles) > 1:
        yield Text(summary(comparison, shelf))
    for note in comparison.notes:
        yield Text(f"Note: {line(note)}", style="yellow")
