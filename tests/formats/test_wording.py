"""The words of an utterance, marked where accounts differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.formats.shelf import open_shelf
from tellings.formats.wording import mark, wordings
from tellings.model import Comparison, Form, Passage, Reading, Utterance


def said(text: str, readings: list[dict[str, str]]) -> str:
    """Article "a"'s words, marked; each reading maps the articles that have a wording ("ab") to it."""
    places = tuple(Reading(tuple(Form(w, tuple(who)) for who, w in r.items())) for r in readings)
    utterance = Utterance(id="q", speaker=None, versions=(), readings=places, flags=())
    return "".join(f"{{{w}}}" if differs else w for w, differs in mark(Passage("a", 0, len(text), text), utterance))


@pytest.mark.parametrize(
    ("text", "readings", "marked"),
    [
        ("We opened the gates", [{"ab": "We opened the"}, {"a": "gates", "b": "doors"}], "We opened the {gates}"),
        ("No talks.", [{"abc": "No talks"}, {"a": "", "bc": "until Friday"}], "No talks {…}."),
        # one account's insertion makes no gap in all others
        ("the market faster", [{"abc": "the market"}, {"ab": "", "c": "[square]"}], "the market faster"),
        # typography is no difference: the words are found all the same
        ("they’ve gone far", [{"ab": "they've gone"}, {"a": "far", "b": "away"}], "they’ve gone {far}"),
        # words are whole words
        ("foreign fighters fight", [{"a": "fight", "b": "war"}], "foreign fighters {fight}"),
        # neighbours are marked as one, with the space between them
        ("We wanted no drop", [{"a": "We", "b": "I"}, {"a": "wanted no", "b": "want a"}], "{We wanted no} drop"),
        # a reading that is not in the words is no reason to mark others
        ("We opened the gates", [{"a": "doors", "b": "gates"}], "We opened the gates"),
    ],
)
def test_words_that_not_all_accounts_have_are_marked(text: str, readings: list[dict[str, str]], marked: str) -> None:
    assert said(text, readings) == marked


@given(st.text(), st.lists(st.dictionaries(st.sampled_from(["a", "b", "ab"]), st.text(max_size=5))))
def test_but_for_the_gaps_the_words_are_the_very_words(text: str, readings: list[dict[str, str]]) -> None:
    places = tuple(Reading(tuple(Form(w, tuple(who)) for who, w in r.items())) for r in readings)
    utterance = Utterance(id="q", speaker=None, versions=(), readings=places, flags=())
    text = text.replace("…", "")
    pieces = mark(Passage("a", 0, len(text), text), utterance)
    words = "".join(w.replace("…", "") if differs else w for w, differs in pieces)
    assert words.split() == text.split()


def test_accounts_with_the_same_words_are_one_wording_the_fullest_first(comparison: Comparison) -> None:
    found = wordings(comparison.quotes[0], "Irena Dolvek", open_shelf(comparison))
    assert [(w.by, len(w.passages)) for w in found] == [("said", 1), ("vowed", 1), ("said", 1)]
