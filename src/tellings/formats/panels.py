"""Comparison -> the panels of a page: all that its templates print, and how much of each is shown where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from tellings.formats import ledgers, plain, points
from tellings.formats.drawing import draw_families, number_line
from tellings.formats.family import family_trees, kind, says
from tellings.formats.quality import how_sure
from tellings.formats.shelf import Shelf
from tellings.formats.wording import wordings
from tellings.model import Comparison, Disagreement, Moment, Passage, Quantity, StoryActor, Utterance


@dataclass(frozen=True, slots=True)
class Found:
    """What each panel holds, in the order in which it is read."""

    agreed: tuple[points.Agreement, ...]
    same: tuple[tuple[Quantity, ledgers.Amount, int], ...]
    figures: tuple[Quantity, ...]
    quotes: tuple[Utterance, ...]
    others: tuple[Disagreement, ...]
    alone: tuple[tuple[str, tuple[Passage, ...]], ...]
    labelled: tuple[StoryActor, ...]
    moments: tuple[tuple[Moment, tuple[Passage, ...]], ...]
    brief: points.Brief


@dataclass(frozen=True, slots=True)
class Part:
    """Of a panel's items: those shown `first`, the `rest` behind a click, and how many are `left` for another page."""

    first: Sequence[Any]
    rest: Sequence[Any] = ()
    left: int = 0
    href: str | None = None


class Shown(Protocol):
    def __call__(self, panel: str, items: Sequence[Any], most: int) -> Part: ...


def all_shown(panel: str, items: Sequence[Any], most: int) -> Part:
    """Everything on one page, what is more than `most` behind a click."""
    return Part(items[:most], items[most:])


def find_panels(comparison: Comparison, shelf: Shelf) -> Found:
    return Found(
        agreed=points.agreed(comparison, shelf),
        same=ledgers.figures_that_agree(comparison, shelf),
        figures=ledgers.figures_that_differ(comparison),
        quotes=ledgers.quotes_that_differ(comparison),
        others=points.other_disagreements(comparison),
        alone=points.alone(comparison, shelf),
        labelled=ledgers.labelled(comparison, shelf),
        moments=points.moments(comparison, shelf),
        brief=points.numbered(comparison, shelf),
    )


def panel_context(
    comparison: Comparison,
    shelf: Shelf,
    *,
    href: Callable[[Passage], str],
    page_of: Callable[[str], str],
    shown: Shown = all_shown,
) -> dict[str, Any]:
    """The names that `panels.html` uses. `href` opens a passage, `page_of` an article by its id."""
    return {
        "comparison": comparison,
        "shelf": shelf,
        "found": find_panels(comparison, shelf),
        "ledgers": ledgers,
        "points": points,
        "trees": family_trees(comparison),
        "drawing": draw_families(comparison, shelf),
        "speakers": {a.id: a.name for a in comparison.actors},
        "href": href,
        "page_of": page_of,
        "shown": shown,
    }


@cache
def templates() -> Environment:
    """Everything that a template prints is escaped and free of control characters."""
    return dress(Environment(loader=PackageLoader("tellings.formats"), **SAFE))


SAFE: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "finalize": lambda value: plain.clean(value) if type(value) is str else value,
}


def dress(environment: Environment) -> Environment:
    """The filters and functions that the panels need."""
    environment.filters |= {
        "moment": plain.moment,
        "line": plain.line,
        "cut": plain.cut,
        "reason": plain.reason,
        "web": web,
    }
    environment.globals |= {
        "how_sure": how_sure,
        "number_line": number_line,
        "says": says,
        "kind": kind,
        "wordings": wordings,
    }
    return environment


def web(address: str) -> str | None:
    """The address where it is one of the web (no script, no file of this machine)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else None
