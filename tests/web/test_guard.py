"""Who is let in, and who is turned away."""

from __future__ import annotations

import pytest
from asking import ask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse

from tellings.web.guard import COOKIE, Guard, cookie_of
from tellings.web.settings import Settings, account

EDITOR = account("Mira", "editor", "an editor's long token")
READER = account("Tomas", "reader", "a reader's long token!")
LOCKED = Settings(accounts=(EDITOR, READER), secret=b"x" * 32)


async def room(scope, receive, send):
    """Answers with who asks, and with the length of what was sent."""
    request = Request(scope, receive)
    body = await request.body()
    await PlainTextResponse(f"{request.state.who}/{request.state.role}/{len(body)}")(scope, receive, send)


def test_on_this_computer_everybody_may_edit():
    assert ask(Guard(room, Settings())).body == b"/editor/0"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", "", "[::1", "192.168.1.7"])
def test_a_name_that_is_not_the_rooms_own_is_no_way_in(host):
    """A page elsewhere may let its own name point at this computer."""
    assert ask(Guard(room, Settings()), headers={"host": host}).status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_every_name_of_this_computer_will_do(host):
    assert ask(Guard(room, Settings()), headers={"host": host}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_another_site_changes_nothing(headers):
    assert ask(Guard(room, Settings()), method="POST", headers=headers).status == 403


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://localhost:8000"}, {}, {"sec-fetch-site": "none"}]
)
def test_this_site_and_programs_may_change_something(headers):
    assert ask(Guard(room, Settings()), method="POST", headers=headers).status == 200


def test_too_many_requests_are_told_when_to_come_back():
    now = [0.0]
    guard = Guard(room, Settings(rate=2, burst=3), clock=lambda: now[0])
    assert [ask(guard).status for _ in range(4)] == [200, 200, 200, 429]
    assert ask(guard).headers["retry-after"] == "1"
    assert ask(guard, client="127.0.0.2").status == 200
    now[0] = 1.0
    assert [ask(guard).status for _ in range(3)] == [200, 200, 429]


def test_a_body_longer_than_allowed_is_refused_whatever_it_says_of_its_length():
    guard = Guard(room, Settings(upload=10))
    assert ask(guard, method="POST", headers={"content-length": "11"}, body=b"x" * 11).status == 413
    assert ask(guard, method="POST", headers={"content-length": "nonsense"}).status == 400
    with pytest.raises(ClientDisconnect):
        ask(guard, method="POST", body=b"x" * 11)


def test_without_a_login_nothing_is_shown():
    guard = Guard(room, LOCKED)
    assert ask(guard, "/stories/s1").headers["location"] == "/login?next=/stories/s1"
    assert ask(guard, "/api/v1/stories").status == 401
    assert ask(guard, "/login").status == 200


def test_a_token_or_a_cookie_tells_who_it_is():
    guard = Guard(room, LOCKED)
    bearer = {"authorization": "Bearer an editor's long token"}
    assert ask(guard, headers=bearer).body == b"Mira/editor/0"
    assert ask(guard, headers={"cookie": f"{COOKIE}={cookie_of(READER, LOCKED)}"}).body == b"Tomas/reader/0"
    assert ask(guard, "/api/v1/stories", headers={"authorization": "Bearer wrong"}).status == 401
    assert ask(guard, headers={"cookie": f"{COOKIE}=é"}).status in (303, 200)


def test_a_reader_reads_and_changes_nothing():
    guard = Guard(room, LOCKED)
    reader = {"authorization": "Bearer a reader's long token!"}
    assert ask(guard, headers=reader).status == 200
    assert ask(guard, "/desk/merge", method="POST", headers=reader).status == 403
    assert ask(guard, "/logout", method="POST", headers=reader).status == 200


def test_every_answer_forbids_what_a_page_could_bring_in():
    for answer in (ask(Guard(room, Settings())), ask(Guard(room, Settings()), headers={"host": "evil.example"})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
