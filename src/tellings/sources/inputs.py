"""Inputs -> pages, in input order."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tellings.model import Given, Page, Skip


def read_pages(inputs: Iterable[str]) -> Iterator[Page | Skip]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from read_pages(str(p) for p in sorted(path.iterdir()))
        else:
            yield from read_file(path)


def read_file(path: Path) -> Iterator[Page | Skip]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    if suffix == ".jsonl":
        for line in raw.splitlines():
            yield from read_line(line)
    elif suffix in (".txt", ".md"):
        yield Page(uri=str(path), kind="dump", content=raw.decode("utf-8", "replace"), sha256=digest(raw))
    elif suffix in (".html", ".htm", ".xhtml"):
        yield Page(uri=str(path), kind="html", content=raw.decode("utf-8", "replace"), sha256=digest(raw))


def read_line(line: bytes) -> Iterator[Page]:
    row = json.loads(line)
    given = Given(
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("published"),
        authors=tuple(row.get("authors") or ()),
        language=row.get("language"),
        fetched=row.get("fetched"),
    )
    for kind in ("html", "dump", "text"):
        if kind in row:
            yield Page(uri=row["uri"], kind=kind, content=row[kind], sha256=digest(line), given=given)
            return


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
