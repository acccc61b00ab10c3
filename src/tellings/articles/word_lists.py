"""Topic -> the word lists of every language that has one: the language of a page is not known before it is read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from tellings.text.words import words


@cache
def every_language(topic: str) -> tuple[dict[str, Any], ...]:
    """The tables of that topic, by language code; not to be changed."""
    folder = files("tellings.text.words")
    codes = sorted(f.name for f in folder.iterdir() if f.joinpath(f"{topic}.toml").is_file())
    return tuple(words(code, topic) for code in codes)
