"""Who is who within one article."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.findings.joining import is_acronym
from tellings.findings.names import find_names
from tellings.model import Actor


def forms(read, text: str, title: str | None = None) -> list[list[str]]:
    """The words of each actor's mentions."""
    return [[m.span.of(text) for m in a.mentions] for a in actors(read, text, title)]


def actors(read, text: str, title: str | None = None) -> tuple[Actor, ...]:
    return find_names(read(text, title))[1]


def together(read, text: str, one: str, other: str) -> bool:
    return any({one, other} <= set(words) for words in forms(read, text))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Maria Lopez spoke on Monday. Later Mr. Harris thanked Ms. Lopez.", "Maria Lopez", "Ms. Lopez"),
        ("Robert S. Grange spoke in Paris. Robert Grange then left.", "Robert S. Grange", "Robert Grange"),
        ("The Popular Relief Forces (PRF) left Mosul. The PRF said so.", "Popular Relief Forces", "PRF"),
        ("The driver, Tom Harris, was hurt. Police said the driver was tired.", "Tom Harris", "driver"),
        ("President Ana Ruiz met workers. The president thanked them.", "President Ana Ruiz", "president"),
        ("A bus driver was hurt. The driver was taken to hospital.", "bus driver", "driver"),
        ("Maria Lopez resigned on Monday. She had been ill.", "Maria Lopez", "She"),
        ("The United States sent aid. The U.S. had waited.", "United States", "U.S."),
        ("Common Sense Media began a campaign. Common Sense is a charity.", "Common Sense Media", "Common Sense"),
        ("Maria Lopez, who lives in Paris, resigned.", "Maria Lopez", "who"),
    ],
    ids=[
        "surname", "middle initial", "acronym", "apposition", "title", "same head", "pronoun", "alias", "part", "who",
    ],
)  # fmt: skip
def test_one_actor_under_two_forms(read, text, one, other):
    assert together(read, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("King Salman met his son, Mohammed bin Salman, in Riyadh.", "King Salman", "Mohammed bin Salman"),
        ("Mr. Clinton arrived in Iowa. Mrs. Clinton spoke first.", "Mr. Clinton", "Mrs. Clinton"),
        ("President Ana Ruiz left. Vice President Tom Bell stayed.", "President Ana Ruiz", "Vice President Tom Bell"),
        ("Maria Lopez met Tom Harris in Paris. He was late.", "Maria Lopez", "Tom Harris"),
        ("A bus driver was hurt. A taxi driver helped.", "bus driver", "taxi driver"),
        ("North Korea spoke to South Korea.", "North Korea", "South Korea"),
    ],
    ids=["father and son", "husband and wife", "rank", "two people", "two drivers", "two countries"],
)
def test_two_actors_are_kept_apart(read, text, one, other):
    assert not together(read, text, one, other)


def test_the_president_is_not_the_vice_president(read):
    text = "Vice President Tom Bell met President Ana Ruiz. The president thanked the workers."
    assert together(read, text, "President Ana Ruiz", "president")


@pytest.mark.parametrize(
    ("text", "description", "kind"),
    [
        ("A group of Boston engineers wrote a letter.", "group of Boston engineers", "group"),
        ("A coalition of Boston and Denver workers met the mayor.", "coalition of Boston and Denver workers", "group"),
        ("Students marched through the town.", "Students", "group"),
        ("The bus driver was tired.", "bus driver", "person"),
        ("The caravan reached the border.", "caravan", "group"),
    ],
)
def test_actors_without_a_name_are_called_by_what_they_are(read, text, description, kind):
    found = {m.span.of(text): (a.kind, m.form) for a in actors(read, text) for m in a.mentions}
    assert found[description] == (kind, "description")


def test_the_headline_speaks_of_the_same_actors(read):
    text, title = "Maria Lopez resigned on Monday. Lopez had been ill.", "Lopez quits"
    (lopez,) = [a for a in actors(read, text, title) if a.name == "Maria Lopez"]
    assert [m.span.of(title) for m in lopez.headline] == ["Lopez"]


def test_an_actor_is_called_by_its_fullest_name(read):
    assert next(a.name for a in actors(read, "Lopez came. Maria Lopez spoke.")) == "Maria Lopez"


@pytest.mark.parametrize(
    ("short", "long"), [("pmf", "popular mobilization forces"), ("usaf", "united states air force")]
)
def test_initials_make_an_acronym(short, long):
    assert is_acronym(short, long)


PARTS = [
    "Maria Lopez",
    "Mr. Harris",
    "the driver",
    "She",
    "WHO",
    "said",
    "(",
    ")",
    '"',
    ".",
    "\n",
    "'s",
    "police",
    "\x00",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join))
def test_every_mention_lies_in_the_text_in_order_and_every_name_has_its_actor(read, text):
    found, known = find_names(read(text, title=text))
    ids = [a.id for a in known]
    assert len(ids) == len(set(ids))
    for actor in known:
        for mentions in (actor.mentions, actor.headline):
            spans = [m.span for m in mentions]
            assert spans == sorted(spans)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert {n.actor for n in found} <= set(ids)
