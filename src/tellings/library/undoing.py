"""A judgement taken back: its articles go home, and what came later goes with those that it was joined for."""

from __future__ import annotations

from dataclasses import replace

from tellings.errors import CallError
from tellings.library.judging import By
from tellings.model import Judgement, Undoing
from tellings.store import Store


def undo(store: Store, judgement: str, by: By) -> Judgement:
    """The articles go back; what came later goes with those that it was joined for."""
    one = store.judgements.find(judgement)
    if one is None:
        raise CallError(f"there is no judgement {judgement}", "`tellings judgements` lists them")
    if one.undone:
        raise CallError(f"{judgement} was undone by {one.undone.who} at {one.undone.when}", "")
    _refuse_if_built_on(store, one)
    undone = replace(one, undone=Undoing(by.who, by.when, by.why))
    store.judgements.keep(undone)
    if one.after:
        _give_back(store, one)
    return undone


def _refuse_if_built_on(store: Store, one: Judgement) -> None:
    articles = _named(one)
    listed = store.judgements.list(undone=False)
    for later in listed[[j.id for j in listed].index(one.id) + 1 :]:
        if later.after and articles & _named(later):
            raise CallError(f"{later.id} was judged on top of it", f"undo {later.id} first")


def _named(one: Judgement) -> set[str]:
    return {article for _, articles in (*one.stories, *one.after) for article in articles}


def _give_back(store: Store, one: Judgement) -> None:
    left = {story for story, articles in one.after if articles}
    homes: dict[str, str] = {}  # article -> story
    for story, articles in one.stories:
        home = (store.stories.resolve(story) or story) if story in left else story
        if story not in left:
            store.stories.part(story)
        homes |= dict.fromkeys(articles, home)
    _send_home(store, one, homes)
    before = {story for story, _ in one.stories}
    for made in left - before:
        store.stories.unite(homes[next(iter(homes))], made)


def _send_home(store: Store, one: Judgement, homes: dict[str, str]) -> None:
    """Its articles, and with them what was joined to the story since because of one of them."""
    stories = sorted({store.stories.resolve(story) or story for story, _ in one.after})
    members = [member for story in stories for member in store.stories.members(story)]
    for member in members:
        beside = next((reason.b for reason in member.why if reason.b in homes), None)
        if member.article not in homes and beside and one.act == "merge":
            homes[member.article] = homes[beside]
    for member in members:
        home = homes.get(member.article, member.story)
        if home != member.story:
            store.stories.mint(home)
            store.stories.place(member.article, home, member.why)
