"""What a page declares and shows -> when it was published and last modified, each with its evidence."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime

from htmldate import find_date
from lxml.html import HtmlElement

from tellings.articles.build import SOMEWHERE
from tellings.articles.html_declared import Declared, Json, text_of
from tellings.model import Stamp

PUBLISHED_META = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
)
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified")
ISO = re.compile(
    r"(\d{4})-(\d\d?)(?:-(\d\d?)(?:[T ]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?"
)
IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
EARLIEST = 1990  # no news page on the web is older

logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # it reports each odd page; we say what was found instead


def find_published(declared: Declared, uri: str) -> Stamp | None:
    """What is declared; the day in the page's address where that is the local day of a time declared in UTC."""
    stated = next(_stamps(declared, "datePublished", PUBLISHED_META), None)
    address = _in_address(uri)
    if stated and address and _same_time(stated.value, address):
        return Stamp(address.value, f"address of the page ({stated.evidence}: {stated.value})", address.exact)
    return stated or address


def find_modified(declared: Declared) -> Stamp | None:
    return next(_stamps(declared, "dateModified", MODIFIED_META), None)


def _stamps(declared: Declared, key: str, metas: tuple[str, ...]) -> Iterator[Stamp]:
    for node in (declared.article, declared.page):
        yield from _stamp(node.get(key), f"JSON-LD {key}")
    for name in metas:
        yield from _stamp(declared.first(name), f"meta {name}")


def _stamp(raw: Json, evidence: str) -> Iterator[Stamp]:
    exact = text_of(raw)
    value = exact and iso(exact)
    if exact and value:
        yield Stamp(value, evidence, exact)


def iso(text: str) -> str | None:
    """ "2017-10-22 15:45:00 +0200" -> "2017-10-22T15:45:00+02:00"; None for what is no date of our time."""
    found = ISO.match(text.strip())
    if not found:
        return None
    year, *rest, zone = found.groups()
    month, day, hour, minute, second = (part and part.zfill(2) for part in rest)
    value = "-".join(part for part in (year, month, day) if part)
    if hour:
        zone = "" if not zone else "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
        value += f"T{hour}:{minute}" + (f":{second}" if second else "") + zone
    try:
        moment = datetime.fromisoformat(value if day else f"{value}-01")
    except ValueError:
        return None
    return value if EARLIEST <= moment.year <= datetime.now().year + 1 else None


def _in_address(uri: str) -> Stamp | None:
    """The day in ".../2017/10/22/rain"."""
    found = IN_ADDRESS.search(uri) if uri.startswith(("http://", "https://")) else None
    value = found and iso(f"{found[1]}-{found[3]}-{found[4]}")
    return Stamp(value, "address of the page", found[0]) if found and value else None


def _same_time(stated: str, address: Stamp) -> bool:
    """Is a time declared in UTC on the day before or after the one in the address?"""
    if not stated.endswith("+00:00"):
        return False
    return abs((date.fromisoformat(stated[:10]) - date.fromisoformat(address.value)).days) == 1


def search_date(tree: HtmlElement) -> Stamp | None:
    """The date that htmldate finds: for pages that neither declare one nor show one beside the headline."""
    try:
        found = find_date(tree, original_date=True)
    except Exception:  # a third-party reader of any page: what it fails on has no date
        return None
    return Stamp(found, SOMEWHERE, found) if found else None
