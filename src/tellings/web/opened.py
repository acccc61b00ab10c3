"""Stories that were opened last, laid out for their pages: the next page of one costs no more than what it prints."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from tellings.formats.panels import Found
from tellings.formats.shelf import open_shelf
from tellings.library import Library
from tellings.library.glances import COMPARERS
from tellings.model import Opened
from tellings.store import code_version
from tellings.web.memory import Stamp, stamp_of

HELD = 800  # articles of all stories that lie here; 200 take some 30 MB
RECEIPTS = 3  # numbered of each sentence of a brief


def warm() -> None:
    """What the first reader of a story would wait for: rooms that only stories need, and digests of the code."""
    from tellings.library import kept_stories, opening  # noqa: F401

    code_version()
    code_version(COMPARERS)


@dataclass(frozen=True, slots=True)
class Laid:
    """A story, opened without findings, which no page prints, and what its panels hold."""

    opened: Opened
    found: Found
    printed: dict[str, str] = field(default_factory=dict)  # panels of the story's own page, whoever asks for it

    def kept(self, name: str, panel: Callable[[], str]) -> str:
        """The panel, printed once."""
        if name not in self.printed:
            self.printed[name] = panel()
        return self.printed[name]

    @property
    def articles(self) -> int:
        return len(self.found.shelf.articles)


@dataclass(slots=True)
class Table:
    """Used by several threads at once; only one of them opens a story."""

    _laid: OrderedDict[str, tuple[Stamp, Laid]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def find(self, library: Library, story: str) -> Laid | None:
        """One that lies here as it is today."""
        held = self._laid.get(story)
        return held[1] if held and held[0] == stamp_of(library.store, library.place) else None

    def lay(self, library: Library, story: str) -> Laid:
        """`story` is today's id, and its articles have been read."""
        with self._lock:
            laid = self.find(library, story)
            if laid is None:
                stamp = stamp_of(library.store, library.place)
                laid = lay(library.open_story(story, findings=False))
                self._laid[story] = stamp, laid
            self._laid.move_to_end(story)
            while len(self._laid) > 1 and sum(one.articles for _, one in self._laid.values()) > HELD:
                self._laid.popitem(last=False)
            return laid


def lay(opened: Opened) -> Laid:
    return Laid(opened, Found(opened.comparison, open_shelf(opened.comparison), RECEIPTS))
