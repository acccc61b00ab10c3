"""One utterance in many wordings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import telling

from tellings.comparison.actors import find_actors
from tellings.comparison.quotes import find_utterances

SPEAKER = {"Ida Moll": ["Ida Moll"]}


def said(id_, words, who="Ida Moll", lead="Ida Moll spoke. "):
    people = {who: [who]} if who else {}
    return telling(id_, f"{lead}“{words}” {who or ''} said.", people=people or SPEAKER, direct={words: who})


def utterances(*dossiers):
    return find_utterances(dossiers, find_actors(dossiers))


def alternatives(utterance):
    return [[form.exact for form in reading.alternatives] for reading in utterance.readings]


def test_a_trimmed_and_edited_sentence_is_one_utterance():
    (one,) = utterances(
        said("aaaa", "We will rebuild the old bridge before winter, whatever it costs us."),
        said("bbbb", "We will rebuild the [Stone] bridge before winter."),
        said("cccc", "Certainly we will rebuild the old bridge before winter."),
    )
    assert len(one.versions) == 3
    assert alternatives(one) == [
        ["Certainly", ""],
        ["We will rebuild the"],
        ["old", "[Stone]"],
        ["bridge before winter"],
        ["whatever it costs us", ""],
    ]
    assert one.flags == ("trimmed", "editor's insertion")


def pledge(id_, text, words="significant", who="Harrow Mills"):
    return telling(id_, text, bodies={"Harrow Mills": ["Harrow Mills"]}, direct={words: who})


@pytest.mark.parametrize(
    ("text", "together", "why"),
    [
        ("Harrow Mills promised a “significant” fee if the regulator vetoes the merger.", True, "the same moment"),
        ("Harrow Mills called its loss in the north “significant”.", False, "said of another thing"),
    ],
)
def test_one_word_is_one_utterance_only_at_the_same_moment(text, together, why):
    one = pledge("aaaa", "Harrow Mills pledged to pay a “significant” fee if regulators block the merger.")
    assert (len(utterances(one, pledge("bbbb", text))) == 1) is together, why


@pytest.mark.parametrize(
    ("words", "together", "why"),
    [
        ("Our vessel will not depart before the police have finished", True, "translated twice"),
        ("Our cooks will not cook before the guests have arrived", False, "another thing, said there too"),
    ],
)
def test_two_translations_of_one_moment_are_one_utterance(words, together, why):
    def told(id_, said):
        return telling(id_, f"“{said},” Ida Moll told the harbour court.", people=SPEAKER, direct={said: "Ida Moll"})

    one = told("aaaa", "Until the officers end their work our boat shall not leave")
    assert (len(utterances(one, told("bbbb", words))) == 1) is together, why


def test_an_interrupted_quote_meets_the_whole_one():
    a = said("aaaa", "The river rose in an hour. Nobody in the valley was warned in time.")
    text = "“The river rose in an hour,” Ida Moll said. “Nobody in the valley was warned in time.”"
    b = telling(
        "bbbb",
        text,
        people=SPEAKER,
        direct={"The river rose in an hour,": "Ida Moll", "Nobody in the valley was warned in time.": "Ida Moll"},
    )
    (one,) = utterances(a, b)
    assert len(one.versions) == 3
    assert one.flags == ()


@pytest.mark.parametrize(
    ("first", "second", "flags"),
    [
        (
            "We opened the gates they closed on our children",
            "We opened the doors they shut on our children",
            ["words changed"],
        ),
        ("We do not want a long war here", "We do want a long war here", ["words changed", "negation changed"]),
        ("No talks will be held until all are free", "No talks will be held", ["trimmed", "condition changed"]),
        ("The mayor may resign over this", "The mayor will resign over this", ["words changed", "condition changed"]),
        ("She is reversing the water crisis here", "She has reversed the water crisis here", []),
    ],
)
def test_what_was_done_to_the_words(first, second, flags):
    (one,) = utterances(said("aaaa", first), said("bbbb", second))
    assert list(one.flags) == flags


def test_two_translations_are_one_utterance():
    made = utterances(
        said("aaaa", "We did not want a single drop of blood"), said("bbbb", "Not one drop of blood did we want")
    )
    assert len(made) == 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("The brakes may have failed on the hill", "We suspect the brakes were old", "two remarks on one matter"),
        ("The school on the hill will open soon", "The road to the coast will open soon", "a like frame"),
        ("Thank you all", "Thank you very much indeed for coming", "small words"),
    ],
)
def test_two_utterances(first, second, why):
    assert len(utterances(said("aaaa", first), said("bbbb", second))) == 2, why


def test_another_speaker_is_flagged():
    words = "The water was faster than any man can run"
    (one,) = utterances(said("aaaa", words), said("bbbb", words, who="Otto Prinn", lead=""))
    assert one.flags == ("speaker differs",)


def test_a_paraphrase_joins_and_stays_a_paraphrase():
    a = said("aaaa", "The northern dam will be closed for good in spring.")
    text = "Ida Moll said the northern dam would be closed for good in spring."
    b = telling(
        "bbbb", text, people=SPEAKER, indirect={"the northern dam would be closed for good in spring": "Ida Moll"}
    )
    (one,) = utterances(a, b)
    assert [v.quote.kind for v in one.versions] == ["direct", "indirect"]
    assert one.flags == ()


def test_an_echo_ties_no_two_utterances_together():
    text = "“Go home,” Ida Moll said."
    made = utterances(
        said("aaaa", "Those men should all go home before the winter."),
        said("bbbb", "Go home and tell your mothers what you saw."),
        telling("cccc", text, people=SPEAKER, direct={"Go home,": "Ida Moll"}),
    )
    assert sorted(len(one.versions) for one in made) == [1, 2]


WORDS = ["the", "old", "mill", "burned", "down", "at", "noon", "and", "no", "one", "saw", "it", "happen"]
words = st.lists(st.sampled_from(WORDS), max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=5))
def test_every_witness_can_be_read_off_the_readings(rows):
    dossiers = [said(f"a{i}bb", " ".join(row)) for i, row in enumerate(rows) if row]
    for one in utterances(*dossiers):
        for version in one.versions:
            text = next(d.article.text for d in dossiers if d.article.id == version.article)
            read = [f.exact for r in one.readings for f in r.alternatives if version.article in f.articles]
            assert " ".join(w for w in read if w).split() == version.quote.span.of(text).split()
