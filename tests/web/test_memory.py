"""Answers from memory."""

from __future__ import annotations

from rooms import EXAMPLE, ask, ingest, room

from tellings.web.memory import MOST, Memory, Remembered


def test_an_answer_is_the_same_until_somebody_writes(tmp_path):
    library = tmp_path / "library.sqlite"
    ingest(library, EXAMPLE / "halvard.html")
    with room(library) as home:
        first = ask(home, "/")
        assert ask(home, "/")[2] == first[2]
        assert ask(home, "/", if_none_match=first[1]["etag"])[0] == 304
        ingest(library, EXAMPLE / "velmora-ledger.html")
        assert b"2 outlets" in ask(home, "/")[2]


def test_what_was_asked_for_last_is_kept_and_no_more_than_fits():
    memory = Memory()
    large = b"x" * (MOST // 3)
    for name in "abcd":
        memory.keep((name,), Remembered(("s",), large, {}))
    assert memory.find(("a",), ("s",)) is None
    assert memory.find(("d",), ("s",)) is not None
    assert memory.find(("d",), ("later",)) is None
