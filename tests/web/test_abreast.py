"""What two texts share."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rooms import ask, ingest, room

from tellings.web.abreast import paragraphs, shared_passages

A = "The dam broke at dawn on Tuesday, officials said. Nine people are missing.\nRain had fallen for a week."
B = "Rain had fallen for a week.\nThe dam broke at noon on Tuesday, officials said. Schools are closed."


def words(text, spans):
    return [span.of(text) for span in spans]


def test_a_shared_passage_is_one_though_a_word_in_it_differs():
    found = shared_passages(A, B)
    assert words(A, [left for left, _, _ in found]) == [
        "The dam broke at dawn on Tuesday, officials said",
        "Rain had fallen for a week",
    ]
    assert words(B, [right for _, right, _ in found]) == [
        "The dam broke at noon on Tuesday, officials said",
        "Rain had fallen for a week",
    ]


def test_the_word_that_differs_is_marked_in_both():
    found = shared_passages(A, B)
    left = "".join(map(str, paragraphs(A, [(p[0], [r[0] for r in p[2]]) for p in found], "a")))
    right = "".join(map(str, paragraphs(B, [(p[1], [r[1] for r in p[2]]) for p in found], "b")))
    assert '<mark class="differs">dawn</mark>' in left
    assert '<mark class="differs">noon</mark>' in right
    assert 'id="a-1"' in left
    assert 'id="b-2"' in right


def test_texts_without_a_run_of_four_words_share_nothing():
    assert shared_passages("One two three four five.", "One two three. Five four.") == []
    assert shared_passages("", "") == []


@given(st.lists(st.sampled_from(["dam", "rain", "said", "nine", "the", ".", "\n"]), max_size=60), st.data())
def test_every_shared_passage_stands_where_it_says(tokens, data):
    a = " ".join(tokens)
    b = " ".join(data.draw(st.permutations(tokens)))
    reached = 0
    for left, right, same in shared_passages(a, b):
        assert 0 <= left.start < left.end <= len(a)
        assert 0 <= right.start < right.end <= len(b)
        assert left.start >= reached
        reached = left.end
        assert all(x.of(a).split() == y.of(b).split() or x.of(a).lower() for x, y in same)
    paragraphs(a, [(p[0], [r[0] for r in p[2]]) for p in shared_passages(a, b)], "a")


def test_a_comma_more_is_no_difference():
    found = shared_passages("We will find them, and we will try them.", "We will find them and we will try them.")
    one = "".join(
        map(
            str,
            paragraphs("We will find them, and we will try them.", [(p[0], [r[0] for r in p[2]]) for p in found], "a"),
        )
    )
    assert "differs" not in one


# ---- in a room ------------------------------------------------------------------------------------------------------
WALL = (
    "The harbour wall at Ostrel gave way on Friday evening, and water ran through {} streets of the old town. "
    "Ilda Venn, the harbour master, said the gates had been closed at six, an hour before the wall went. "
    "The town had asked for money to mend the wall seven years ago and was refused it twice. {}"
)


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A page that was read twice, and the states that the library has of it."""
    folder = tmp_path_factory.mktemp("edited")
    made = []
    for number, text in enumerate([WALL.format("forty", ""), WALL.format("sixty", "Schools stay closed on Monday.")]):
        lines = folder / f"{number}.jsonl"
        lines.write_text(json.dumps({"uri": "https://lantern.example/wall", "outlet": "Lantern", "text": text}))
        made += ingest(folder / "library.sqlite", lines)
    assert [one["status"] for one in made] == ["new", "revision"]
    with room(folder / "library.sqlite") as home:
        yield home, *(one["article"] for one in made)


def test_two_revisions_of_a_page_stand_abreast_from_either_of_them(edited):
    home, old, new = edited
    pages = {one: ask(home, f"/articles/{one}")[2].decode() for one in (old, new)}
    assert f"/abreast?a={old}&amp;b={new}" in pages[old]
    assert "says something else since" in pages[old]
    assert f"/abreast?a={old}&amp;b={new}" in pages[new]
    abreast = ask(home, f"/abreast?a={old}&b={new}")[2].decode()
    assert "Two revisions abreast" in abreast
    assert '<mark class="differs">forty</mark>' in abreast
    assert '<mark class="differs">sixty</mark>' in abreast


def test_the_shared_passages_are_there_as_rows(edited):
    home, old, new = edited
    (row,) = json.loads(ask(home, f"/abreast.json?a={old}&b={new}")[2])
    text = json.loads(ask(home, f"/articles/{old}.json")[2])["text"]
    assert text[row["a_start"] : row["a_end"]] == row["a_exact"]
    assert ask(home, "/abreast.csv?a=nothing&b=nothing")[0] == 404
