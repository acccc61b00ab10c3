"""Several processes on one library, and a library that fails them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from library_pages import DAM, TELLINGS, TRIAL, Clock, page

from tellings.errors import StoreError, StoreFull
from tellings.library import Library
from tellings.store import open_store


def ingest(place, file):
    command = [sys.executable, "-m", "tellings", "ingest", str(file), "--workers", "1", "--library", str(place)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_writers_at_once_lose_nothing_and_take_nothing_in_twice(where, tmp_path):
    with Library(where):
        pass
    texts = [f"{DAM if i % 2 else TRIAL} Reader {i} wrote: {'again ' * (i % 40)}" for i in range(60)]
    lines = [json.dumps({"uri": f"https://k.example/{i}", "text": text}) for i, text in enumerate(texts)]
    for name, some in (("one", lines[:40]), ("two", lines[20:])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(some))
    runs = [ingest(where, tmp_path / f"{name}.jsonl") for name in ("one", "two")]
    answers = []
    for run in runs:
        out, err = run.communicate(timeout=120)
        assert run.returncode == 0, err
        answers += [json.loads(line)["status"] for line in out.splitlines()]
    assert (answers.count("new"), answers.count("known")) == (60, 20)
    with Library(where) as library:
        assert library.check() == ()
        assert sum(story.articles for story in library.stories(limit=1000)) == 60
        assert all(story.counted == story.articles or story.articles > 20 for story in library.stories(limit=1000))


def test_two_people_may_judge_and_each_sees_what_the_other_did(where):
    with Library(where, now=Clock()) as one, Library(where, now=Clock()) as other:
        list(one.ingest(page(name) for name in TELLINGS))
        stories = [story.id for story in other.stories()]
        judgement = other.merge(stories, who="bob")
        assert one.judgements() == (judgement,)
        assert len(one.stories()) == 1
        list(one.ingest([page("w", text=TRIAL + "The van was sold.")]))
        assert other.stories()[0].articles == 6


def note(answers, noted):
    for answer in answers:
        noted.append(answer)


def test_a_full_disk_loses_only_what_was_not_answered(tmp_path):
    """What was answered is kept; the same command goes on where there is room again."""
    place = tmp_path / "library.sqlite"
    pages = [page(f"n{i}", text=f"{DAM} {i} {'filler ' * 1000} {i}") for i in range(150)]
    library = Library(place, now=Clock())
    library.store.close()
    library.store = open_store(place, pages=220)
    answered = []
    with pytest.raises(StoreFull):
        note(library.ingest(pages), answered)
    library.close()
    assert 0 < len(answered) < 150
    with Library(place, now=Clock()) as again:
        assert again.check() == ()
        statuses = [one.status for one in again.ingest(pages)]
        assert statuses == ["known"] * len(answered) + ["new"] * (150 - len(answered))


def test_a_locked_library_says_so(tmp_path):
    place = tmp_path / "library.sqlite"
    with Library(place) as one, Library(place, patience=0.1) as other:
        locked = pytest.raises(StoreError, match="another process")
        with one.store.writing(), locked:
            list(other.ingest([page("a")]))


def test_a_server_that_goes_away_and_comes_back_is_waited_for(server, tmp_path):
    with Library(server.fresh(), now=Clock(), patience=60) as library:
        list(library.ingest([page("a"), page("x")]))
        server.stop("immediate")
        server.start()
        assert [one.status for one in library.ingest([page("a"), page("b"), page("c")])] == ["known", "new", "new"]
        assert library.check() == ()
