"""Word lists, one TOML file a language and topic: `words("en", "cues")` reads `en/cues.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(language: str, topic: str) -> dict[str, Any]:
    """The tables of one file; the same object at each call, not to be changed."""
    return tomllib.loads(files(__name__).joinpath(language, f"{topic}.toml").read_text(encoding="utf-8"))
