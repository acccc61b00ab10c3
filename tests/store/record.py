"""python record.py: records a library of today's schema under released/, once, when a version is released."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from test_copying import fill

from tellings.store import open_store
from tellings.store.migrate import steps


def main() -> None:
    record = Path(__file__).parent / "released" / f"{steps('sqlite')[-1][0]:04}.sqlite.gz"
    if record.exists():
        raise SystemExit(f"{record} is there already; it is never written again")
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "library.sqlite") as store:
            fill(store)
            store.backup(Path(folder) / "backup.sqlite")
        record.parent.mkdir(exist_ok=True)
        record.write_bytes(gzip.compress((Path(folder) / "backup.sqlite").read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
