"""Killed, locked, damaged, full, away: nothing is lost, nothing is there twice, and the message says what to do."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import ingest
import pytest
from kept_articles import article, keep

from tellings.errors import StoreAway, StoreDamaged, StoreError, StoreFull, StoreLocked
from tellings.store import open_store

HERE = Path(__file__).parent
MANY = 90


def started(where, first=0, last=MANY, batch=5):
    command = [sys.executable, str(HERE / "ingest.py"), str(where), str(first), str(last), str(batch)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(HERE)})


def whole(store, last=MANY):
    """Every page once, and everything that belongs to it."""
    assert store.check() == ()
    assert [one.uri for one in store.articles.all()] == [f"https://lantern.example/{i}" for i in range(last)]
    assert store.pages.count() == last
    assert store.shelf.frequencies(["=articles"]) == {"=articles": last}
    assert store.search.articles("telling flood").matching == last


def test_killed_at_any_moment_it_opens_whole_and_goes_on(where):
    dice = random.Random(11)
    for _ in range(4):
        running = started(where)
        running.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.06))
        running.kill()
        running.communicate()
        with open_store(where) as store:
            assert store.check() == ()
            assert store.articles.count() % 5 == 0  # whole batches
    assert started(where).communicate()
    with open_store(where) as store:
        whole(store)


def test_several_processes_write_at_once(where):
    parts = [started(where, first, MANY, batch) for first, batch in ((0, 5), (0, 7), (30, 4))]
    ends = [(part.communicate(), part.returncode)[1] for part in parts]
    assert ends == [0, 0, 0]
    with open_store(where) as store:
        assert store.check() == ()
        assert sorted(one.uri for one in store.articles.all()) == sorted(ingest.made(i)[1].uri for i in range(MANY))
        assert store.shelf.frequencies(["=articles"]) == {"=articles": MANY}


def test_a_writer_that_waits_too_long_says_so(where):
    with open_store(where) as first, open_store(where, patience=0.2) as second:
        with first.writing(), pytest.raises(StoreLocked, match=r"over 0\.2 seconds .*same command again"):
            keep(second, article())
        keep(second, article())
        assert first.articles.count() == 1


def test_readers_never_wait_for_a_writer(where):
    with open_store(where) as first, open_store(where, patience=0.2) as second:
        keep(first, article())
        with first.writing():
            first.sightings.keep("https://x.example", "d", "2031-03-05", skipped="empty")
            assert second.search.articles("dam").matching == 1


# ---- SQLite alone ---------------------------------------------------------------------------------------------------
@pytest.fixture
def full_of_articles(tmp_path):
    path = tmp_path / "library.sqlite"
    with open_store(path) as store:
        store.write(lambda: ingest.keep_some(store, range(MANY)))
    return path


def test_a_full_disk_keeps_what_was_kept_and_goes_on_when_there_is_room(tmp_path):
    path = tmp_path / "library.sqlite"

    def fill(store):
        for start in range(0, MANY, 5):
            store.write(lambda s=start: ingest.keep_some(store, range(s, s + 5)))

    with open_store(path, pages=65) as store:
        with pytest.raises(StoreFull, match=r"no room on the disk .*same command again"):
            fill(store)
        assert 0 < store.articles.count() < MANY
        assert store.check() == ()
    with open_store(path) as store:
        fill(store)
        whole(store)


def test_bytes_overwritten_in_the_middle_are_found(full_of_articles):
    whole_bytes = full_of_articles.read_bytes()
    found = 0
    for share in (0.2, 0.35, 0.5, 0.65, 0.8):
        middle = int(len(whole_bytes) * share)
        full_of_articles.write_bytes(whole_bytes[:middle] + b"\xa5" * 9000 + whole_bytes[middle + 9000 :])
        try:
            with open_store(full_of_articles) as store:
                found += bool(store.check())
        except StoreDamaged as error:
            found += "library" in error.message
    assert found == 5


def test_reading_a_damaged_library_says_so(full_of_articles):
    data = full_of_articles.read_bytes()
    full_of_articles.write_bytes(data[:8192] + b"\0" * (len(data) - 8192))
    with pytest.raises(StoreDamaged, match=r"damaged .*restore"), open_store(full_of_articles) as store:
        store.search.articles("telling")


def test_one_changed_byte_of_a_page_is_found(full_of_articles):
    with sqlite3.connect(full_of_articles) as file:
        file.execute("UPDATE page SET data = (SELECT data FROM page LIMIT 1 OFFSET 2) WHERE rowid = 1")
    file.close()
    with open_store(full_of_articles) as store:
        assert [said for said in store.check() if "not what it was" in said]


NO_LIBRARIES = [
    (b"no database at all, but long enough to look like a file " * 40, "is no library"),
    (b"SQLite format 3\0" + b"\xff" * 4000, "no library|damaged"),
]


@pytest.mark.parametrize(("content", "said"), NO_LIBRARIES)
def test_a_file_that_is_no_library_is_left_alone(tmp_path, content, said):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=said):
        open_store(path)
    assert path.read_bytes() == content


def test_a_missing_library_is_only_made_where_it_is_wanted(tmp_path):
    with pytest.raises(StoreError, match="no library at"):
        open_store(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_library_of_a_later_version_is_not_touched(where):
    with open_store(where) as store, store.writing():
        store.engine.run("INSERT INTO migration VALUES (9999)")
    with pytest.raises(StoreError, match="later version"):
        open_store(where)


# ---- PostgreSQL alone -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_that_goes_away_and_comes_back_loses_nothing(server, mode):
    where = server.fresh()
    running = started(where, batch=3)
    for _ in range(8):
        running.stdout.readline()
    server.stop(mode)
    assert running.poll() is None  # it waits
    server.start()
    running.communicate()
    assert running.returncode == 0
    with open_store(where) as store:
        whole(store)


def test_a_server_that_stays_away_is_named_and_keeps_what_it_had(server):
    where = server.fresh()
    with open_store(where, patience=0.5) as store:
        store.write(lambda: ingest.keep_some(store, range(5)))
        server.stop("immediate")
        try:
            with pytest.raises(StoreAway, match=r"cannot be reached.*was tried for 0\.5 seconds"):
                store.write(lambda: ingest.keep_some(store, range(10)))
            with pytest.raises(StoreAway, match="cannot be reached"):
                open_store(where, patience=0.2)
        finally:
            server.start()
        whole(store, 5)


def test_what_goes_on_after_the_server_went_away_is_not_kept_without_what_came_before(server):
    where = server.fresh()

    def careless(store):
        keep(store, article())
        server.stop("immediate")
        server.start()
        for text in ("Another.", "A third."):
            with pytest.raises(StoreAway):
                keep(store, article(text))

    with open_store(where, patience=0.5) as store:
        with pytest.raises(StoreAway), store.writing():
            careless(store)
        assert store.articles.count() == 0
