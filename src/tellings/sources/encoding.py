"""Bytes -> text: byte-order mark, UTF-8, what is declared, else the likeliest encoding."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.I
)
HEAD = 4096  # bytes; the HTML standard looks for a declaration in the first 1024
SAMPLE = 100_000  # bytes that the detector is shown
WIDER = {  # what pages that declare the first really hold (WHATWG Encoding Standard)
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
BROKEN = 0.02  # share of undecodable or control characters above which the bytes are no text; clean pages have none
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f�]")


def decode(raw: bytes, declared: str | None = None) -> str | None:
    """The text, or None where no encoding makes text of these bytes. `declared` is the HTTP header's charset."""
    for mark, name in BOMS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :], name)
    try:
        return _clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _text(raw, _known(declared) or _known(_declared(raw)) or _guess(raw))


def _declared(raw: bytes) -> str | None:
    found = DECLARED.search(raw[:HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The codec of a declared name; None for one that nobody knows, no text codec, and UTF-8, which was tried."""
    try:
        codec = codecs.lookup(name or "").name
        b"".decode(codec)
    except LookupError:
        return None
    return None if codec.startswith("utf") else WIDER.get(codec, codec)


def _guess(raw: bytes) -> str:
    name = codecs.lookup(detect_encoding(raw[:SAMPLE]) or "cp1252").name
    return WIDER.get(name, name)


def _text(raw: bytes, encoding: str) -> str | None:
    return _clean(raw.decode(encoding, "replace"))


def _clean(text: str) -> str | None:
    sample = text[:SAMPLE]
    return text if len(CONTROLS.findall(sample)) <= BROKEN * len(sample) else None
