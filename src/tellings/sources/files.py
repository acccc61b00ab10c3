"""A file or a folder -> pages, in name order; what cannot be read is a Skip with its reason."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tellings.model import Page, PageKind, Skip
from tellings.sources.encoding import decode
from tellings.sources.lines import read_line

MAX_BYTES = 16 * 1024 * 1024  # of one page or JSON line; the largest news page met in 1,400 is 4 MB
PAGE_KINDS: dict[str, PageKind] = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "dump", ".md": "dump"}
LINES = ".jsonl"
ARCHIVE = ".warc"
TOO_LARGE = f"larger than {MAX_BYTES // 2**20} MB, which no article is"
READABLE = ".html .htm .xhtml .txt .md .jsonl .warc, each also as .gz"


def read_path(path: Path) -> Iterator[Page | Skip]:
    """A file's pages; of a folder, those of everything readable in it."""
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists():
            yield Skip(str(path), "there is no such file or folder", "check the path")
        elif _suffix(path) == ARCHIVE:
            yield from _read_archive(path)
        elif readable(path):
            yield from _read_file(path)
        else:
            yield Skip(str(path), f"files named {path.suffix or 'like this'} are not read", f"give {READABLE}")
    except OSError as error:
        yield Skip(str(path), f"cannot be read: {error.strerror or error}", "check its permissions")


def readable(path: Path) -> bool:
    suffix = _suffix(path)
    return suffix in (LINES, ARCHIVE) or suffix in PAGE_KINDS


def _suffix(path: Path) -> str:
    """Lower case, without the .gz."""
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def _read_folder(folder: Path) -> Iterator[Page | Skip]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() or readable(path):
            yield from read_path(path)


def _read_file(path: Path) -> Iterator[Page | Skip]:
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
        file = cast(BinaryIO, stream)  # both are; their types have no name in common
        try:
            if _suffix(path) == LINES:
                yield from _read_lines(file, path)
            else:
                yield make_page(file.read(MAX_BYTES + 1), uri=str(path), kind=PAGE_KINDS[_suffix(path)])
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield Skip(str(path), "the gzip data is damaged or ends too early", "save or download it again")


def _read_archive(path: Path) -> Iterator[Page | Skip]:
    from tellings.sources.warc import read_archive

    with path.open("rb") as file:  # it unpacks by itself: each record is packed alone
        yield from read_archive(file, str(path))


def _read_lines(file: BinaryIO, path: Path) -> Iterator[Page | Skip]:
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield Skip(f"{path}:{number}", TOO_LARGE, "")
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
        elif line.strip():
            yield read_line(line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf"), f"{path}:{number}")
    if not number:
        yield Skip(str(path), "it is empty", "was it saved whole?")


def make_page(raw: bytes, *, uri: str, kind: PageKind, charset: str | None = None) -> Page | Skip:
    """The bytes of one page, decoded, or why they are none."""
    if not raw.strip():
        return Skip(uri, "it is empty", "was it saved whole?")
    if len(raw) > MAX_BYTES:
        return Skip(uri, TOO_LARGE, "is it really one page?")
    content = decode(raw, charset)
    if content is None:
        return Skip(uri, "this is no text in any known encoding", "is it an image, a PDF or an archive?")
    return Page(uri=uri, kind=kind, content=content, sha256=hashlib.sha256(raw).hexdigest(), raw=raw)
