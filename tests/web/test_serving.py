"""`tellings serve`: who can reach it, who may do what, and how much of it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from rooms import EXAMPLE, ask, ingest, room

READER, EDITOR = "a reader's token, long", "an editor's token, long"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    place = tmp_path_factory.mktemp("serving") / "library.sqlite"
    ingest(place, EXAMPLE / "halvard.html", EXAMPLE / "velmora-ledger.html")
    return place


@pytest.fixture(scope="module")
def locked(library):
    """A room of two accounts."""
    accounts = library.with_name("accounts.toml")
    rows = [("Tomas", "reader", READER), ("Mira", "editor", EDITOR)]
    accounts.write_text("".join(f'[[account]]\nname = "{n}"\nrole = "{r}"\ntoken = "{t}"\n' for n, r, t in rows))
    with room(library, "--accounts", str(accounts)) as home:
        yield home


def serve(*options):
    command = [sys.executable, "-m", "tellings", "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def log_in(home, token):
    """The cookie, as a browser sends it back."""
    body = urlencode({"token": token, "next": "/"}).encode()
    status, headers, _ = ask(home, "/login", "POST", body, content_type=FORM)
    assert status == 303
    cookie = headers["set-cookie"]
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    return cookie.partition(";")[0]


def test_only_this_computer_reaches_it_unless_more_is_asked_for(library):
    with room(library) as home:
        port = int(home.rpartition(":")[2])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), timeout=5)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_more_needs_a_token(library, host):
    done = serve("--library", str(library), "--host", host, "--port", "1")
    assert done.returncode == 2
    assert "--token" in done.stderr


@pytest.mark.parametrize("token", ["", "short", "fifteen letters"])
def test_a_token_that_could_be_guessed_is_none(library, token):
    done = serve("--library", str(library), "--host", "0.0.0.0", "--port", "1", f"--token={token}")
    assert done.returncode == 2


def test_whoever_has_no_token_sees_nothing(locked):
    for path in ("/", "/people", "/watch", "/stories.csv", "/stories.rss", "/desk/find"):
        status, headers, body = ask(locked, path)
        assert (status, headers["location"]) == (303, f"/login?next={path}")
        assert b"dam" not in body
    assert ask(locked, "/api/v1/stories")[0] == 401
    wrong = urlencode({"token": "guessed"}).encode()
    assert ask(locked, "/login", "POST", wrong, content_type=FORM)[0] == 403


def test_a_reader_is_shown_no_form_and_can_send_none(locked):
    cookie = log_in(locked, READER)
    assert b'action="/searches"' not in ask(locked, "/watch", cookie=cookie)[2]
    for path in ("/desk/rename", "/desk/merge", "/searches", "/searches/x/remove", "/add", "/add/example"):
        assert ask(locked, path, "POST", b"", cookie=cookie, content_type=FORM)[0] == 403, path


def test_an_editors_judgement_bears_the_editors_name(locked):
    cookie = log_in(locked, EDITOR)
    (story,) = json.loads(ask(locked, "/stories.json", cookie=cookie)[2])
    body = urlencode({"story": story["story"], "text": "See the trial.", "who": "Somebody else"}).encode()
    assert ask(locked, "/desk/note", "POST", body, cookie=cookie, content_type=FORM)[0] == 303
    (act,) = json.loads(ask(locked, "/desk.json", cookie=cookie)[2])
    assert (act["act"], act["who"]) == ("note", "Mira")
    body = json.dumps({"act": "undo", "judgement": act["judgement"]}).encode()
    bearer = {"authorization": f"Bearer {EDITOR}", "content_type": "application/json"}
    assert ask(locked, "/api/v1/judgements", "POST", body, **bearer)[0] == 200
    (undone,) = json.loads(ask(locked, "/api/v1/judgements", authorization=f"Bearer {READER}")[2])["items"]
    assert undone["undone"]["who"] == "Mira"


def test_another_site_cannot_use_an_editors_login(locked):
    cookie = log_in(locked, EDITOR)
    body = urlencode({"words": "dam"}).encode()
    asked = {"cookie": cookie, "content_type": FORM}
    assert ask(locked, "/searches", "POST", body, origin="https://evil.example", **asked)[0] == 403
    assert ask(locked, "/searches", "POST", body, sec_fetch_site="cross-site", **asked)[0] == 403
    assert json.loads(ask(locked, "/searches.json", cookie=cookie)[2]) == []


def test_who_asks_too_often_is_told_when_to_come_back(library):
    with room(library, "--rate", "1") as home:
        answers = [ask(home, "/api/v1/health") for _ in range(8)]
    status, headers, body = answers[-1]
    assert (answers[0][0], status, headers["content-type"]) == (200, 429, "application/problem+json")
    assert int(headers["retry-after"]) >= 1
    assert json.loads(body)["status"] == 429


def test_too_much_at_once_is_refused(locked):
    asked = {"cookie": log_in(locked, EDITOR), "content_length": str(10**12)}
    assert ask(locked, "/add", "POST", **asked)[0] == 413
