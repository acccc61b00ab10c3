"""What is a name, and of what kind."""

from __future__ import annotations

import pytest

from tellings.findings.folding import fold
from tellings.findings.names import find_names


def names(read, text: str) -> dict[str, str]:
    return {n.span.of(text): n.kind for n in find_names(read(text))[0]}


def test_an_article_read_aloud(read):
    text = (
        "Maria Lopez, the mayor of Chicago, met Tom Harris of the World Health Organization (WHO) on Monday. "
        "Lopez said the WHO would help."
    )
    assert names(read, text) == {
        "Maria Lopez": "person",
        "Chicago": "place",
        "Tom Harris": "person",
        "World Health Organization": "organisation",
        "WHO": "organisation",
        "Lopez": "person",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hill Mills Corp HMC said it will buy Dove Inc.", "Hill Mills Corp"),
        ("The bank said Stern, Nolan and Co Inc managed the sale.", "Stern, Nolan and Co Inc"),
        ("Yesterday the Mayor praised Susan Miller's plan.", "Susan Miller"),
        ("She works for the Ministry of Health in London.", "Ministry of Health"),
        ("On Monday they bought Dove Mills Inc.", "Dove Mills Inc"),
        ("They live in Denver, Colo.", "Colo."),
    ],
    ids=[
        "no stock symbol",
        "partners are one firm",
        "no possessive",
        "body with of",
        "end of sentence",
        "its own stop",
    ],
)
def test_a_name_is_whole_and_no_longer(read, text, name):
    assert name in names(read, text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Dutch banks fell on Monday.", "Dutch"),
        ("Monday was cold.", "Monday"),
        ("THE END", "THE END"),
        ("He paid 300 dollars in April.", "April"),
    ],
    ids=["nationality of a noun", "a day", "capitals alone", "a month"],
)
def test_near_misses_are_no_names(read, text, never):
    assert never not in names(read, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The campaign, called The Long Day Ahead, begins on Monday.", "The Long Day Ahead"),
        ("Her novel “The Glass Orchard” won a prize.", "The Glass Orchard"),
    ],
)
def test_titles_of_works_and_campaigns_are_names(read, text, title):
    assert names(read, text)[title] == "work"


def test_a_quoted_sentence_is_no_title(read):
    assert "work" not in names(read, '"Nobody told us," said Maria Lopez. "We left."').values()


def test_the_surname_of_a_named_person_is_that_person_wherever_it_stands(read):
    text = "Walter Grange resigned.\nGrange had led the party.\nCritics of Grange were pleased."
    assert names(read, text)["Grange"] == "person"


def test_a_name_can_be_pointed_at_in_the_very_text(read):
    text = "\ufeffMaria\u00a0Lopez met Tom Harris\x00 in Paris."
    reading = read(text)
    found, _ = find_names(reading)
    assert found
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in found)


@pytest.mark.parametrize("text", ["", " \n ", "()", "12 34 | 56", "( ABC ) (ABC)", "\ud800", "of of of"])
def test_odd_texts_are_read_without_a_mistake(read, text):
    find_names(read(text, title=text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("F.B.I.", "FBI"),
        ("the Times", "Times"),
        ("Harris's", "Harris"),
        ("Nuñez", "Nunez"),
        ("Kim Jong-un", "Kim Jong un"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert fold(one) == fold(other)
