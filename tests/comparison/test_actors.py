"""One actor under many names; two actors under one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import telling

from tellings.comparison.actors import find_actors
from tellings.comparison.folding import fold, words_of
from tellings.model import Actor, Mention, Span


def names(actors):
    return sorted(sorted(form.exact for form in actor.forms) for actor in actors)


def test_a_minister_and_his_ministry_in_two_papers():
    a = telling(
        "aaaa",
        "Ludek Varn spoke for the Coastal Rescue Service (CRS). Mr Varn was brief.",
        people={"Ludek Varn": ["Ludek Varn", "Mr Varn"]},
        bodies={"Coastal Rescue Service": ["Coastal Rescue Service", "CRS"]},
    )
    b = telling("bbbb", "Varn said CRS boats had left.", people={"Varn": ["Varn"]}, bodies={"CRS": ["CRS"]})
    assert names(find_actors([a, b])) == [
        ["CRS", "Coastal Rescue Service"],
        ["Ludek Varn", "Mr Varn", "Varn"],
    ]


def test_a_company_is_one_with_and_without_its_form_in_law():
    a = telling("aaaa", "Harrow Mills Inc. sued.", bodies={"Harrow Mills Inc.": ["Harrow Mills Inc."]})
    b = telling("bbbb", "Harrow Mills sued.", bodies={"Harrow Mills": ["Harrow Mills"]})
    assert names(find_actors([a, b])) == [["Harrow Mills", "Harrow Mills Inc."]]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jim Petrasek", "James Petrasek", "a nickname"),
        ("J. Petrasek", "James Petrasek", "an initial"),
        ("Timothy Rolle", "Tim Rolle", "a short first name"),
        ("Haidar al-Basri", "Haider Basri", "another spelling of another script, without its article"),
        ("Omar Thammasen", "Omar Thamasen", "one letter of a surname"),
        ("Dr. Ana Ruiz", "Ana Ruiz", "a title"),
        ("ANA RUIZ", "Ana Ruiz’s", "capitals and a possessive"),
    ],
)
def test_one_person(one, other, why):
    a = telling("aaaa", f"{one} left.", people={one: [one]})
    b = telling("bbbb", f"Then {other} came.", people={other: [other]})
    assert len(find_actors([a, b])) == 1, why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Mary Oster", "Karl Oster", "a family"),
        ("King Tamar", "Levan bin Tamar", "a king is known by his first name"),
        ("Ann Lee", "Ann Leigh-Marsh", "a first name alone"),
    ],
)
def test_two_people(one, other, why):
    a = telling("aaaa", f"{one} left.", people={one: [one]})
    b = telling("bbbb", f"Then {other} came.", people={other: [other]})
    assert len(find_actors([a, b])) == 2, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("Valley Defence Forces", "Valley Defense Units", True, "British spelling, and units for forces"),
        ("World Harbour Organisation", "World Harbor Organization", True, "British spelling"),
        ("Clear Water", "Clear Water Fund", True, "the only longer name"),
        ("Ministry of Public Works", "Public Works Ministry", True, "another order"),
        ("Centre for Humane Farming", "Centre for Human Farming", True, "a misprint"),
        ("Ministry of Health", "Ministry of Justice", False, "another ministry"),
    ],
)
def test_bodies(one, other, same, why):
    a = telling("aaaa", f"The {one} met.", bodies={one: [one]})
    b = telling("bbbb", f"The {other} met.", bodies={other: [other]})
    assert (len(find_actors([a, b])) == 1) is same, why


def test_york_is_not_new_york():
    a = telling("aaaa", "It rained in York.", places=["York"])
    b = telling("bbbb", "It rained in New York.", places=["New York"])
    assert len(find_actors([a, b])) == 2


def test_a_surname_that_two_people_bear_is_nobodys():
    a = telling(
        "aaaa",
        "Mary Oster met Karl Oster.",
        people={"Mary Oster": ["Mary Oster"], "Karl Oster": ["Karl Oster"]},
    )
    b = telling("bbbb", "Oster wept.", people={"Oster": ["Oster"]})
    assert len(find_actors([a, b])) == 3


def test_the_driver_is_the_bus_driver_where_there_is_no_other():
    a = telling("aaaa", "The bus driver ran.", described={"bus driver": ["bus driver"]})
    b = telling("bbbb", "The driver ran.", described={"driver": ["driver"]})
    c = telling("cccc", "A lorry driver helped.", described={"lorry driver": ["lorry driver"]})
    assert len(find_actors([a, b])) == 1
    assert len(find_actors([a, b, c])) == 3


def test_a_name_known_from_one_account_is_found_in_the_others():
    a = telling("aaaa", "The Coastal Rescue Service (CRS) met.", bodies={"Coastal Rescue Service": ["CRS"]})
    b = telling("bbbb", "Some CRSs sank. THE RISE OF CRS IN BRIEF.")
    (actor,) = find_actors([a, b])
    assert [(p.article, p.exact) for p in actor.mentions] == [("aaaa", "CRS"), ("bbbb", "CRSs")]


def test_labels_keep_the_outlets_words_from_those_it_quotes():
    text = "The raiders left. “These raiders are heroes,” he said."
    (actor,) = find_actors([telling("aaaa", text, described={"raiders": ["raiders"]})])
    assert [(label.exact, label.voice) for label in actor.labels] == [("raiders", "own"), ("raiders", "quoted")]


def labels(*dossiers):
    return {label.exact for actor in find_actors(dossiers) for label in actor.labels}


@pytest.mark.parametrize(
    ("text", "label", "why"),
    [
        ("Two former cooks of Harrow and Moll sued.", "Two former cooks of Harrow and Moll", "whose they are"),
        ("Two former cooks of that time sued.", "Two former cooks", "no name follows"),
        ("Two former cooks sued.", "Two former cooks", "nothing follows"),
    ],
)
def test_a_label_is_the_whole_description(text, label, why):
    assert labels(telling("aaaa", text, described={"Two former cooks": ["Two former cooks"]})) == {label}, why


def headed(id_, title, name):
    made = telling(id_, "Nothing of the sort.", title=title)
    actor = Actor(
        "h", name, "organisation", (), (Mention(Span(title.index(name), title.index(name) + len(name)), "name"),)
    )
    return replace(made, actors=(actor,))


def test_a_headline_calls_people_what_the_texts_call_them():
    text = telling("aaaa", "The raiders left.", described={"raiders": ["raiders"]})
    assert "Harrow-Backed Raiders" in labels(text, headed("bbbb", "Harrow-Backed Raiders Flee Ostra", "Backed Raiders"))


def test_a_name_in_a_headline_stays_a_name():
    text = telling("aaaa", "The raiders left.", described={"raiders": ["raiders"]})
    assert labels(text, headed("bbbb", "Norvik Rovers Win Again", "Norvik Rovers")) == {"raiders"}


def crowd(id_, words):
    made = telling(id_, f"The {words} left.", described={words: [words]})
    return replace(made, actors=tuple(replace(a, kind="group") for a in made.actors))


@pytest.mark.parametrize(
    ("accounts", "actors", "why"),
    [
        (("rebels", "insurgents"), 1, "two words for them"),
        (("rebels", "Ostran insurgents"), 1, "one sort only"),
        (("rebels", "Ostran fighters", "Kettan fighters"), 3, "which of them is not said"),
        (("rebels", "soldiers"), 2, "other people"),
    ],
)
def test_nameless_people_of_one_sort_are_one(accounts, actors, why):
    assert len(find_actors([crowd(f"{n}aaa", words) for n, words in enumerate(accounts)])) == actors, why


def test_a_first_name_in_short_is_whoever_its_article_names_in_full():
    a = telling(
        "aaaa",
        "Mitchell Oster wept. Friends had called Mitch.",
        people={"Mitchell Oster": ["Mitchell Oster"], "Mitch": ["Mitch"]},
    )
    assert len(find_actors([a])) == 1


@given(st.text(max_size=40))
def test_folding_is_stable(text):
    assert fold(fold(text)) == fold(text)
    assert all(words_of(text))
