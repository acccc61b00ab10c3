"""How much of each panel a page shows: the first few on a story's own page, then page by page, all under 150 kB."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tellings.formats.panels import Part

PANELS = (
    "sources",
    "headlines",
    "agree",
    "same",
    "figures",
    "quotes",
    "others",
    "alone",
    "actors",
    "timeline",
    "split",
)
MOST = {  # items of each panel on a story's own page; of what is inside an item, too
    "sources": 12,
    "headlines": 20,
    "agree": 10,
    "same": 6,
    "figures": 6,
    "quotes": 6,
    "others": 6,
    "alone": 4,
    "alone in one": 3,
    "actors": 4,
    "rows": 10,
    "timeline": 12,
    "cite": 5,
    "drawing": 40,
}
CROWD = 40  # articles of a story; where there are more, each item is long, and there are fewer of them
FEWER = {
    **{"figures": 4, "quotes": 4, "others": 4, "amounts": 5, "wordings": 4, "sides": 4},
    **{"cite": 3, "copies": 2, "missing": 4, "doubt": 4, "why": 3},
}
WHOLE = 30  # items on a panel's own page, but of these:
FULL = {"sources": 10, "figures": 4, "quotes": 4, "others": 4, "alone": 8, "actors": 10}
INSIDE = {
    **{"amounts": 12, "wordings": 12, "sides": 12, "rows": 20, "alone in one": 20},
    **{"cite": 5, "copies": 2, "missing": 8, "doubt": 8, "why": 4},
}
BRANCHES = 24  # articles in the trees of a story's own page, and on the page of its sources:
ALL_BRANCHES = 80


@dataclass(frozen=True, slots=True)
class Window:
    """Which items of its panels a page shows; `panel` None: the first few of each."""

    story: str
    panel: str | None = None
    start: int = 0
    crowd: bool = False
    levels: str = ""  # how copies are folded, as the address says it

    @property
    def branches(self) -> int:
        return ALL_BRANCHES if self.panel else BRANCHES

    def shown(self, panel: str, items: Sequence[Any], most: int) -> Part:
        if panel == self.panel:
            end = self.start + FULL.get(panel, WHOLE)
            return Part(items[self.start : end], left=max(0, len(items) - end), href=self._address(panel, end))
        number = min(most, self._most(panel))
        left = max(0, len(items) - number)
        href = self._address(panel, number) if left and panel in PANELS else None
        if left and panel == "alone in one" and not self.panel:
            href = f"/stories/{self.story}/alone"
        return Part(items[:number], left=left, href=href)

    def _address(self, panel: str, start: int) -> str:
        levels = f"&{self.levels}" if self.levels and panel == "headlines" else ""
        return f"/stories/{self.story}/{panel}?from={start}{levels}"

    def _most(self, panel: str) -> int:
        few = INSIDE if self.panel else FEWER if self.crowd else {}
        return few.get(panel) or MOST.get(panel, 1000)
