"""Stories: what grouping keeps of an article, why articles are together, and what a person judged of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different"]
Act = Literal["merge", "split", "move", "rename", "note"]


@dataclass(frozen=True, slots=True)
class Binding:
    """ "same": all articles of `a` and `b` are of one story; "different": none of `a` is of a story with one of `b`."""

    verdict: Verdict
    a: tuple[str, ...]  # article ids
    b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undoing:
    """Who took a judgement back, when and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One act of a person, which binds every later grouping until it is undone."""

    id: str  # "j" and eleven hexadecimal digits
    act: Act
    bindings: tuple[Binding, ...]
    stories: tuple[tuple[str, tuple[str, ...]], ...]  # the stories that it touched, each with its articles before
    after: tuple[tuple[str, tuple[str, ...]], ...]  # and after; these articles keep these stories' ids for ever
    who: str
    when: str  # ISO 8601, UTC
    why: str
    undone: Undoing | None = None
    text: str = ""  # the headline that a rename gives, the words of a note; these two bind no grouping


@dataclass(frozen=True, slots=True)
class Reason:
    """Why articles `a` and `b` are of one story, in words."""

    a: str
    b: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What grouping needs of an article, a few kB; a store keeps it as it is and reads only `article` in it."""

    article: str
    language: str | None
    day: int | None  # of publication, as in date.toordinal()
    length: int  # words of the text
    terms: tuple[str, ...]  # the most telling words of title and text
    counts: tuple[int, ...]  # how often each stands there
    title: tuple[int, ...]  # which of `terms` stand in the title
    lead: tuple[int, ...]  # which in the title or the first lines
    names: tuple[int, ...]  # which are written as names
    numbers: tuple[int, ...]  # which are figures
    shown: tuple[str, ...] = ()  # names of several words, as they are written
    days: tuple[int, ...] = ()  # that the text speaks of: month * 100 + day
    copies: tuple[int, ...] = ()  # a sample of its runs of words, the same ones of the same text
    weights: tuple[float, ...] = ()  # of each of `terms`, heaviest first, by the frequencies when it was placed
    likeness: float = 0.0  # to the articles of the story that it joined then; 0 where it began one


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that is in a story: `story` is today's id, redirects followed."""

    sketch: Sketch
    story: str


@dataclass(frozen=True, slots=True)
class Union:
    """Two stories that are now seen to be one: `gone` redirects to `kept` for ever."""

    kept: str
    gone: str
    because: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article goes, and all that a shelf has to write down of it, in this order."""

    unions: tuple[Union, ...]  # first: all of `gone` moves to `kept`
    story: str  # then the article goes here
    new: bool  # the story begins with this article
    why: tuple[Reason, ...]  # empty where it is new
    sketch: Sketch  # to be kept with the article
    keys: tuple[str, ...]  # under which `near` finds it; a few dozen, each under 60 characters
    terms: tuple[str, ...]  # each counts one article more in `frequencies`; 200 at most
