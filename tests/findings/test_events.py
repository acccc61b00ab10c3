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


TOM, LOPEZ = ["Tom Harris"], ["Maria Lopez"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Harris has been arrested by police in Halden.", [("COERCE", "done", ["police"], TOM)]),
        ("The army shelled Eastport.", [("ASSAULT", "done", ["army"], ["Eastport"])]),
        ("Maria Lopez denied that police had arrested Tom Harris.", [("COERCE", "denied", ["police"], TOM)]),
        ("Police have not arrested Tom Harris.", [("COERCE", "denied", ["Police"], TOM)]),
        ("Police never arrested Tom Harris.", [("COERCE", "denied", ["Police"], TOM)]),
        ("Neither France nor Spain attacked Tom Harris.", [("ASSAULT", "denied", ["France", "Spain"], TOM)]),
        ("Tom Harris denied killing Maria Lopez.", [("ASSAULT", "denied", TOM, LOPEZ)]),
        ("The president plans to visit Maria Lopez.", [("CONSULT", "planned", ["president"], LOPEZ)]),
        ("The president may visit Maria Lopez.", [("CONSULT", "planned", ["president"], LOPEZ)]),
        ("If the president visits Maria Lopez, he will talk.", [("CONSULT", "planned", ["president"], LOPEZ)]),
        ("Maria Lopez failed to meet Tom Harris.", [("CONSULT", "denied", LOPEZ, TOM)]),
        ("France condemned the attack on Tom Harris.", [("ACCUSE", "done", ["France"], [])]),
        ("Rebels fired on the army.", [("ASSAULT", "done", ["Rebels"], ["army"])]),
        ("The company fired Tom Harris.", [("COERCE", "done", ["company"], TOM)]),
        ("Tom Harris resigned.", [("RETREAT", "done", TOM, [])]),
        ("The government imposed sanctions on France.", [("SANCTION", "done", ["government"], ["France"])]),
        ("Spain sent aid to France.", [("AID", "done", ["Spain"], ["France"])]),
        ("Tom Harris was accused of killing Maria Lopez.", [("ACCUSE", "done", [], TOM)]),
        ("Maria Lopez said Tom Harris attacked France.", [("ASSAULT", "done", TOM, ["France"])]),
        ("The army is expected to attack France.", [("ASSAULT", "planned", ["army"], ["France"])]),
        ("The army began attacking France.", [("ASSAULT", "done", ["army"], ["France"])]),
        ("Police released Tom Harris without charge.", [("CONCEDE", "done", ["Police"], TOM)]),
        ("Police charged Tom Harris with murder.", [("ACCUSE", "done", ["Police"], TOM)]),
        ("Maria Lopez did not rule out meeting Tom Harris.", [("REJECT", "denied", LOPEZ, [])]),
        (
            "Maria Lopez called on France to withdraw from Spain.",
            [("REQUEST", "done", LOPEZ, ["France"]), ("RETREAT", "planned", ["France"], ["Spain"])],
        ),
        (
            "Tom Harris, who was arrested by police, met Maria Lopez.",
            [("COERCE", "done", ["police"], TOM), ("CONSULT", "done", TOM, LOPEZ)],
        ),
        (
            "Maria Lopez urged France to withdraw from Spain.",
            [("REQUEST", "done", LOPEZ, ["France"]), ("RETREAT", "planned", ["France"], ["Spain"])],
        ),
    ],
)
def test_all_that_a_sentence_says_was_done_planned_or_denied(read, text, expected):
    assert events(read, text) == expected


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
        "The company fired a rocket.",
        "Maria Lopez beat Tom Harris in the election.",
        "Maria Lopez beat Tom Harris 3-1.",
        "The hotel charged Tom Harris 40 euros.",
        "The minister received a letter from Maria Lopez.",
        "Tom Harris was killed in a crash.",
        "Maria Lopez called Tom Harris a liar.",
        "The storm hit Eastport.",
        "The army stopped attacking Eastport.",
        "The film shoots for the stars, Maria Lopez said.",
        "Tom Harris's arrest angered Maria Lopez.",
        "Fire swept Eastport.",
        "Police are to blame, Maria Lopez said.",
    ],
    ids=[
        "a crash is nobody",
        "a question",
        "a thing is released",
        "another sense",
        "an accident",
        "back out",
        "a noun",
        "fired a thing",
        "won a vote",
        "won a game",
        "a price",
        "post",
        "nobody did it",
        "a name",
        "weather",
        "it ended",
        "aims",
        "a noun of a verb",
        "no deed",
        "an idiom",
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
