"""Accounts of different events forced together are said to be so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.comparison.apart import note_stories, part_stories
from tellings.model import Article, Dossier

FERRY = (
    "A ferry with ninety passengers ran onto a sandbank off Port Merrow late on Tuesday, the coast guard said. "
    "Tugs from the naval yard pulled the vessel free at dawn. The captain, Rolf Even, blamed an old chart."
)
FERRY_TOO = (
    "Ninety passengers spent a night aboard a ferry stranded off Port Merrow. Captain Rolf Even told reporters that "
    "the sandbank stood on no chart; the coast guard sent tugs, which freed the ship on Wednesday before the tide fell."
)
PRIZE = (
    "The novelist Ada Brant won the Karsin prize for a book of short stories about beekeepers. The jury in Tarsk "
    "praised her dry humour. Brant, a former teacher, gave half of the money to the library where she learnt to read."
)


def dossier(key: str, text: str, language: str = "en") -> Dossier:
    article = Article(
        id=key,
        uri=f"file:{key}",
        title=None,
        outlet=None,
        published=None,
        modified=None,
        authors=(),
        language=language,
        text=text,
        removed=(),
        credits=(),
        sha256=key,
    )
    return Dossier(article=article, sentences=())


def test_two_events_look_like_two_stories_and_are_named():
    note = note_stories([dossier("a", FERRY), dossier("b", PRIZE), dossier("c", FERRY_TOO)])
    assert note == "these look like 2 stories, compared as if they were one: file:a and 1 more; file:b"


@pytest.mark.parametrize(
    ("dossiers", "reason"),
    [
        ([], "nothing given"),
        ([dossier("a", FERRY)], "one account"),
        ([dossier("a", FERRY), dossier("b", FERRY_TOO)], "one event in other words"),
        ([dossier("a", FERRY), dossier("b", "The prize went to Ada Brant.")], "too short to judge"),
        ([dossier("a", FERRY), dossier("b", PRIZE, "fr")], "another language shares no words"),
    ],
)
def test_what_looks_like_one_story(dossiers, reason):
    assert note_stories(dossiers) is None, reason


def test_neither_order_nor_repetition_changes_the_stories():
    given = [dossier("a", FERRY), dossier("b", PRIZE), dossier("c", FERRY_TOO)]
    assert part_stories(given) == part_stories([*reversed(given), *given])


def test_a_chain_of_accounts_is_one_story():
    both = replace(dossier("c", FERRY + " " + PRIZE))
    assert len(part_stories([dossier("a", FERRY), dossier("b", PRIZE), both])) == 1
