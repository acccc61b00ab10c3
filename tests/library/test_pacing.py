"""When feeds and failures are due next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.library.feeds import Feed, look
from tellings.library.pacing import FIRST_WAIT, LATEST, LONGEST_WAIT, SOONEST, SPREAD, USUAL, back_off, rhythm
from tellings.sources.asking import Answer

NOW = 1_930_000_000.0
HOUR = 3600.0


def test_a_feed_is_asked_twice_in_its_usual_gap():
    assert rhythm([NOW - i * 2 * HOUR for i in range(1, 20)], NOW) == pytest.approx(HOUR)


RHYTHMS = {
    "a page a minute": ([NOW - i * 60 for i in range(50)], 0, SOONEST),
    "silent for longer than usual": ([NOW - 10 * HOUR - i * HOUR for i in range(20)], 0, 5 * HOUR),
    "nothing for weeks": ([NOW - 90 * 24 * HOUR], 0, LATEST),
    "nothing that says when": ([], 0, USUAL),
    "all of it ahead of the clock": ([NOW + 10 * HOUR], 0, USUAL),
    "it asks for rest": ([NOW - i * 60 for i in range(50)], HOUR, HOUR),
    "it asks for a year of rest": ([], 365 * 24 * HOUR, LATEST),
}


@pytest.mark.parametrize("case", RHYTHMS)
def test_a_rhythm_has_its_bounds(case):
    times, rest, wait = RHYTHMS[case]
    assert rhythm(times, NOW, rest) == wait


@given(st.lists(st.floats(0, 4e9)), st.floats(0, 1e9))
def test_no_feed_is_asked_sooner_or_later_than_the_bounds(times, rest):
    assert SOONEST <= rhythm(times, NOW, rest) <= LATEST


@given(st.text(), st.integers(1, 10_000), st.none() | st.floats(0, 1e6))
def test_a_wait_is_the_same_for_the_same_failure_and_never_shorter_than_asked(key, failures, asked):
    wait = back_off(key, failures, asked)
    assert wait == back_off(key, failures, asked)
    assert max(asked or 0.0, FIRST_WAIT * (1 - SPREAD)) <= wait <= max(asked or 0.0, LONGEST_WAIT * (1 + SPREAD))


@given(st.integers(100, 599), st.binary(max_size=200), st.text(max_size=40), st.floats(0, 4e9))
def test_whatever_a_host_says_a_feed_is_due_later_or_has_ended(status, body, header, now):
    feed = Feed(url="https://orme.example/rss", root="https://orme.example/rss")
    headers = {"retry-after": header, "content-type": header, "etag": header}
    answer = Answer(address=feed.url, final=feed.url, status=status, headers=headers, body=body)
    looked = look(feed, answer, now)
    assert looked.feed.gone if looked.due is None else looked.due > now
