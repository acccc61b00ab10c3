"""The command line as a user meets it: answers on stdout, words on stderr, exit 0, 1 or 2, never a traceback."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from library_pages import TELLINGS, page

from tellings.formats.schema import OUTPUTS

EXAMPLE = next(p for p in (Path(__file__).parents[2] / "examples").iterdir() if p.is_dir())
STORY = "The lighthouse at Orme went dark on Monday. Nine boats were lost, the harbour master said.\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    cache = tmp_path_factory.mktemp("cache")

    def tellings(*args, stdin=""):
        command = [sys.executable, "-c", "import sys; from tellings.cli import main; sys.exit(main())", *map(str, args)]
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)}
        )

    return tellings


def rows(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_extract_prints_one_line_a_page_in_input_order(run, tmp_path):
    lines = [{"uri": f"u{i}", "text": f"{STORY} This is telling {i}."} for i in range(30)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = run("extract", tmp_path / "in.jsonl")
    assert done.returncode == 0
    assert [row["uri"] for row in rows(done)] == [line["uri"] for line in lines]
    assert [row["text"] for row in rows(done)] == [line["text"] for line in lines]


def test_annotate_points_into_the_text(run, tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"uri": "u", "text": STORY, "published": "2031-03-04"}))
    (row,) = rows(run("annotate", tmp_path / "in.jsonl"))
    for finding in [*row["quotes"], *row["figures"], *row["times"], *row["names"]]:
        passage = finding["passage"]
        assert row["text"][passage["start"] : passage["end"]] == passage["exact"]


def test_every_bad_input_is_named_and_the_rest_is_done(run, tmp_path):
    bad = {
        "empty.html": b"",
        "binary.html": bytes(range(256)) * 40,
        "cut.html.gz": gzip.compress(STORY.encode() * 50)[:40],
        "nested.html": b"<div>" * 10_000_000,
        "unknown.txt": bytes(range(128, 256)) * 8,
        "menu.html": b"<html><body><nav><a href=/>Home</a> <a href=/news>News</a></nav></body></html>",
        "lines.jsonl": b"{no json\n",
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(STORY * 5)
    (tmp_path / "same.txt").write_text(STORY * 5)
    inputs = [tmp_path, tmp_path / "missing.html", "http://127.0.0.1:9/a.html"]
    done = run("extract", *inputs)
    assert done.returncode == 1
    for name in (*bad, "missing.html", "http://127.0.0.1:9/a.html", "same.txt"):
        assert name in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert any(row.get("text", "").startswith("The lighthouse") for row in rows(done))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read any folder")
def test_an_unreadable_folder_is_named(run, tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    done = run("extract", tmp_path / "closed")
    assert done.returncode == 1
    assert "Permission denied" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["extract"],
        ["compare", "--format", "docx", "a.html"],
        ["juggle", "a.html"],
        ["extract", "--workers", "0", "a"],
    ],
)
def test_a_wrong_call_is_status_2(run, args):
    done = run(*args)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_standard_input_lists_pages(run, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert len(rows(run("extract", "-", stdin=f"{tmp_path / 'a.txt'}\n"))) == 1


def test_a_lone_surrogate_comes_out_as_its_escape(run, tmp_path):
    (tmp_path / "in.jsonl").write_text('{"uri": "u", "text": "Nine boats \\ud800 were lost at Orme."}')
    assert rows(run("annotate", tmp_path / "in.jsonl"))[0]["text"] == "Nine boats \ud800 were lost at Orme."


def test_a_reader_who_stops_early_is_no_error(tmp_path):
    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps({"uri": f"u{i}", "text": STORY * 200}) + "\n" for i in range(99))
    )
    command = f"{sys.executable} -m tellings extract {tmp_path / 'in.jsonl'} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.parametrize("format", ["text", "html", "md", "csv", "json"])
def test_compare_speaks_every_format(run, format):
    done = run("compare", EXAMPLE, "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) > 1000


def test_compare_prints_json_where_nobody_watches(run):
    assert json.loads(run("compare", EXAMPLE).stdout)["schema"] == "tellings/comparison/1"


def test_one_article_is_a_smaller_comparison(run, tmp_path):
    (tmp_path / "a.txt").write_text(STORY * 3)
    assert json.loads(run("compare", tmp_path).stdout)["sources"]["outlets"] == 1


def test_no_article_at_all_is_still_a_comparison(run, tmp_path):
    (tmp_path / "a.txt").write_text("")
    done = run("compare", tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["articles"] == []


def test_help_loads_no_engine():
    code = "import sys, tellings.cli; tellings.cli._parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    assert not {"spacy", "numpy", "lxml", "trafilatura", "rich", "jinja2", "urllib3", "multiprocessing"} & set(loaded)


def test_every_line_of_group_is_of_its_schema(run, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(page(name).raw for name in TELLINGS))
    stories = rows(run("group", tmp_path / "in.jsonl"))
    for story in stories:
        Draft202012Validator(json.loads(run("schema", "group").stdout)).validate(story)
    assert any(story["why"] for story in stories)


def test_every_schema_can_be_asked_for(run):
    assert all(f"{name}," in run("schema", "none").stderr.replace("'", "").replace(")", ",") for name in OUTPUTS)
