"""A backup is a library; it comes back whole in either engine, and so does every library of an earlier version."""

from __future__ import annotations

import gzip
from pathlib import Path

import ingest
import pytest
from kept_articles import SEEN, article, dossier, keep

from tellings.errors import CallError, StoreDamaged
from tellings.model import Filters, Watched
from tellings.store import open_store
from tellings.store.migrate import steps, version
from tellings.store.store import open_engine

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sqlite.gz"))


def fill(store):
    """Something of everything."""
    store.write(lambda: ingest.keep_some(store, range(12)))
    one = article("“Go home,” said Ana Lindt. 東京で語った。 \ud800", "Nine \0 boats")
    keep(store, one)
    with store.writing():
        store.findings.keep(dossier(one, ("Go home", "Ana Lindt")), "v1")
        store.stories.unite(*(f"s{ingest.made(i)[1].id[:11]}" for i in (0, 3)))
        store.watched.keep([Watched("feed", "https://lantern.example/feed", 3.5, "{}")])
        store.articles.supersede(ingest.made(0)[1].id, ingest.made(3)[1].id)


def content(store):
    """All that can be asked of what `fill` kept."""
    everything = list(store.articles.all())
    ids = [one.id for one in everything]
    return (
        everything,
        [store.pages.find(one.sha256) for one in everything],
        [store.sightings.find(one.uri) for one in everything],
        store.articles.list(revisions=True),
        store.stories.of(ids),
        [store.stories.members(story) for story in sorted(set(store.stories.of(ids).values()))],
        store.stories.resolve(f"s{ingest.made(3)[1].id[:11]}"),
        store.findings.find(ids, "v1"),
        store.shelf.frequencies(["=articles", "telling3"]),
        store.shelf.near({"telling4": 1.0, "boat0": 2.0}, 5),
        store.watched.list("feed"),
        [hit.article for hit in store.search.articles("東京").hits],
        [hit.article for hit in store.search.articles("", Filters(speaker="Lindt")).hits],
        sorted(hit.article for hit in store.search.articles('"was lost"').hits),
    )


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_backup_comes_back_whole_in_either_engine(where, to, tmp_path, request):
    other = tmp_path / "other.sqlite" if to == "sqlite" else request.getfixturevalue("server").fresh()
    with open_store(where) as store:
        fill(store)
        expected = content(store)
        store.backup(tmp_path / "backups" / "one.sqlite")
    with open_store(other) as restored:
        restored.restore(tmp_path / "backups" / "one.sqlite")
        assert content(restored) == expected
        assert [said for said in restored.check() if "missing" not in said] == []
        restored.write(lambda: ingest.keep_some(restored, range(12, 15)))  # ids go on where they ended
        assert restored.articles.count() == len(expected[0]) + 3
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["one.sqlite"]


def test_a_backup_is_a_library(store, tmp_path):
    fill(store)
    store.backup(tmp_path / "one.sqlite")
    with open_store(tmp_path / "one.sqlite", create=False) as copy:
        assert content(copy) == content(store)


def test_a_backup_replaces_nothing_and_a_restore_neither(store, tmp_path):
    keep(store, article())
    (tmp_path / "one.sqlite").write_text("mine")
    with pytest.raises(CallError, match="something at"):
        store.backup(tmp_path / "one.sqlite")
    with pytest.raises(CallError, match="not empty"):
        store.restore(tmp_path / "one.sqlite")
    assert (tmp_path / "one.sqlite").read_text() == "mine"


def test_what_is_no_backup_is_not_restored(store, tmp_path):
    (tmp_path / "one.sqlite").write_bytes(b"no backup at all " * 500)
    with pytest.raises(StoreDamaged, match="no library, or damaged"):
        store.restore(tmp_path / "one.sqlite")
    with pytest.raises(CallError, match="no backup at"):
        store.restore(tmp_path / "none.sqlite")
    assert store.articles.count() == 0


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.name)
def test_a_library_of_an_earlier_version_opens_with_all_that_was_in_it(file, where, tmp_path):
    """Each was written by `fill` with the schema of its number, and is never written again."""
    old = tmp_path / "old.sqlite"
    old.write_bytes(gzip.decompress(file.read_bytes()))
    with open_store(where) as store:
        store.restore(old)
        assert [said for said in store.check() if "missing" not in said] == []
        assert store.articles.count() == 13
        assert store.stories.resolve(f"s{ingest.made(3)[1].id[:11]}") == f"s{ingest.made(0)[1].id[:11]}"
        assert store.articles.find(ingest.made(5)[1].id) == ingest.made(5)[1]
        assert store.search.articles("", Filters(speaker="Lindt")).matching == 1
    with open_store(old) as opened:
        assert version(opened.engine) == steps("sqlite")[-1][0]
        assert opened.check(deep=False) == () or all("missing" in said for said in opened.check(deep=False))


def test_addresses_of_the_first_schema_find_their_homes(where):
    """In place, in either engine; a backup is brought to today's schema as a file alone."""
    engine = open_engine(where)
    number, sql = steps(engine.name)[0]
    rows = [
        ("http://www.lantern.example/dam/", "a", 1, "2031-03-04T09:00:00"),
        ("https://lantern.example/dam", "b", 1, "2031-03-04T08:00:00"),
        ("https://lantern.example/dam", "c", 2, "2031-03-04T10:00:00"),
        ("/pages/dam.html", "a", 1, "2031-03-04T09:00:00"),
    ]
    with engine.writing():
        engine.script(sql)
        engine.run("CREATE TABLE migration (number INTEGER PRIMARY KEY)")
        engine.run("INSERT INTO migration VALUES (?)", (number,))
        for row in rows:
            engine.run("INSERT INTO sighting VALUES (?, ?, ?, ?, NULL, 'why')", row)
    engine.close()
    with open_store(where) as store:
        assert version(store.engine) == steps(store.engine.name)[-1][0]
        found = store.sightings.find("https://www.lantern.example/dam?utm_source=x")
        assert [(s.sha256, s.turn) for s in found] == [("b", 1), ("a", 2), ("c", 3)]
        assert store.sightings.known("/pages/dam.html", "a")


def test_every_schema_has_a_library_recorded_and_both_engines_have_every_step(where):
    numbers = [number for number, _ in steps("sqlite")]
    assert numbers == [number for number, _ in steps("postgresql")] == list(range(1, len(numbers) + 1))
    assert [file.name for file in RELEASED] == [f"{number:04}.sqlite.gz" for number in numbers]
    assert SEEN
