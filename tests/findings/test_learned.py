"""Where a learned name begins and ends, and what of a text is looked at."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.findings.clues import Found, find_clues
from tellings.findings.entities import find_entities
from tellings.findings.learned import learned_names, load_name_weights, within_reach
from tellings.findings.names import names_of


def found(doc) -> Found:
    entities = find_entities(doc)
    return Found(entities, names_of(doc, entities))


def learned(doc) -> list[str]:
    return [e.words(doc).text for e in learned_names(doc, found(doc))]


def test_the_names_of_a_sentence_read_aloud(read):
    doc = read("Maria Lopez of the Cadia Health Board met Tom Harris in Chicago on Monday.").doc
    assert learned(doc) == ["Maria Lopez", "Cadia Health Board", "Tom Harris", "Chicago"]


def test_a_word_of_the_headline_s_case_only_is_no_name(read):
    doc = read("Fog delays flights at London airport\nThe fog lifted at noon, and flights left the airport.").doc
    assert "Fog" not in learned(doc)


def test_a_name_has_the_kind_that_the_rules_gave_it(read):
    doc = read("Maria Lopez met Tom Harris in Chicago.").doc
    kinds = {e.words(doc).text: e.kind for e in learned_names(doc, found(doc))}
    assert kinds == {"Maria Lopez": "person", "Tom Harris": "person", "Chicago": "place"}


def test_only_words_near_a_capital_are_looked_at(read):
    doc = read("yesterday we all went down to the sea again, and there we saw Tom Harris swim.").doc
    words = [t.text for reach in within_reach(doc) for t in doc[reach.start : reach.stop]]
    assert words == ["saw", "Tom", "Harris", "swim", "."]


def test_what_is_glued_to_a_capital_is_looked_at_too(read):
    doc = read("yesterday the minister praised al-Harran warmly.").doc
    words = [t.text for reach in within_reach(doc) for t in doc[reach.start : reach.stop]]
    assert "".join(words).startswith("al-Harran")


@pytest.mark.parametrize("text", ["", "\n", "A", "a", "1 2 3", "\ud800 A", "A " * 300])
def test_every_token_has_the_same_number_of_clues(read, text):
    doc = read(text).doc
    weights = load_name_weights()
    clues = find_clues(doc, found(doc), weights.usage, weights.bits)
    assert clues.shape[0] == len(doc)
    assert clues.shape[1] == find_clues(read("Tom Harris").doc, Found((), ()), weights.usage, weights.bits).shape[1]
    assert ((clues >= 0) & (clues < len(weights.bins))).all()


def test_the_same_text_has_the_same_clues(read):
    weights = load_name_weights()
    one, two = (read("Tom Harris met the Board of Cadia.").doc for _ in range(2))
    clues = [find_clues(doc, found(doc), weights.usage, weights.bits) for doc in (one, two)]
    assert np.array_equal(*clues)
