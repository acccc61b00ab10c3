"""An alert -> standard output, a file, an RSS file or a web address; why it could not be told, in words.

A file and an RSS file hold each alert once, even where a run was killed in between. Standard output and a web address
may be told again after a kill, with the same id: the receiver can tell.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TextIO

from lxml import etree

from tellings.library.alerts import Alert, SavedSearch
from tellings.sources.asking import Answer, Failure
from tellings.sources.feed_tree import ILLEGAL, read_tree

TAIL = 1 << 20  # bytes of a file in which an alert is looked for: thousands of alerts, more than one run can leave
ITEMS = 100  # of an RSS file; the newest

Post = Callable[[str, bytes, dict[str, str]], Answer | Failure]


def deliver(
    alert: Alert, search: SavedSearch, *, out: TextIO, post: Post, environ: Mapping[str, str], now: float
) -> str | None:
    """None: it is told."""
    target = search.target
    if target == "-":
        _print(alert, out)
        return None
    if target.startswith(("http://", "https://")):
        return _send(alert, search, post, environ, int(now))
    try:
        _into_rss(alert, search, Path(target)) if target.endswith((".rss", ".xml")) else _into_file(alert, Path(target))
    except OSError as error:
        return f"{target} cannot be written: {error.strerror or error}"
    return None


def alert_json(alert: Alert) -> str:
    return json.dumps(asdict(alert), ensure_ascii=True)


def _print(alert: Alert, out: TextIO) -> None:
    out.write(f"{alert.name}: {alert.text}\n" if out.isatty() else f"{alert_json(alert)}\n")
    out.flush()


def _into_file(alert: Alert, path: Path) -> None:
    """One JSON line, on the disk before this returns; a line that a kill cut short is ended."""
    line = f"{alert_json(alert)}\n".encode()
    with path.open("ab+") as file:
        size = file.seek(0, 2)
        file.seek(max(size - TAIL, 0))
        tail = file.read()
        if line in tail:
            return
        file.write(line if not tail or tail.endswith(b"\n") else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())


def _into_rss(alert: Alert, search: SavedSearch, path: Path) -> None:
    """The whole file is made anew beside the old one and takes its place at once."""
    root = read_tree(path.read_bytes(), None) if path.exists() else None
    kept = [] if root is None else [item for item in root.iter("item") if item.findtext("guid") != alert.id]
    feed = etree.Element("rss", version="2.0")
    channel = _part(feed, "channel", "")
    for name, text in (("title", search.name), ("link", "https://tellings.invalid/"), ("description", search.name)):
        _part(channel, name, text)
    channel.append(_item(alert))
    channel.extend(kept[: ITEMS - 1])
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8"))
    beside.replace(path)


def _item(alert: Alert) -> etree._Element:
    item = etree.Element("item")
    _part(item, "title", alert.text)
    if alert.links:
        _part(item, "link", alert.links[0])
    _part(item, "guid", alert.id).set("isPermaLink", "false")
    _part(item, "category", alert.kind)
    _part(item, "pubDate", format_datetime(datetime.fromisoformat(f"{alert.at}+00:00")))
    _part(item, "description", "\n".join(alert.links))
    return item


def _part(parent: etree._Element, name: str, text: str) -> etree._Element:
    part = etree.SubElement(parent, name)
    part.text = ILLEGAL.sub("", text)
    return part


def _send(alert: Alert, search: SavedSearch, post: Post, environ: Mapping[str, str], now: int) -> str | None:
    """The headers of the Standard Webhooks specification."""
    from tellings.sources.posting import signed

    body = alert_json(alert).encode()
    headers = {"webhook-id": alert.id, "webhook-timestamp": str(now)}
    if search.secret_from:
        secret = environ.get(search.secret_from)
        if not secret:
            return f"${search.secret_from} is not set, so that the alert cannot be signed"
        headers["webhook-signature"] = signed(secret, alert.id, now, body)
    said = post(search.target, body, headers)
    if isinstance(said, Failure):
        return f"{search.target} does not answer: {said.reason}"
    return None if 200 <= said.status < 300 else f"{search.target} answers with HTTP status {said.status}"
