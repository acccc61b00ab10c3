"""Comparison -> the panels of a page: all that its templates print, and how much of each is shown where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from tellings.formats import ledgers, plain, points
from tellings.formats.drawing import Drawing, draw_families, number_line
from tellings.formats.family import Branch, family_trees, kind, pruned, says
from tellings.formats.quality import how_sure
from tellings.formats.shelf import Shelf
from tellings.formats.wording import Wording, wordings
from tellings.model import Comparison, Disagreement, Family, Moment, Passage, Quantity, StoryActor, Utterance


@dataclass(frozen=True)
class Found:
    """What each panel holds, in the order in which it is read; found when it is first asked for."""

    comparison: Comparison
    shelf: Shelf
    receipts: int | None = None  # of each sentence of the brief; None: all
    _inside: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def trees(self) -> tuple[tuple[Family, Branch], ...]:
        return family_trees(self.comparison)

    @cached_property
    def drawing(self) -> Drawing:
        return draw_families(self.trees, self.shelf)

    @cached_property
    def agreed(self) -> tuple[points.Agreement, ...]:
        return points.agreed(self.comparison, self.shelf)

    @cached_property
    def same(self) -> tuple[tuple[Quantity, ledgers.Amount, int], ...]:
        return ledgers.figures_that_agree(self.comparison, self.shelf)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        return ledgers.figures_that_differ(self.comparison)

    @cached_property
    def quotes(self) -> tuple[Utterance, ...]:
        return ledgers.quotes_that_differ(self.comparison)

    @cached_property
    def others(self) -> tuple[Disagreement, ...]:
        return points.other_disagreements(self.comparison)

    @cached_property
    def alone(self) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
        return points.alone(self.comparison, self.shelf)

    @cached_property
    def labelled(self) -> tuple[StoryActor, ...]:
        return ledgers.labelled(self.comparison, self.shelf)

    @cached_property
    def moments(self) -> tuple[tuple[Moment, tuple[Passage, ...]], ...]:
        return points.moments(self.comparison, self.shelf)

    @cached_property
    def brief(self) -> points.Brief:
        return points.numbered(self.comparison, self.shelf, self.receipts)

    @cached_property
    def summary(self) -> str:
        """All of it in one line."""
        differ = len(self.figures) + len(self.quotes) + len(self.others)
        return points.summed(len(self.agreed) + len(self.same), differ, sum(len(some) for _, some in self.alone))

    @cached_property
    def times(self) -> ledgers.Times:
        return {one.article.id: one.times for one in self.comparison.dossiers}

    @cached_property
    def speakers(self) -> dict[str, str]:
        return {actor.id: plain.line(actor.name) for actor in self.comparison.actors}

    # ---- inside of one item ---------------------------------------------------------------------------------------
    def amounts(self, quantity: Quantity) -> tuple[ledgers.Amount, ...]:
        return self._once("amounts", quantity.id, lambda: ledgers.amounts(quantity, self.shelf, self.times))

    def wordings(self, utterance: Utterance) -> tuple[Wording, ...]:
        speaker = self.speakers.get(utterance.speaker or "", "")
        return self._once("wordings", utterance.id, lambda: wordings(utterance, speaker, self.shelf))

    def labels(self, actor: StoryActor) -> tuple[ledgers.Called, ...]:
        return self._once("labels", actor.id, lambda: ledgers.labels_abreast(actor, self.shelf))

    def _once(self, what: str, item: str, find: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        if (what, item) not in self._inside:
            self._inside[what, item] = find()
        return self._inside[what, item]


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


def panel_context(
    found: Found,
    *,
    href: Callable[[Passage], str],
    page_of: Callable[[str], str],
    shown: Shown = all_shown,
    branches: int = 1_000_000,
) -> dict[str, Any]:
    """The names that `panels.html` uses. `href` opens a passage, `page_of` an article by its id; of the trees of all
    families so many `branches` are shown."""
    return {
        "comparison": found.comparison,
        "shelf": found.shelf,
        "found": found,
        "ledgers": ledgers,
        "href": href,
        "page_of": page_of,
        "shown": shown,
        "pruned": partial(pruned, most=branches),
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
    }
    return environment


def web(address: str) -> str | None:
    """The address where it is one of the web (no script, no file of this machine)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else None
