"""An Atom tree (1.0, and 0.3 of old, with its name space or without) -> what it says."""

from __future__ import annotations

from lxml import etree

from tellings.sources.entry import SUMMARY, Entry, Reading, moment, newest, plain, web_address
from tellings.sources.feed_tree import kind, text_of

Parts = dict[str, etree._Element]


def read_atom(root: etree._Element, address: str) -> Reading:
    found = [e for e in root.iter() if _kind(e) == "entry"]
    kept = newest([entry for e in found if (entry := _entry(e, address))])
    return Reading(
        form="Atom", title=plain(text_of(_parts(root).get("title"))), entries=kept, left_out=len(found) - len(kept)
    )


def _kind(element: etree._Element) -> str:
    return kind(element).removeprefix("atom:")


def _parts(element: etree._Element | None) -> Parts:
    return {_kind(child): child for child in reversed(element)} if element is not None else {}


def _entry(element: etree._Element, base: str) -> Entry | None:
    parts = _parts(element)
    address = web_address(_link(element), web_address(element.base, base) or base)
    if address is None:
        return None
    summary = parts.get("summary")
    return Entry(
        address=address,
        title=plain(text_of(parts.get("title"))),
        published=_time(parts, "published", "issued", "created", "updated", "modified"),
        updated=_time(parts, "updated", "modified"),
        outlet=plain(text_of(_parts(parts.get("source")).get("title"))),
        summary=plain(text_of(summary if summary is not None else parts.get("content")), SUMMARY),
    )


def _link(element: etree._Element) -> str | None:
    """The entry's page: rel=alternate or none, HTML before other kinds; else an id that is an address."""
    links = [e for e in element if _kind(e) == "link" and e.get("rel", "alternate") == "alternate" and e.get("href")]
    pages = [e for e in links if "html" in e.get("type", "html")]
    name = next((text_of(e) or "" for e in element if _kind(e) == "id"), "")
    return next((e.get("href") for e in pages or links), name if name.startswith(("http://", "https://")) else None)


def _time(parts: Parts, *names: str) -> str | None:
    return next((when for name in names if (when := moment(text_of(parts.get(name))))), None)
