"""Key -> what was made for it before: a file that may be lost at any time, and then everything is made again."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

TABLE = "CREATE TABLE IF NOT EXISTS made (name TEXT PRIMARY KEY, key TEXT NOT NULL, data BLOB NOT NULL)"
LEVEL = 1  # of zlib: four times smaller at a tenth of the time of level 6


class KeptBlobs:
    """One blob a name, of the latest key. Where the file cannot be read or written, nothing is kept."""

    def __init__(self, path: Path) -> None:
        self._file: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=1.0)
            with self._file:
                self._file.execute(TABLE)
        except (OSError, sqlite3.Error):
            self._file = None

    def find(self, name: str, key: str) -> bytes | None:
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT data FROM made WHERE name = ? AND key = ?", (name, key)).fetchone()
            return zlib.decompress(row[0]) if row else None
        except (sqlite3.Error, zlib.error):
            return None

    def keep(self, name: str, key: str, data: bytes) -> None:
        if self._file is None:
            return
        try:
            with self._file:
                row = (name, key, zlib.compress(data, LEVEL))
                self._file.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", row)
        except sqlite3.Error:
            return

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
