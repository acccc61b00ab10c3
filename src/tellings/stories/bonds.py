"""Judgements of a person -> which articles must be together and which apart; where two contradict, the later holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Binding


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that a later one contradicts, and for which of its articles it therefore does not hold."""

    binding: Binding
    articles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bonds:
    """All judgements together, free of contradiction."""

    mates: dict[str, frozenset[str]]  # article -> all articles that it must be with, itself among them
    strangers: dict[str, frozenset[str]]  # article -> all articles that it must not be with
    overruled: tuple[Overruled, ...] = ()


NONE = Bonds({}, {})


def settle(bindings: Sequence[Binding]) -> Bonds:
    """`bindings` in the order in which they were made."""
    settling = _Settling()
    overruled = [settling.take(binding) for binding in reversed(bindings)]
    said = tuple(one for one in reversed(overruled) if one.articles)
    return Bonds(settling.mates(), settling.strangers(), said)


class _Settling:
    """Classes of articles that are together, and which classes are apart; grows from the latest judgement back."""

    def __init__(self) -> None:
        self.members: dict[str, set[str]] = {}  # class -> its articles; a class is named after one of them
        self.of: dict[str, str] = {}  # article -> class
        self.apart: dict[str, set[str]] = {}  # class -> classes

    def take(self, binding: Binding) -> Overruled:
        """Apply what does not contradict a later one; say what does."""
        taken = self._together if binding.verdict == "same" else self._asunder
        return Overruled(binding, tuple(taken(binding)))

    def _together(self, binding: Binding) -> list[tuple[str, str]]:
        """Each article joins the first of those before it that it may be with."""
        heads: list[str] = []
        lost: list[tuple[str, str]] = []
        for article in dict.fromkeys((*binding.a, *binding.b)):
            own = self._class(article)
            allowed = [head for head in heads if self.of[head] not in self.apart[own]]
            lost += [(head, article) for head in heads if self.of[head] in self.apart[own]]
            if allowed:
                self._join(self.of[allowed[0]], own)
            else:
                heads.append(article)
        return lost

    def _asunder(self, binding: Binding) -> list[tuple[str, str]]:
        lost = []
        for a in binding.a:
            for b in binding.b:
                one, other = self._class(a), self._class(b)
                if one == other:
                    lost.append((a, b))
                else:
                    self.apart[one].add(other)
                    self.apart[other].add(one)
        return lost

    def _class(self, article: str) -> str:
        if article not in self.of:
            self.of[article] = article
            self.members[article] = {article}
            self.apart[article] = set()
        return self.of[article]

    def _join(self, kept: str, gone: str) -> None:
        if kept == gone:
            return
        for article in self.members[gone]:
            self.of[article] = kept
        self.members[kept] |= self.members.pop(gone)
        for other in self.apart.pop(gone):
            self.apart[other].discard(gone)
            self.apart[other].add(kept)
            self.apart[kept].add(other)

    def mates(self) -> dict[str, frozenset[str]]:
        frozen = {name: frozenset(members) for name, members in self.members.items()}
        return {article: frozen[name] for article, name in self.of.items()}

    def strangers(self) -> dict[str, frozenset[str]]:
        frozen = {
            name: frozenset(article for other in others for article in self.members[other])
            for name, others in self.apart.items()
        }
        return {article: frozen[name] for article, name in self.of.items() if frozen[name]}
