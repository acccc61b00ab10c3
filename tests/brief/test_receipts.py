"""A sentence and what must stand in its passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.receipts import check_sentence, unbacked

PASSAGE = "At least 15 people died in Port Merrow, said Mayor Lidia Sarn. “We lost three boats,” she told a reporter."


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 15 people died in Port Merrow.",
        'The mayor, Lidia Sarn, said: "We lost three boats."',
        "People died, the mayor said.",
        "In Merrow’s harbour three boats were lost, said Sarn.",
    ],
)
def test_numbers_names_and_quoted_words_that_stand_there_are_backed(sentence):
    assert check_sentence(sentence, [PASSAGE])


@pytest.mark.parametrize(
    ("sentence", "lacking"),
    [
        ("At least 16 people died.", ("16",)),
        ("At least 1 person died.", ("1",)),
        ("About 15,000 people died.", ("15,000",)),
        ("It was in Tavenor that they died.", ("Tavenor",)),
        ("The mayor said that “we lost all the boats”.", ("we lost all the boats",)),
        ("The mayor counted seven boats.", ("seven",)),
    ],
)
def test_what_stands_in_no_passage_is_named(sentence, lacking):
    assert unbacked(sentence, [PASSAGE]) == lacking


def test_without_passages_only_a_sentence_that_claims_nothing_is_backed():
    assert not check_sentence("Then 3 came.", [])
    assert check_sentence("Then they came.", [])


@given(st.text(max_size=200))
def test_every_text_backs_itself(text):
    assert check_sentence(text, [text])
