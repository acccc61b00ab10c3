"""The library from the command line: answers on stdout, words on stderr, exit 0, 1 or 2."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import subprocess
import sys

import pytest
from library_pages import TELLINGS, page

from tellings.cli import main
from tellings.cli.library import shown
from tellings.library import Library
from tellings.library.reading import code_of


def console():
    """A stream as the interpreter makes it."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def printed(stream):
    return stream.buffer.getvalue().decode()


@pytest.fixture(scope="module")
def run():
    def tellings(*args, status=0):
        out, err = console(), console()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                ended = main([str(arg) for arg in args])
            except SystemExit as exit_:
                ended = exit_.code
        assert ended == status, printed(err)
        return subprocess.CompletedProcess(args, ended, printed(out), printed(err))

    return tellings


@pytest.fixture(scope="module")
def place(run, tmp_path_factory):
    """A library with two stories."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "pages.jsonl").write_bytes(b"\n".join(page(name).raw for name in TELLINGS))
    done = run("ingest", folder / "pages.jsonl", "--library", folder / "library.sqlite")
    assert done.stderr == "tellings: 5 new\n"
    return folder / "library.sqlite"


def rows(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_ingest_answers_each_page_and_sums_up(run, place):
    again = run("ingest", place.parent / "pages.jsonl", "--library", place)
    assert again.stderr == "tellings: 5 known\n"
    assert [row["status"] for row in rows(again)] == ["known"] * 5
    assert rows(run("ingest", place.parent / "pages.jsonl", "--library", place, "--quiet")) == []


def test_a_page_that_cannot_be_read_is_status_1_and_the_rest_is_done(run, place, tmp_path):
    (tmp_path / "a.txt").write_text("")
    done = run("ingest", tmp_path / "a.txt", tmp_path / "none.html", "--library", tmp_path / "l.sqlite", status=1)
    assert [row["status"] for row in rows(done)] == ["skipped", "skipped"]
    assert "there is no such file" in done.stderr


def test_an_address_on_disk_is_the_same_from_any_folder(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TELLINGS["a"] * 3)
    monkeypatch.chdir(tmp_path)
    assert rows(run("ingest", "a.txt", "--library", "l.sqlite"))[0]["uri"] == str(tmp_path / "a.txt")
    monkeypatch.chdir("/")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{tmp_path / 'a.txt'}\n"))
    assert rows(run("ingest", "-", "--library", tmp_path / "l.sqlite"))[0]["status"] == "known"
    assert rows(run("ingest", tmp_path / "a.txt", "--library", tmp_path / "l.sqlite"))[0]["status"] == "known"


def test_the_library_may_be_named_by_the_environment(run, place, monkeypatch):
    monkeypatch.setenv("TELLINGS_LIBRARY", str(place))
    assert len(rows(run("stories", "--json"))) == 2


def test_without_a_library_there_is_nothing_to_list(run, tmp_path):
    done = run("stories", "--library", tmp_path / "none.sqlite", status=2)
    assert "there is no library at" in done.stderr
    assert not (tmp_path / "none.sqlite").exists()


def test_stories_are_listed_for_people_and_programs(run, place):
    first, second = rows(run("stories", "--json", "--library", place))
    shown = run("stories", "--library", place).stdout
    assert first["story"] in shown
    assert second["title"] in shown
    assert len(rows(run("stories", "--json", "--library", place, "--person", "Ruth Penn"))) == 1
    assert run("stories", "--library", place, "--place", "Nowhere").stderr == "tellings: no story fits\n"
    assert "no time" in run("stories", "--library", place, "--since", "yesterday", status=2).stderr


@pytest.mark.parametrize("form", ["text", "json", "html", "md", "csv"])
def test_a_story_speaks_every_format(run, place, form):
    story = rows(run("stories", "--json", "--library", place, "--person", "Hale"))[0]["story"]
    done = run("story", story, "--format", form, "--library", place)
    assert len(done.stdout) > 500
    if form == "json":
        shown = json.loads(done.stdout)
        assert (shown["schema"], shown["story"]["id"]) == ("tellings/comparison/1", story)
        assert shown["library"]["standing"]["articles"] == 3


def test_a_search_marks_what_it_found(run, place):
    (hit,) = rows(run("search", "insurance", "claims", "--json", "--library", place))
    assert {mark["exact"].lower() for mark in hit["marks"]} == {"insurance", "claims"}
    assert "*Insurance* firms" in run("search", "insurance", "--library", place).stdout
    assert "1 matching article, 1 shown" in run("search", "insurance", "--library", place).stderr


def test_a_search_without_words_or_speaker_is_a_wrong_call(run, place):
    assert "give words" in run("search", "--library", place, status=2).stderr


def test_judging_is_told_listed_and_undone(run, place):
    first, second = (row["story"] for row in rows(run("stories", "--json", "--library", place)))
    done = run("merge", first, second, "--who", "ann", "--why", "a try", "--json", "--library", place)
    (judgement,) = rows(done)
    assert (judgement["act"], judgement["who"], judgement["why"]) == ("merge", "ann", "a try")
    gone = next(one["story"] for one in judgement["stories"] if one["story"] != judgement["after"][0]["story"])
    old = run("story", gone, "--format", "json", "--library", place)
    assert json.loads(old.stdout)["story"]["id"] == judgement["after"][0]["story"]
    assert f"{gone} was merged into" in old.stderr
    assert f"{gone} leads to" in run("judgements", "--library", place).stdout
    run("judgements", "--undo", judgement["judgement"], "--who", "bob", "--library", place)
    assert rows(run("judgements", "--json", "--library", place))[0]["undone"]["who"] == "bob"
    assert len(rows(run("stories", "--json", "--library", place))) == 2
    assert "there is no story" in run("merge", first, "snever", "--library", place, status=2).stderr


def test_who_judges_is_by_default_who_is_logged_in(run, place, monkeypatch):
    monkeypatch.setenv("LOGNAME", "dora")
    story = rows(run("stories", "--json", "--library", place, "--person", "Hale"))[0]["story"]
    article = json.loads(run("story", story, "--format", "json", "--library", place).stdout)["articles"][0]["id"]
    (one,) = rows(run("split", story, article, "--json", "--library", place))
    assert one["who"] == "dora"
    moved = rows(run("move", article, story, "--json", "--library", place))[0]
    assert moved["act"] == "move"
    for judgement in (moved, one):
        run("judgements", "--undo", judgement["judgement"], "--library", place)


def test_an_export_carries_judgements_to_another_library(run, place, tmp_path):
    (tmp_path / "all.jsonl").write_text(run("export", "--library", place).stdout)
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert sorted(set(kinds)) == ["article", "judgement", "story"]
    other = tmp_path / "other.sqlite"
    taken = run("judgements", "--import", tmp_path / "all.jsonl", "--library", other)
    assert taken.stderr == f"tellings: {kinds.count('judgement')} judgements taken over\n"
    run("ingest", place.parent / "pages.jsonl", "--library", other)
    assert rows(run("judgements", "--json", "--library", other)) == rows(
        run("judgements", "--json", "--library", place)
    )
    for line, said in (("{", "line 1 is no JSON"), ('{"judgement": "j"}', "judgement j cannot be read")):
        (tmp_path / "odd.jsonl").write_text(line)
        assert said in run("judgements", "--import", tmp_path / "odd.jsonl", "--library", other, status=2).stderr


def test_stories_can_be_opened_in_a_spreadsheet(run, place):
    table = list(
        csv.DictReader(io.StringIO(run("export", "--format", "csv", "--library", place).stdout.lstrip("\ufeff")))
    )
    assert sorted(row["articles"] for row in table) == ["2", "3"]


def test_the_library_is_checked_kept_and_brought_back(run, place, tmp_path):
    assert run("library", "check", "--library", place).stdout == ""
    run("library", "backup", tmp_path / "b.sqlite", "--library", place)
    run("library", "restore", tmp_path / "b.sqlite", "--library", tmp_path / "new.sqlite")
    assert run("export", "--library", tmp_path / "new.sqlite").stdout == run("export", "--library", place).stdout
    article = rows(run("search", "insurance", "--json", "--library", place))[0]["article"]
    run("library", "forget", article, "--why", "asked to", "--library", tmp_path / "new.sqlite")
    assert rows(run("search", "insurance", "--json", "--library", tmp_path / "new.sqlite")) == []
    (tmp_path / "broken.sqlite").write_bytes(b"no library at all" * 400)
    assert "is no library" in run("library", "check", "--library", tmp_path / "broken.sqlite", status=2).stderr


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        ("postgresql://ann:secret@db.example/news", "postgresql://ann@db.example/news"),
        ("postgresql:///news", "postgresql:///news"),
        ("/home/ann/a:b@c.sqlite", "/home/ann/a:b@c.sqlite"),
    ],
)
def test_no_password_is_shown(place, seen):
    assert shown(place) == seen


@pytest.mark.parametrize(
    "command", ["ingest", "stories", "story", "search", "merge", "split", "move", "judgements", "export", "library"]
)
def test_help_ends_in_a_line_to_paste(run, command):
    assert run(command, "--help").stdout.splitlines()[-1].startswith("try: tellings ")


def test_listings_load_no_reader(run, place):
    code = "import sys; from tellings.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    for command in (["stories"], ["search", "dam"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *command, "--library", str(place)], capture_output=True, text=True
        )
        assert not {"spacy", "lxml", "trafilatura", "rich", "jinja2", "urllib3"} & set(done.stderr.split())


def test_a_language_model_that_is_not_there_is_named(run, place):
    (story, *_) = rows(run("stories", "--library", place, "--json"))
    said = run("story", story["story"], "--library", place, "--model", "no_such_model", status=2).stderr
    assert "no_such_model is not installed" in said


def test_what_one_language_model_read_is_not_taken_for_what_another_would(place):
    with Library(place) as library, Library(place, model="another") as other:
        (first, *_) = library.stories()
        names = [one.id for one in library.articles(first.id)]
        library.read(names)
        assert library.store.findings.unread(names, code_of(library.store)) == ()
        assert list(other.store.findings.unread(names, code_of(other.store))) == names
