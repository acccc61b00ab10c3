"""Who did what to whom."""

from __future__ import annotations

import pytest

from tellings.findings.events import find_events
from tellings.findings.names import find_names
from tellings.findings.times import find_times


def events(read, text):
    reading = read(text)
    _, actors = find_names(reading)
    name = {a.id: a.name for a in actors}
    return [
        (e.action, e.status, [name[w] for w in e.who], [name[w] for w in e.whom])
        for e in find_events(reading, actors, find_times(reading))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested Tom Harris.", ("COERCE", "done", ["Police"], ["Tom Harris"])),
        ("Tom Harris was arrested by police.", ("COERCE", "done", ["police"], ["Tom Harris"])),
        ("Tom Harris was shot in Paris.", ("ASSAULT", "done", [], ["Tom Harris"])),
        ("France will deploy troops.", ("MOBILIZE", "planned", ["France"], ["troops"])),
        ("The president did not meet Maria Lopez.", ("CONSULT", "denied", ["president"], ["Maria Lopez"])),
        ("France and Spain signed a treaty.", ("AGREE", "done", ["France", "Spain"], [])),
        ("The rebels agreed to withdraw from Paris.", ("RETREAT", "planned", ["rebels"], ["Paris"])),
        ("Students protested against the government.", ("PROTEST", "done", ["Students"], ["government"])),
        ("Tom Harris was found and arrested.", ("COERCE", "done", [], ["Tom Harris"])),
        ("The minister was accused of fraud.", ("ACCUSE", "done", [], ["minister"])),
        ("Maria Lopez refused to meet with Tom Harris.", ("CONSULT", "denied", ["Maria Lopez"], ["Tom Harris"])),
    ],
)
def test_an_event_has_its_doer_its_target_and_its_status(read, text, expected):
    found = events(read, text)
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "The crash killed 12 people.",
        "Did police arrest Tom Harris?",
        "The department released a report.",
        "The engineer demonstrated a device.",
        "Five people were injured in the crash.",
        "The engineer backed out of the deal.",
        "Shares were hit by the attack on prices.",
    ],
    ids=[
        "a crash is nobody",
        "a question",
        "a thing is released",
        "another sense",
        "an accident",
        "back out",
        "a noun",
    ],
)
def test_near_misses_are_no_events(read, text):
    assert events(read, text) == []


def test_where_and_when_hang_on_the_verb(read):
    text = "Police arrested Tom Harris in Paris on 3 May 2017."
    reading = read(text)
    _, actors = find_names(reading)
    (event,) = find_events(reading, actors, find_times(reading))
    assert (event.where, event.when) == ("Paris", "2017-05-03")
    assert event.span.of(text) == "Police arrested Tom Harris"
