"""Where accounts part in substance; and where a tool would cry wolf."""

from __future__ import annotations

import pytest
from telling import alone, telling

from tellings.comparison import compare_dossiers
from tellings.comparison.disagreements import misspelt

MOLL = {"Ida Moll": ["Ida Moll"]}


def compared(*dossiers):
    return [
        (d.kind, [side.says for side in d.sides]) for d in compare_dossiers(dossiers, alone(dossiers)).disagreements
    ]


def test_another_weekday():
    a = telling(
        "aaaa",
        "Armed men seized the control house of the Ostra dam on Tuesday.",
        places=["Ostra"],
        dates={"on Tuesday": "2024-05-07"},
    )
    b = telling(
        "bbbb",
        "Armed men seized the control house of the Ostra dam late on Monday.",
        places=["Ostra"],
        dates={"on Monday": "2024-05-06"},
    )
    assert compared(a, b) == [("date", ["on Tuesday", "on Monday"])]


def test_another_village():
    a = telling("aaaa", "Rescue workers found the first bodies in Lower Ostra.", places=["Lower Ostra"])
    b = telling("bbbb", "Rescue workers found the first bodies in Upper Ostra.", places=["Upper Ostra"])
    assert compared(a, b) == [("place", ["Lower Ostra", "Upper Ostra"])]


def test_another_verb():
    a = telling("aaaa", "The captain punched the referee in the tunnel after the match.")
    b = telling("bbbb", "The captain slapped the referee in the tunnel after the match.")
    assert compared(a, b) == [("statement", ["punched", "slapped"])]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The bus hit a parked truck on the road", "The bus hit a parked lorry on the road", "one thing in two words"),
        ("The bus and a truck met on the coast road", "The truck and a bus met on the coast road", "both have both"),
        ("A storm hit the north west of Ostra at dawn", "A storm hit the northwest of Ostra at dawn", "one word"),
        ("The captain punched a wall in anger", "Rain delayed the second match by an hour", "two facts"),
    ],
)  # fmt: skip
def test_no_disagreement(one, other, why):
    assert compared(telling("aaaa", f"{one}."), telling("bbbb", f"{other}.")) == [], why


def test_a_lost_condition_is_a_disagreement_and_a_cut_is_none():
    whole = "No talks will be held until the last hostage is free, as we said before"
    cut = "No talks will be held until the last hostage is free"
    lost = "No talks will be held"
    a, b, c = (
        telling(id_, f"“{words},” Ida Moll said.", people=MOLL, direct={words: "Ida Moll"})
        for id_, words in (("aaaa", whole), ("bbbb", cut), ("cccc", lost))
    )
    assert compared(a, b) == []
    assert [kind for kind, _ in compared(a, c)] == ["quote"]


def test_a_hyphen_is_no_other_word():
    a, b = (
        telling(id_, f"“{words},” Ida Moll said.", people=MOLL, direct={words: "Ida Moll"})
        for id_, words in (("aaaa", "Our e-mail about the dam was lost"), ("bbbb", "Our email about the dam was lost"))
    )
    assert compared(a, b) == []


def test_two_descriptions_are_no_spellings_of_a_name():
    a = telling(
        "aaaa", "The Ostran-backed raiders left.", described={"Ostran-backed raiders": ["Ostran-backed raiders"]}
    )
    b = telling("bbbb", "The Ostra-backed raiders left.", described={"Ostra-backed raiders": ["Ostra-backed raiders"]})
    assert compared(a, b) == []


def test_two_spellings_of_one_name():
    a = telling("aaaa", "Omar Thammasen left.", people={"Omar Thammasen": ["Omar Thammasen"]})
    b = telling("bbbb", "Then Omar Thamasen came.", people={"Omar Thamasen": ["Omar Thamasen"]})
    assert compared(a, b) == [("name", ["Omar Thammasen", "Omar Thamasen"])]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("jim", "petrasek"), ("james", "petrasek"), "a nickname"),
        (("home", "guard"), ("home", "guards"), "a plural"),
        (("j", "petrasek"), ("james", "petrasek"), "an initial"),
    ],
)
def test_no_misprint(one, other, why):
    assert not misspelt(one, other), why
