"""What two texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
    assert '<mark class="differs"> dawn </mark>' in left
    assert '<mark class="differs"> noon </mark>' in right
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
