"""Article -> the dossier made of it before: kept in one SQLite file by digest and version of the code."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

from tellings.model import Article, Dossier

READERS = ("findings", "models", "text", "model")  # the code that a dossier depends on
TABLE = "CREATE TABLE IF NOT EXISTS dossier (code TEXT, key TEXT, json BLOB, PRIMARY KEY (code, key))"


class Kept:
    """Dossiers of earlier runs. The file is a convenience: where it cannot be read or written, nothing is kept."""

    def __init__(self, path: Path, code: str | None = None, *, model: str = "") -> None:
        """`code` names the version of the code whose dossiers these are, by default the running one; `model` the
        language model and its version."""
        self._model = model
        self._code = code or code_version()
        self._file: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=1.0)
            with self._file:
                self._file.execute(TABLE)
                self._file.execute("DELETE FROM dossier WHERE code != ?", (self._code,))
        except (OSError, sqlite3.Error):
            self._file = None

    def find(self, articles: Sequence[Article]) -> list[Dossier | None]:
        """One answer an article; None: it was not annotated by this version of the code."""
        return [self._find(article) for article in articles]

    def _find(self, article: Article) -> Dossier | None:
        if self._file is None:
            return None
        try:
            sql = "SELECT json FROM dossier WHERE code = ? AND key = ?"
            row = self._file.execute(sql, (self._code, self._key(article))).fetchone()
            return msgspec.json.decode(row[0], type=Dossier) if row else None
        except (sqlite3.Error, msgspec.MsgspecError, UnicodeEncodeError):
            return None

    def keep(self, dossiers: Iterable[Dossier]) -> None:
        """An article with a lone surrogate has no UTF-8 form and is not kept."""
        if self._file is None:
            return
        try:
            rows = [(self._code, self._key(d.article), msgspec.json.encode(d)) for d in dossiers]
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO dossier VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, UnicodeEncodeError):
            return

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _key(self, article: Article) -> str:
        return hashlib.sha256(self._model.encode() + msgspec.json.encode(article)).hexdigest()


@cache
def code_version(rooms: tuple[str, ...] = READERS) -> str:
    """A digest of the code and weights that make a dossier (or of other rooms), and of the libraries under them."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in ("spacy", "numpy", "tellings")).encode())
    root = Path(str(files("tellings")))
    for room in rooms:
        for path in sorted((root / room).rglob("*")) if (root / room).is_dir() else [root / room]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()
