"""One thing counted by several; two things that are not to be mixed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
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


def measured(id_, text, *figures):
    return telling(id_, text, figures=[(exact, n, n, "exact", unit) for exact, n, unit in figures])


SHAFT = measured("bbbb", "A goat fell into a 30m-deep shaft near Ostra.", ("30m", 30, "metre"))


@pytest.mark.parametrize(
    ("text", "figure", "state", "why"),
    [
        ("Rescuers say the shaft is 30 metres deep.", ("30 metres", 30, "metre"), "agree", "said behind it"),
        ("The shaft has a depth of 30 metres.", ("30 metres", 30, "metre"), "agree", "a noun before it"),
        ("The goat was stuck in the shaft, 98 feet deep.", ("98 feet", 98, "foot"), "agree", "another unit"),
        ("Villagers dug the 50 metre deep shaft by hand.", ("50 metre", 50, "metre"), "conflict", "another depth"),
        ("The shaft was 50 metres deep, a vet said.", ("50 metres", 50, "metre"), "conflict", "likewise"),
        ("A 30 metre wide shaft is a danger to goats.", ("30 metre", 30, "metre"), "single", "its width"),
        ("The shaft is 1 metre wide.", ("1 metre", 1, "metre"), "single", "likewise"),
        ("A 12 metre deep pond lies beside the road.", ("12 metre", 12, "metre"), "single", "another thing"),
        ("The goat was carried 50 metres to a barn.", ("50 metres", 50, "metre"), "single", "no depth"),
    ],
)  # fmt: skip
def test_a_depth_is_held_against_the_depth_of_the_same_thing(text, figure, state, why):
    assert states(SHAFT, measured("aaaa", text, figure)) == {(state, 2 if state != "single" else 1)}, why


def test_a_conversion_says_the_same_value_again():
    a = measured(
        "aaaa", "The shaft is 30 metres deep (98 feet) here.", ("30 metres", 30, "metre"), ("98 feet", 98, "foot")
    )
    assert [(q.state, q.what, len(q.values)) for q in counted(a, SHAFT)] == [("agree", "depth of the shaft", 3)]


def test_a_value_that_the_account_takes_back_is_an_update():
    a = measured(
        "aaaa",
        "A goat fell into an 80m-deep shaft. Earlier reports had put the shaft at a depth of 30m.",
        ("80m", 80, "metre"),
        ("30m", 30, "metre"),
    )
    (depth,) = counted(a, SHAFT)
    assert (depth.state, depth.why) == ("updated", '"30m" in earlier reports, "80m" in the account that says so')


def test_two_shafts_of_one_account_are_not_mixed():
    a = measured(
        "aaaa",
        "One goat fell into a 10m-deep shaft. Another shaft is 20m deep.",
        ("10m", 10, "metre"),
        ("20m", 20, "metre"),
    )
    assert states(a, SHAFT) == {("single", 1)}


def test_a_rounder_measure_is_no_conflict():
    a = measured("aaaa", "The cable is 120 metres long.", ("120 metres", 120, "metre"))
    b = measured("bbbb", "The cable is 118 metres long.", ("118 metres", 118, "metre"))
    assert states(a, b) == {("rounded", 2)}


def test_a_fire_spreads():
    a = telling(
        "aaaa",
        "The fire has burnt 20 square kilometres near Ostra.",
        figures=[("20 square kilometres", 20, 20, "exact", "square kilometre")],
        published="2024-05-01T08:00",
    )
    b = telling(
        "bbbb",
        "By Thursday the fire had burnt 34 square kilometres.",
        figures=[("34 square kilometres", 34, 34, "exact", "square kilometre")],
        published="2024-05-02T08:00",
    )
    assert [(q.state, q.what) for q in counted(a, b)] == [("updated", "area of the fire")]


def test_degrees_are_converted():
    a = measured("aaaa", "It was 30 degrees in Ostra on Friday.", ("30 degrees", 30, "celsius"))
    b = measured("bbbb", "Ostra had 86 degrees on Friday.", ("86 degrees", 86, "fahrenheit"))
    assert states(a, b) == {("agree", 2)}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("An aftershock struck at a depth of 30m.", "A quake struck at a depth of 50m.", "a verb is no thing"),
        ("In Ostra the snow was 30m deep.", "In Velm the snow was 50m deep.", "other places"),
    ],
)
def test_other_depths_are_no_conflict(one, other, why):
    a = telling("aaaa", one, figures=[("30m", 30, 30, "exact", "metre")], places=["Ostra"] * ("Ostra" in one))
    b = telling("bbbb", other, figures=[("50m", 50, 50, "exact", "metre")], places=["Velm"] * ("Velm" in other))
    assert states(a, b) == {("single", 1)}, why


@pytest.mark.parametrize(
    ("one", "other", "state", "why"),
    [
        ("40 pumps were brought to Ostra.", "Some 60 pumps are being used in Ostra.", "conflict", "the pumps"),
        ("40 flights were delayed in Ostra.", "Some 60 flights were cancelled in Ostra.", "single", "other deeds"),
        ("4 pumps were brought to Ostra.", "Some 6 pumps are being used in Ostra.", "single", "tiny numbers"),
        ("40 pumps were brought to Ostra.", "Some 600 pumps are being used in Ostra.", "single", "another size"),
    ],
)
def test_the_one_number_of_a_thing(one, other, state, why):
    found = [re.search(r"\d+ \w+", text).group() for text in (one, other)]
    a, b = (
        telling(id_, text, figures=[(exact, int(exact.split()[0]), int(exact.split()[0]), "exact", exact[-6:-1])])
        for id_, text, exact in zip(("aaaa", "bbbb"), (one, other), found, strict=True)
    )
    assert {q.state for q in counted(a, b)} == {state}, why


def aged(id_, text, exact, age, *people):
    return telling(
        id_, text, figures=[(exact, age, age, "exact", "year of age")], people={name: [name] for name in people}
    )


def test_two_ages_of_one_boy_are_a_conflict():
    a = aged("aaaa", "A six-year-old boy is stuck in a shaft near Ostra.", "six-year-old boy", 6)
    b = aged("bbbb", "Rescuers in Ostra dig for a five-year-old boy in the shaft.", "five-year-old boy", 5)
    assert [(q.state, q.what) for q in counted(a, b)] == [("conflict", "age of the boy")]


@pytest.mark.parametrize(
    ("text", "exact", "age", "name", "state", "why"),
    [
        ("Ana Silva, 34, lives in Ostra.", "34", 34, "Ana Silva", {("agree", 2)}, "one woman"),
        ("Ana Silva, 35, lives in Ostra.", "35", 35, "Ana Silva", {("conflict", 2)}, "one woman, another age"),
        ("Eva Moran, 34, lives in Ostra.", "34", 34, "Eva Moran", {("single", 1)}, "another woman"),
        (
            "The 35-year-old nurse, Eva Moran, lives in Ostra.",
            "35-year-old nurse",
            35,
            "Eva Moran",
            {("single", 1)},
            "her",
        ),
        ("Ana Silva, a 34-year-old nurse, left Ostra.", "34-year-old nurse", 34, "Ana Silva", {("agree", 2)}, "told"),
        ("Eva Moran, 35, lives in Ostra.", "35", 35, "Eva Moran", {("single", 1)}, "another woman and age"),
    ],
)
def test_an_age_is_its_owner_s(text, exact, age, name, state, why):
    one = aged("aaaa", "Ana Silva, 34, lives in Ostra.", "34", 34, "Ana Silva")
    assert states(one, aged("bbbb", text, exact, age, name)) == state, why


def test_ages_far_apart_are_of_two_boys():
    a = aged("aaaa", "A six-year-old boy is stuck in a shaft near Ostra.", "six-year-old boy", 6)
    b = aged("bbbb", "Rescuers in Ostra dig for a 15-year-old boy in the shaft.", "15-year-old boy", 15)
    assert states(a, b) == {("single", 1)}


def test_people_of_a_country_are_not_those_of_another():
    a = telling("aaaa", "The crash killed 10 Danes.", figures=[("10 Danes", 10, 10, "exact", "dane")])
    b = telling("bbbb", "The crash killed 12 Swedes.", figures=[("12 Swedes", 12, 12, "exact", "swede")])
    assert states(a, b) == {("single", 1)}


def test_tourists_and_citizens_may_be_the_same_ten():
    a = telling("aaaa", "The crash killed ten tourists.", figures=[("ten tourists", 10, 10, "exact", "tourist")])
    b = telling("bbbb", "The crash killed 10 citizens.", figures=[("10 citizens", 10, 10, "exact", "citizen")])
    assert states(a, b) == {("agree", 2)}


def test_some_of_the_dead_are_no_toll():
    a = killed("aaaa", "15 people", 15, 15)
    b = telling("bbbb", "The flood killed five of the dead in Ostra.", figures=[("five", 5, 5, "exact", "person")])
    assert states(a, b) == {("single", 1)}


@given(st.floats(1, 5000), st.floats(1, 5000))
def test_values_that_differ_never_agree(x, y):
    a = measured("aaaa", "The shaft is 30 metres deep.", ("30 metres", x, "metre"))
    b = measured("bbbb", "The shaft is 30 metres deep.", ("30 metres", y, "metre"))
    found = {q.state for q in counted(a, b) if len(q.values) == 2}
    assert "agree" not in found or abs(x - y) <= 0.01 * max(x, y)


def priced(id_, text, exact, value, unit="dollar"):
    return telling(id_, text, bodies={"Harrow Mills": ["Harrow Mills"]}, figures=[(exact, value, value, "exact", unit)])


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit", "found", "why"),
    [
        ("Harrow Mills shares dropped 6 percent.", "6 percent", 6, "percentage", {("conflict", 2)}, "one fall"),
        ("Harrow Mills shares rose 6 percent.", "6 percent", 6, "percentage", {("single", 1)}, "a rise"),
        ("Harrow Mills sales fell 6 percent.", "6 percent", 6, "percentage", {("single", 1)}, "something else fell"),
    ],
)
def test_what_fell_by_so_much_is_one_quantity(text, exact, value, unit, found, why):
    one = priced("aaaa", "Harrow Mills shares fell 4 percent at noon.", "4 percent", 4, "percentage")
    assert states(one, priced("bbbb", text, exact, value, unit)) == found, why


def test_two_prices_of_one_purchase_are_one_quantity():
    one = priced("aaaa", "The board backed a $40 billion purchase of Harrow Mills.", "$40 billion", 4e10)
    two = priced("bbbb", "Nobody expected the $47 billion bid for Harrow Mills.", "$47 billion", 4.7e10)
    assert states(one, two) == {("conflict", 2)}


def test_a_price_a_share_is_a_price():
    one = priced("aaaa", "The bid is worth $82 per share.", "$82 per share", 82, "dollar per share")
    two = priced("bbbb", "The bid of $82 a share is its last.", "$82", 82)
    assert states(one, two) == {("agree", 2)}


def test_no_figure_is_no_quantity():
    assert counted(telling("aaaa", "Nothing was counted.")) == ()
