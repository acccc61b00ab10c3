"""The whole comparison: the same in any order, and smaller where there is less."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import alone, telling

from tellings.comparison import compare_dossiers


def accounts():
    words = "We will rebuild the old bridge before winter"
    return [
        telling(
            id_,
            f"At least {n} people were killed in Ostra. “{words}{more},” Ida Moll said.",
            people={"Ida Moll": ["Ida Moll"]},
            places=["Ostra"],
            direct={f"{words}{more}": "Ida Moll"},
            figures=[(f"At least {n} people", n, None, "at least", "person")],
            title=title,
        )
        for id_, n, more, title in (
            ("aaaa", 15, "", "Flood kills 15 in Ostra"),
            ("bbbb", 15, ", all of us", "Ostra flood: 15 killed"),
            ("cccc", 19, "", "A night of rain"),
        )
    ]


def essence(comparison):
    return (
        comparison.story,
        {a.id: {f.exact for f in a.forms} for a in comparison.actors},
        {u.id: {(v.article, v.quote.span) for v in u.versions} for u in comparison.quotes},
        {q.id: (q.state, q.why, q.what) for q in comparison.figures},
        set(comparison.disagreements),
    )


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_changes_nothing(shuffler: random.Random):
    given_, shuffled = accounts(), accounts()
    shuffler.shuffle(shuffled)
    assert essence(compare_dossiers(shuffled, alone(shuffled))) == essence(compare_dossiers(given_, alone(given_)))


def test_the_story_has_its_most_central_headline_and_its_place():
    story = compare_dossiers(accounts(), alone(accounts())).story
    assert story.title == "Ostra flood: 15 killed"
    assert story.places == ("Ostra",)


def test_the_same_article_twice_counts_once():
    once = accounts()
    twice = compare_dossiers([*once, once[0]], alone(once))
    assert essence(twice) == essence(compare_dossiers(once, alone(once)))
    assert twice.notes == ("1 article is given more than once, counted once",)


def test_one_account_is_a_comparison():
    one = accounts()[:1]
    made = compare_dossiers(one, alone(one))
    assert made.notes == ("one account only: there is nothing to compare it with",)
    assert [q.state for q in made.figures] == ["single"]
    assert made.disagreements == ()


def test_no_account_is_an_empty_comparison():
    made = compare_dossiers([], alone([]))
    assert (made.actors, made.quotes, made.figures, made.disagreements) == ((), (), (), ())


def test_two_stories_forced_together_are_named():
    flood = "The river Tesna flooded the market town of Ostra and swept away houses, bridges and boats."
    match = "The captain scored twice as Norvik won the cup final against a tired side on penalties."
    forced = [
        telling(id_, text)
        for id_, text in (("aaaa", flood), ("bbbb", flood + " Again."), ("cccc", match), ("dddd", match + " Twice."))
    ]
    (note,) = compare_dossiers(forced, alone(forced)).notes
    assert note.startswith("these look like 2 stories (2, 2 accounts)")


def quake(id_, place, minister, lead):
    text = f"{lead} quake shook {place} at dawn, and houses fell. In {place}, {minister} said rescuers were on the way."
    return telling(id_, text)


def test_two_quakes_are_two_stories():
    slide = "The quake in Ketta buried the only road, Jon Varn told Norvik Radio, and the Ketta mines are shut."
    forced = [
        quake("aaaa", "Ostra", "Ida Moll", "A strong"),
        quake("bbbb", "Ostra", "Ida Moll", "A big"),
        telling("cccc", slide),
        telling("dddd", slide + " Nobody was hurt."),
    ]
    assert any("2 stories" in note for note in compare_dossiers(forced, alone(forced)).notes)


def test_one_quake_told_by_four_is_one_story():
    forced = [
        quake(id_, "Ostra", "Ida Moll", lead) for id_, lead in zip("abcd", ("A", "One", "The", "Some"), strict=True)
    ]
    assert compare_dossiers(forced, alone(forced)).notes == ()
