"""Article -> events: who did what to whom, as PLOVER event types."""

from __future__ import annotations

from tellings.findings.reading import Reading
from tellings.model import Actor, Event, Time


def find_events(reading: Reading, actors: tuple[Actor, ...], times: tuple[Time, ...]) -> tuple[Event, ...]:
    """Events in text order."""
    return ()
