"""A person's acts on stories -> judgements with who, when and why; each binds later grouping and can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.errors import CallError
from tellings.model import Act, Binding, Judgement
from tellings.store import Store
from tellings.stories import mint

Held = dict[str, tuple[str, ...]]  # story -> its articles, old revisions too


@dataclass(frozen=True, slots=True)
class By:
    """Who judges, when (ISO 8601, UTC) and why."""

    who: str
    when: str
    why: str = ""


# ---- acts -----------------------------------------------------------------------------------------------------------
def merge(store: Store, stories: Sequence[str], by: By) -> Judgement:
    """The stories are one. The id of the one that began first stays; the others lead there for ever."""
    ids = list(dict.fromkeys(today(store, story) for story in stories))
    if len(ids) < 2:
        raise CallError("these are one story already" if len(stories) > 1 else "give two stories or more", SEE_STORIES)
    before = {story: held(store, story) for story in ids}
    for gone in ids[1:]:
        store.stories.unite(ids[0], gone)
    first = store.stories.members(ids[0], 1)[0].article
    kept = next(story for story in ids if first in before[story])
    store.stories.unite(kept, ids[0])
    rest = tuple(article for story in ids if story != kept for article in before[story])
    return _judged(store, "merge", (Binding("same", before[kept], rest),), before, [kept], by)


def split(store: Store, story: str, articles: Sequence[str], by: By) -> Judgement:
    """The articles are a story of their own, with an id of its own; the rest keeps the old id."""
    kept = today(store, story)
    before = held(store, kept)
    off = _with_revisions(store, articles, kept)
    rest = tuple(article for article in before if article not in off)
    if not rest:
        raise CallError(f"these are all the articles of {kept}", "name those that are another story")
    made = _free_id(store, off)
    put(store, off, made)
    bindings = (Binding("different", off, rest), Binding("same", off), Binding("same", rest))
    return _judged(store, "split", bindings, {kept: before}, [kept, made], by)


def move(store: Store, article: str, story: str, by: By) -> Judgement:
    """The article is not of its story, but of this one. Where none is left behind, its old id leads here."""
    target = today(store, story)
    left = store.stories.of([article]).get(article)
    if left is None:
        raise CallError(f"there is no article {article}", SEE_STORY)
    if left == target:
        raise CallError(f"{article} is in {target} already", SEE_STORY)
    before = {left: held(store, left), target: held(store, target)}
    moved = _with_revisions(store, [article], left)
    rest = tuple(one for one in before[left] if one not in moved)
    put(store, moved, target)
    if not rest:
        store.stories.unite(target, left)
    apart = (Binding("different", moved, rest),) if rest else ()
    bindings = (*apart, Binding("same", moved, before[target]))
    return _judged(store, "move", bindings, before, [left, target], by)


def rename(store: Store, story: str, title: str, by: By) -> Judgement:
    """The story has this headline until the judgement is undone or another one follows."""
    return _remark(store, "rename", story, title, by)


def note(store: Store, story: str, text: str, by: By) -> Judgement:
    """Words beside the story; they change nothing."""
    return _remark(store, "note", story, text, by)


def _remark(store: Store, act: Act, story: str, text: str, by: By) -> Judgement:
    if not text.strip():
        raise CallError("there are no words in it", "say something, or undo what was said")
    kept = today(store, story)
    judgement = _judged(store, act, (), {kept: held(store, kept)}, [], by)
    judgement = replace(judgement, text=text.strip())
    store.judgements.keep(judgement)
    return judgement


def titles(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Story -> the headline that a person gave it last."""
    return {one.stories[0][0]: one.text for one in judgements if one.act == "rename" and not one.undone}


# ---- parts ----------------------------------------------------------------------------------------------------------
SEE_STORIES = "`tellings stories` lists them"
SEE_STORY = "`tellings story ID` shows the articles of a story"


def today(store: Store, story: str) -> str:
    """The id that stands for the story today."""
    found = store.stories.resolve(story)
    if found is None or not store.stories.members(found, 1):
        raise CallError(f"there is no story {story}", SEE_STORIES)
    return found


def held(store: Store, story: str) -> tuple[str, ...]:
    """Its articles in the order in which they came, old revisions too."""
    return tuple(member.article for member in store.stories.members(story))


def _with_revisions(store: Store, articles: Sequence[str], story: str) -> tuple[str, ...]:
    """The articles, and what they are revisions of; all must be in the story."""
    members = store.stories.members(story)
    newer = {member.article: member.newer for member in members}
    for article in articles:
        if article not in newer:
            raise CallError(f"{article} is no article of {story}", SEE_STORY)
    last = {article: newest(article, newer) for article in newer}
    wanted = {last[article] for article in articles}
    return tuple(article for article in newer if last[article] in wanted)


def newest(article: str, newer: Mapping[str, str | None]) -> str:
    """The revision that stands for it."""
    seen: set[str] = set()
    while (after := newer.get(article)) and after not in seen:
        seen.add(article)
        article = after
    return article


def _free_id(store: Store, articles: Sequence[str]) -> str:
    """An id that no story has or had."""
    ids = [mint(article) for article in articles]
    digest = hashlib.sha256("".join(articles).encode())
    ids.append("s" + digest.hexdigest()[:11])
    for story in ids:
        if store.stories.resolve(story) is None:
            return story
    while store.stories.resolve(story):
        digest.update(b"again")
        story = "s" + digest.hexdigest()[:11]
    return story


def put(store: Store, articles: Iterable[str], story: str) -> None:
    """Each keeps the reasons for which it was joined."""
    moved = list(articles)
    store.stories.mint(story)
    there = sorted(set(store.stories.of(moved).values()))
    why = {member.article: member.why for one in there for member in store.stories.members(one)}
    for article in moved:
        store.stories.place(article, story, why.get(article, ()))


def _judged(
    store: Store, act: Act, bindings: tuple[Binding, ...], before: Held, touched: Sequence[str], by: By
) -> Judgement:
    said = f"{act} {sorted(before)} {by} {len(store.judgements.list())}"
    judgement = Judgement(
        id="j" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:11],
        act=act,
        bindings=bindings,
        stories=tuple(before.items()),
        after=tuple((story, held(store, story)) for story in touched),
        who=by.who,
        when=by.when,
        why=by.why,
    )
    store.judgements.keep(judgement)
    return judgement
