"""Rows -> JSON lines on standard output."""

from __future__ import annotations

import json
import sys


def emit(row: object) -> None:
    """One JSON line; a lone surrogate is written as its escape."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
