"""Files and folders -> pages; what cannot be read is named with its reason, and the rest is done."""

from __future__ import annotations

import gzip
import json

import pytest

from tellings.model import Page, Skip
from tellings.sources import read_pages
from tellings.sources.files import MAX_BYTES

PAGE = b"<html><body><p>The lighthouse at Orme went dark on Monday.</p></body></html>"


def read(*inputs, **options):
    return list(read_pages(map(str, inputs), **options))


def test_a_folder_gives_its_pages_in_name_order(tmp_path):
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "a.txt").write_text("A dump of a page.")
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(PAGE + b" "))
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d.jsonl").write_text('{"uri": "http://orme.example/1", "text": "Dark."}\n')
    pages = read(tmp_path)
    assert [(p.uri.rpartition("/")[2], p.kind) for p in pages] == [
        ("a.txt", "dump"), ("b.html", "html"), ("c.html.gz", "html"), ("1", "text")
    ]  # fmt: skip


def test_what_a_json_line_says_of_its_page_is_believed(tmp_path):
    line = {"uri": "u", "text": "Dark.", "title": "Light out", "authors": ["Ana Ruiz"], "published": "2031-03-04"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n\n")
    (page,) = read(tmp_path / "a.jsonl")
    assert (page.given.title, page.given.authors, page.given.published) == ("Light out", ("Ana Ruiz",), "2031-03-04")


def test_a_feed_date_becomes_iso_and_a_vague_one_is_not_believed(tmp_path):
    rows = [{"uri": d, "text": "x", "published": d} for d in ("Tue, 04 Mar 2031 09:30:00 GMT", "last Tuesday")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [p.given.published for p in read(tmp_path)] == ["2031-03-04T09:30:00+00:00", None]


BAD = {
    "an empty file": ("a.html", b"", "it is empty"),
    "an empty list of lines": ("a.jsonl", b"", "it is empty"),
    "a binary file": ("a.html", bytes(range(256)) * 20, "no text in any known encoding"),
    "a gzip that ends too early": ("a.html.gz", gzip.compress(PAGE * 50)[:60], "damaged or ends too early"),
    "no gzip at all": ("a.html.gz", PAGE, "damaged or ends too early"),
    "a huge page": ("a.html", b"<div>" * (MAX_BYTES // 5 + 1), "larger than 16 MB"),
    "a line that is no JSON": ("a.jsonl", b"{oops\n", "no JSON"),
    "a line that is a list": ("a.jsonl", b"[1]\n", "no JSON object"),
    "a line without a page": ("a.jsonl", b'{"uri": "u"}\n', "no page in it"),
    "lines nested too deep": ("a.jsonl", b"[" * 100_000 + b"\n", "no JSON"),
    "another kind of file": ("a.pdf", b"%PDF", "files named .pdf are not read"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_with_its_reason(tmp_path, case):
    name, raw, reason = BAD[case]
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "z.txt").write_text("The rest is done.")
    skip, rest = read(tmp_path / name, tmp_path / "z.txt")
    assert isinstance(skip, Skip)
    assert reason in skip.reason
    assert isinstance(rest, Page)


def test_a_missing_file_is_named():
    (skip,) = read("/no/such/page.html")
    assert skip.reason == "there is no such file or folder"


def test_a_bad_line_does_not_stop_the_next(tmp_path):
    (tmp_path / "a.jsonl").write_text('oops\n{"uri": "u", "text": "Dark."}\n')
    skip, page = read(tmp_path)
    assert skip.uri.endswith("a.jsonl:1")
    assert page.content == "Dark."


def test_a_lone_surrogate_in_json_is_kept(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"uri": "u", "text": "a\\ud800b"}\n')
    assert read(tmp_path)[0].content == "a\ud800b"


def test_standard_input_lists_paths(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    assert [p.kind for p in read("-", listing=[f"{tmp_path / 'a.html'}\n", "\n", "-\n"])] == ["html"]
