"""One thing counted by several; two things that are not to be mixed."""

from __future__ import annotations

import pytest
from telling import alone, telling

from tellings.comparison.actors import find_actors
from tellings.comparison.figures import find_quantities


def counted(*dossiers):
    return find_quantities(dossiers, find_actors(dossiers), alone(dossiers))


def states(*dossiers):
    return {(q.state, len(q.values)) for q in counted(*dossiers)}


def killed(id_, exact, low, high, bound="exact", *, published=None, lead="The flood killed "):
    return telling(id_, f"{lead}{exact} in Ostra.", figures=[(exact, low, high, bound, "person")], published=published)


@pytest.mark.parametrize(
    ("one", "other", "state", "why"),
    [
        (("at least 15 people", 15, None, "at least"), ("15 people", 15, 15, "exact"), "agree", "a bound"),
        (("fifteen people", 15, 15, "exact"), ("15 people", 15, 15, "exact"), "agree", "number words count"),
        (("about 1,200 people", 1200, 1200, "about"), ("1,187 people", 1187, 1187, "exact"), "rounded", "a hedge"),
        (("dozens of people", 24, 99, "between"), ("29 people", 29, 29, "exact"), "rounded", "a vague word"),
        (("more than 30 people", 30, None, "at least"), ("47 people", 47, 47, "exact"), "updated", "room for more"),
        (("15 people", 15, 15, "exact"), ("19 people", 19, 19, "exact"), "conflict", "nothing explains it"),
    ],
)  # fmt: skip
def test_states_of_a_toll(one, other, state, why):
    assert states(killed("aaaa", *one), killed("bbbb", *other)) == {(state, 2)}, why


def test_a_later_and_higher_toll_is_an_update():
    (toll,) = counted(
        killed("aaaa", "15 people", 15, 15, published="2024-05-01T08:00"),
        killed("bbbb", "19 people", 19, 19, published="2024-05-01T19:00"),
    )
    assert toll.state == "updated"
    assert (
        toll.why == '"15 people" in the report of 2024-05-01T08:00, "19 people" in that of 2024-05-01T19:00: an update'
    )


def test_a_later_and_lower_toll_is_none():
    assert states(
        killed("aaaa", "19 people", 19, 19, published="2024-05-01T08:00"),
        killed("bbbb", "15 people", 15, 15, published="2024-05-01T19:00"),
    ) == {("conflict", 2)}


def test_two_authorities():
    one = telling(
        "aaaa",
        "The army said 60 people were killed in Ostra.",
        figures=[("60 people", 60, 60, "exact", "person")],
        said_by={"60 people": "The army"},
    )
    other = telling(
        "bbbb",
        "The rebels said 200 people were killed in Ostra.",
        figures=[("200 people", 200, 200, "exact", "person")],
        said_by={"200 people": "The rebels"},
    )
    (toll,) = counted(one, other)
    assert (toll.state, toll.why) == (
        "authority",
        '"60 people" according to The army, "200 people" according to The rebels',
    )


def test_the_killed_are_not_the_injured():
    a = killed("aaaa", "15 people", 15, 15)
    b = killed("bbbb", "15 people", 15, 15, lead="The flood injured ")
    assert states(a, b) == {("single", 1)}


def test_pupils_are_not_teachers():
    a = telling("aaaa", "Two pupils died.", figures=[("Two pupils", 2, 2, "exact", "pupil")])
    b = telling("bbbb", "Two teachers died.", figures=[("Two teachers", 2, 2, "exact", "teacher")])
    assert states(a, b) == {("single", 1)}


def test_another_accident_is_another_toll():
    a = killed("aaaa", "15 people", 15, 15)
    b = telling(
        "bbbb",
        "In December 29 people were killed in a landslide.",
        figures=[("29 people", 29, 29, "exact", "person")],
        dates={"In December": "2023-12"},
    )
    assert states(a, b) == {("single", 1)}


def test_kilometres_and_miles_are_one_distance():
    a = telling("aaaa", "The dam stands 14 km above Ostra.", figures=[("14 km", 14, 14, "exact", "kilometre")])
    b = telling("bbbb", "Ostra lies nine miles below the dam.", figures=[("nine miles", 9, 9, "exact", "mile")])
    assert states(a, b) == {("agree", 2)}


def test_dollars_and_pounds_are_two_sums():
    a = telling("aaaa", "It cost $7m to build.", figures=[("$7m", 7e6, 7e6, "exact", "dollar")])
    b = telling("bbbb", "It cost £7m to build.", figures=[("£7m", 7e6, 7e6, "exact", "pound sterling")])
    assert states(a, b) == {("single", 1)}


def test_parts_of_one_whole_are_compared():
    a = telling(
        "aaaa", "They opened four of its six gates.", figures=[("four of its six gates", 4, 4, "exact", "gate")]
    )
    b = telling("bbbb", "They opened two of its six gates.", figures=[("two of its six gates", 2, 2, "exact", "gate")])
    assert states(a, b) == {("conflict", 2)}


def test_no_figure_is_no_quantity():
    assert counted(telling("aaaa", "Nothing was counted.")) == ()
