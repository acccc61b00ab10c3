"""Rows -> CSV that a spreadsheet opens, and that cannot make it run anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


def table(rows: Sequence[Mapping[str, object]]) -> bytes:
    """With a byte order mark, lists joined by semicolons; the columns are those of the first row."""
    out = io.StringIO(newline="")
    if rows:
        sheet = csv.writer(out)
        sheet.writerow(rows[0])
        sheet.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
