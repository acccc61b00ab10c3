"""The body of an HTTP message as it was sent -> the bytes that are meant: chunks joined, compression undone."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import urllib3
from urllib3.exceptions import HTTPError


def unpack_body(raw: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """At most `most` bytes. What is not packed as its headers say is taken as it is."""
    lower = {name.lower(): value for name, value in headers.items()}
    if "chunked" in lower.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    coding = lower.get("content-encoding", "").lower()
    if not coding:
        return raw[:most]
    try:
        sent = urllib3.HTTPResponse(BytesIO(raw), headers={"content-encoding": coding}, preload_content=False)
        return sent.read(most, decode_content=True)
    except (HTTPError, ValueError):
        return raw[:most]


def _joined(raw: bytes) -> bytes:
    """What the chunks hold; what has none is taken as it is."""
    parts: list[bytes] = []
    place = 0
    while (line := raw.find(b"\r\n", place, place + 100)) >= 0:
        try:
            size = int(raw[place:line].split(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(raw[line + 2 : line + 2 + size])
        place = line + 4 + size
    return b"".join(parts) if parts else raw
