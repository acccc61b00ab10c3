"""Any text -> a parse whose offsets are the text's."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import TellingsError
from tellings.models.english import load_english
from tellings.models.prepare import LONGEST_WORD, PIECE, pieces, prepare


def sentences(parse, text):
    (doc,) = parse([text])
    return [s.text.strip() for s in doc.sents if s.text.strip()]


def test_a_line_break_ends_a_sentence(parse):
    assert sentences(parse, "Storm hits Eastport\nThe mayor spoke") == ["Storm hits Eastport", "The mayor spoke"]


def test_a_dateline_is_no_part_of_the_first_sentence(parse):
    text = "EASTPORT (Reuters) - The premier resigned."
    assert sentences(parse, text) == ["EASTPORT (Reuters) -", "The premier resigned."]


def test_a_dash_in_a_sentence_is_no_dateline(parse):
    assert sentences(parse, "Tom walked - the dog ran.") == ["Tom walked - the dog ran."]


def test_glued_quotation_marks_end_a_sentence(parse):
    text = 'It is under control."A senior official disagreed.'
    assert sentences(parse, text)[-1] == "A senior official disagreed."


def test_capitals_are_read_as_the_text_writes_the_words_elsewhere(parse):
    text = "MAYOR RUIZ QUITS OVER THE BRIDGE\nMayor Ruiz quits. The bridge fell over."
    assert prepare(text).split("\n")[0] == "Mayor Ruiz quits over the bridge"


def test_a_line_of_few_capitals_stays(parse):
    assert prepare("WHO says no") == "WHO says no"


def test_a_model_that_is_missing_is_named():
    with pytest.raises(TellingsError, match="en_core_web_none"):
        load_english("en_core_web_none")


def test_a_text_longer_than_a_piece_is_one_parse_with_its_own_offsets(parse):
    text = "The mayor of Eastport spoke on Monday.\n" * (PIECE // 30)
    (doc,) = parse([text])
    assert doc.text == text
    assert doc[-2].idx + len(doc[-2]) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "a\ud800b",
        "x\x00y\x07",
        "tab\tand\u00a0space",
        "(" * 3 * LONGEST_WORD,
        "e\u0301",
        "\U0001f600 ok",
    ],
    ids=["empty", "space", "breaks", "lone surrogate", "control", "no-break", "endless word", "accent", "emoji"],
)
def test_no_text_changes_its_length(parse, text):
    (doc,) = parse([text])
    assert len(doc.text) == len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_a_prepared_text_has_the_same_length_and_can_be_encoded(text):
    plain = prepare(text)
    assert len(plain) == len(text)
    plain.encode("utf-8")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab \n", max_size=60).map(lambda s: s * (PIECE // 20)))
def test_pieces_joined_are_the_text(text):
    parts = list(pieces(text))
    assert "".join(parts) == text
    assert max(map(len, parts)) <= PIECE
