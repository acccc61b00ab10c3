"""A person, who judges the stories of a store: what is done binds, is listed and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tellings.store import Store

if TYPE_CHECKING:  # what acts need is loaded when somebody acts
    from tellings.library.judging import By
    from tellings.model import Judgement


class Judge:
    """The acts. Stories that they touch are counted again at once."""

    store: Store
    now: Callable[[], str]  # ISO 8601, UTC

    def merge(self, stories: Sequence[str], *, who: str, why: str = "") -> Judgement:
        """They are one story. The id of the one that began first stays, the others lead there for ever."""
        from tellings.library import judging

        return self._judge(lambda: judging.merge(self.store, stories, self._by(who, why)))

    def split(self, story: str, articles: Sequence[str], *, who: str, why: str = "") -> Judgement:
        """These articles are a story of their own."""
        from tellings.library import judging

        return self._judge(lambda: judging.split(self.store, story, articles, self._by(who, why)))

    def move(self, article: str, story: str, *, who: str, why: str = "") -> Judgement:
        """The article is of this story, not of the one that it is in."""
        from tellings.library import judging

        return self._judge(lambda: judging.move(self.store, article, story, self._by(who, why)))

    def rename(self, story: str, title: str, *, who: str, why: str = "") -> Judgement:
        """The story has this headline until the judgement is undone or another one follows."""
        from tellings.library import judging

        return self._judge(lambda: judging.rename(self.store, story, title, self._by(who, why)))

    def note(self, story: str, text: str, *, who: str, why: str = "") -> Judgement:
        """Words beside the story; they change nothing."""
        from tellings.library import judging

        return self._judge(lambda: judging.note(self.store, story, text, self._by(who, why)))

    def undo(self, judgement: str, *, who: str, why: str = "") -> Judgement:
        """Take a judgement back; it stays in the list, with who undid it."""
        from tellings.library import undoing

        return self._judge(lambda: undoing.undo(self.store, judgement, self._by(who, why)))

    def judgements(self) -> tuple[Judgement, ...]:
        """The oldest first, those that were undone too."""
        return self.store.judgements.list()

    def take_over(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Those of another library that are not here yet; they bind what comes in from now on."""
        from tellings.library.taking_over import take_over

        taken = self.store.write(lambda: take_over(self.store, judgements))
        self._count([story for one in taken for story, _ in (*one.stories, *one.after)])
        return taken

    # ---- parts ----------------------------------------------------------------------------------------------------
    def _by(self, who: str, why: str) -> By:
        from tellings.library.judging import By

        return By(who, self.now(), why)

    def _judge(self, act: Callable[[], Judgement]) -> Judgement:
        judgement = self.store.write(act)
        self._count([story for story, _ in (*judgement.stories, *judgement.after)])
        return judgement

    def _count(self, stories: Iterable[str]) -> None:
        """Count the sources of these stories again."""
        from tellings.library.recount import renew

        renew(self.store, dict.fromkeys(stories), whole=True)
