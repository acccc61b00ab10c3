"""Library -> people: who is quoted by whom, and one speaker's words through time, in all their wordings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.plain import line
from tellings.formats.shelf import Shelf, name_of
from tellings.formats.wording import Wording, wordings
from tellings.library import glances
from tellings.library.speaking import Speech, all_quoted, named, quoted_by, quoters_of, speech_of
from tellings.model import Version
from tellings.store.speakers import Quotee
from tellings.web.render import missing, number, page
from tellings.web.room import library_of, room_of

PAGE = 30  # people
QUOTES = 30  # of one person, joined on one page
OUTLETS = 4  # of those who quote somebody, named in the list


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said: its wordings, the marks of what differs, and when it was first told."""

    wordings: tuple[Wording, ...]
    flags: tuple[str, ...]
    when: str | None  # ISO 8601; None: no article that has it gives a date
    articles: int
    stories: tuple[str, ...]


def people(request: Request) -> Response:
    library = library_of(request)
    start = number(request, "start")
    found = asked_people(request)[start : start + PAGE + 1]
    by = quoters_of(library.store, [one.name for one in found[:PAGE]])
    return page(
        request,
        "people.html",
        speakers=[(one, by.get(one.name, ())) for one in found[:PAGE]],
        outlets=OUTLETS,
        after=start + PAGE if len(found) > PAGE else None,
        counts=room_of(request).known.ask(library, glances.counts),
    )


def asked_people(request: Request) -> Sequence[Quotee]:
    """Those of the name and of the outlet asked for, most quoted first."""
    library = library_of(request)
    words, outlet = (request.query_params.get(name, "").strip() for name in ("name", "outlet"))
    people = quoted_by(library.store, outlet) if outlet else room_of(request).known.ask(library, all_quoted)
    return named(people, words)


def person(request: Request) -> Response:
    store = library_of(request).store
    name = request.path_params["name"]
    start = number(request, "start")
    speech = speech_of(store, name, QUOTES, start)
    if not speech.quotes and not start:
        return missing(request, "No article that has been read quotes anybody of this name.")
    return page(
        request,
        "person.html",
        name=name,
        quotes=speech.quotes,
        said=said(speech, name),
        listed=speech.listed,
        quoters=quoters_of(store, [name]).get(name, ()),
        after=start + QUOTES if speech.more else None,
    )


def said(speech: Speech, speaker: str) -> list[Said]:
    names = {a: name_of(one.outlet, one.uri) for a, one in speech.listed.items()}
    shelf = Shelf(speech.articles, names, {})
    found = []
    for utterance in speech.utterances:
        told = [speech.listed[a] for a in dict.fromkeys(v.article for v in utterance.versions)]
        found.append(
            Said(
                wordings=wordings(utterance, line(speaker), shelf),
                flags=utterance.flags,
                when=min((one.published for one in told if one.published), default=None),
                articles=len(told),
                stories=tuple(dict.fromkeys(one.story for one in told if one.story)),
            )
        )
    return found


def versions(speech: Speech) -> list[dict[str, Any]]:
    """A row a version; those of one utterance have its id."""
    return [_version(one.id, version, speech) for one in speech.utterances for version in one.versions]


def _version(utterance: str, version: Version, speech: Speech) -> dict[str, Any]:
    listed, passage = speech.listed[version.article], speech.articles[version.article].passage(version.quote.span)
    return {
        "utterance": utterance,
        "published": listed.published,
        "outlet": listed.outlet,
        "kind": version.quote.kind,
        "exact": passage.exact,
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "story": listed.story,
    }
