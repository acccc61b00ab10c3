"""A WARC file -> its records; damage is passed over and told, so that what stands behind it is still read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

MEMBER, RECORD = b"\x1f\x8b\x08", b"WARC/1."  # how a record begins, packed and plain
TRIES = 1000  # places looked at in search of the next whole record, in all of a file
BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """From byte `start` nothing could be read, up to `end`; None: up to the end of the file."""

    start: int
    end: int | None


def read_records(file: BinaryIO) -> Iterator[WarcRecord | Damage]:
    """Each record must be used before the next one is asked for."""
    head = file.read(BLOCK)
    packed = MEMBER in head and not head.startswith(b"WARC/")
    start, damage, last = 0, None, -1
    for _ in range(TRIES):
        file.seek(start)
        try:
            for record in ArchiveIterator(file, parse_http=False, auto_decode="none"):
                if damage is not None:
                    yield Damage(damage, record.stream_pos)
                    damage = None
                last = record.stream_pos
                yield record
            break
        except OSError:
            damage = max(last, start) if damage is None else damage
            found = _find(file, MEMBER if packed else RECORD, max(last, start) + 1)
            if found is None:
                break
            start = found
    if damage is not None:
        yield Damage(damage, None)
    elif last >= 0 and (_packed_cut(file, last) if packed else _plain_cut(file, last)):
        yield Damage(last, None)


def _find(file: BinaryIO, mark: bytes, start: int) -> int | None:
    """The place of the next `mark`."""
    file.seek(start)
    tail = b""
    while block := file.read(BLOCK):
        found = (tail + block).find(mark)
        if found >= 0:
            return start - len(tail) + found
        start += len(block)
        tail = block[1 - len(mark) :]
    return None


def _packed_cut(file: BinaryIO, last: int) -> bool:
    """Does the file end in the middle of a gzip member? `last` is no member's start where all records are one."""
    file.seek(last)
    file.seek(last if file.read(3) == MEMBER else 0)
    member, rest = zlib.decompressobj(wbits=31), b""
    try:
        while block := rest or file.read(BLOCK):
            member.decompress(block, BLOCK)
            rest = member.unconsumed_tail
            if member.eof:
                rest = member.unused_data.lstrip(b"\0\r\n")
                member = zlib.decompressobj(wbits=31)
                if not rest and not (rest := file.read(BLOCK)):
                    return False
    except zlib.error:
        return True
    return True


def _plain_cut(file: BinaryIO, last: int) -> bool:
    """Is the last record shorter than it says, or does something stand behind it that is no record?"""
    file.seek(last)
    head, _, _ = file.read(BLOCK).partition(b"\r\n\r\n")
    told = [
        line.partition(b":")[2].strip() for line in head.splitlines() if line.lower().startswith(b"content-length:")
    ]
    if not told or not told[0].isdigit():
        return True
    end = last + len(head) + 4 + int(told[0])
    size = file.seek(0, 2)
    file.seek(min(end, size))
    return end > size or bool(file.read(BLOCK).strip())
