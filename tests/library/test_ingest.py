"""Pages come in: each once, in its story, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from library_pages import DAM, TELLINGS, id_of, page, shape

from tellings.library import Library
from tellings.library.keeping import Keeper
from tellings.library.taking import take_page
from tellings.model import Skip


def statuses(library, *pages):
    return [one.status for one in library.ingest(pages)]


def test_stories_form_by_themselves(filled):
    assert sorted(shape(filled).values()) == ["abc", "xy"]


def test_the_same_bytes_again_are_known_and_change_nothing(filled):
    before = shape(filled)
    again = list(filled.ingest([page(name) for name in TELLINGS]))
    assert {one.status for one in again} == {"known"}
    assert {one.story for one in again} == set(before)
    assert shape(filled) == before


def test_the_same_bytes_at_another_address_are_one_article(library):
    one = page("a")
    twin = type(one)(uri="https://mirror.example/a", kind="text", content=one.content, sha256=one.sha256, raw=one.raw)
    first, second = library.ingest([one, twin])
    assert (second.status, second.article, second.story) == ("known", first.article, first.story)
    assert library.store.articles.count() == 1


def test_a_page_twice_in_one_run_is_known_the_second_time(library):
    assert statuses(library, page("a"), page("a")) == ["new", "known"]


def test_a_page_that_changes_on_each_fetch_is_no_revision(library):
    assert statuses(library, page("a"), page("a", visitors=17), page("a", visitors=18)) == ["new", "known", "known"]
    assert library.revisions("https://a.example/news")[0].edits == ()


def test_what_is_no_page_is_answered_with_its_reason(library):
    answers = list(library.ingest([Skip("gone.html", "there is no such file"), page("a"), page("b", text="  !  ")]))
    assert [one.status for one in answers] == ["skipped", "new", "skipped"]
    assert answers[0].because == ("there is no such file",)
    assert answers[2].because == ("no article text in this page",)


def test_the_bytes_of_a_page_are_kept(library):
    one = page("a")
    list(library.ingest([one]))
    assert library.raw(id_of(one)) == one.raw


def test_answers_come_in_input_order_with_processes(where):
    texts = [f"{DAM} This is account number {i} of the flood." for i in range(150)]
    pages = [page(f"n{i}", text=text) for i, text in enumerate(texts)]
    with Library(where, workers=2) as library:
        assert [one.uri for one in library.ingest(pages)] == [one.uri for one in pages]
        assert library.store.articles.count() == 150


def test_a_caller_who_stops_early_loses_nothing_and_counts_are_right(library):
    answers = library.ingest([page(name) for name in TELLINGS])
    next(answers)
    answers.close()
    list(library.ingest([page(name) for name in TELLINGS]))
    assert sorted(shape(library).values()) == ["abc", "xy"]
    assert all(story.counted == story.articles for story in library.stories())


def test_what_a_killed_run_left_uncounted_is_counted_when_stories_are_asked_for(library):
    keeper = Keeper(library.store, library.now)
    keeper.keep([take_page(page("a")), take_page(page("b"))])
    assert [story.articles for story in library.stories()] == [2]
    keeper.keep([take_page(page("c"))])
    assert [(story.articles, story.counted) for story in library.stories()] == [(3, 3)]


def test_independent_sources_are_counted_by_lineage(library):
    copies = [page(name, text=TELLINGS["a"] + f" Printed at {name}.") for name in ("k", "l", "m")]
    list(library.ingest([page("a"), *copies]))
    (story,) = library.stories()
    assert (story.articles, story.outlets, story.copies) == (4, 4, 3)
    assert story.independent + story.undecided == 1


def test_a_clock_in_the_future_does_not_rank_a_story_first_for_ever(library):
    list(library.ingest([page("a", published="2199-01-01"), page("x", published="2026-03-11")]))
    dam = next(s for s in library.stories() if "Orme" in s.title)
    assert dam.last_published is None
    assert dam.rank < 10_000


def test_a_page_from_disk_says_when_it_was_fetched(library):
    one = page("a", fetched="2019-05-01T10:00:00Z")
    list(library.ingest([one, page("b", fetched="3000-01-01"), page("c", fetched="yesterday")]))
    assert library.first_seen(id_of(one)) == "2019-05-01T10:00:00"
    assert library.first_seen(id_of(page("b", fetched="3000-01-01"))).startswith("2026-03-12")


@pytest.mark.parametrize("pause", [1.2])
def test_a_killed_run_is_finished_by_the_same_command(where, tmp_path, pause):
    """`kill -9`, as often as it takes."""
    lines = [
        json.dumps({"uri": f"https://k.example/{i}", "text": f"{DAM} Reader {i} wrote: {'water ' * (i % 90)} again."})
        for i in range(200)
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "tellings", "ingest", str(tmp_path / "pages.jsonl"), "--library", str(where)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(pause)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 200
    with Library(where) as library:
        assert library.check() == ()
        assert library.store.articles.count() == 200
        assert sum(story.articles for story in library.stories(limit=1000)) == 200
