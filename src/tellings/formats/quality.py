"""A panel's name -> one line on how sure it is, from the figures measured on public sets (`quality.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def measured() -> dict[str, list[dict[str, Any]]]:
    """By panel."""
    return tomllib.loads(files("tellings.formats").joinpath("quality.toml").read_text(encoding="utf-8"))


def how_sure(panel: str) -> str:
    """ "How sure: direct quotations found whole, F1 0.96 on PolNeAR (…); …"; empty where nothing was measured."""
    rows = measured().get(panel, [])
    said = "; ".join(f"{row['what']}, {row['measure']} {row['value']:g} on {row['on']}" for row in rows)
    return f"How sure: {said}." if said else ""
