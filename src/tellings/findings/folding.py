"""Name -> key: how a name is written so that its spellings meet."""

from __future__ import annotations

import re
import unicodedata

from tellings.text.words import words

_MARKS = re.compile(r"[’'](?:s\b)?|[.\"“”‘()]")
_GAPS = re.compile(r"[\s\-–—_/,]+")
_ALIASES: dict[str, str] = {form: name for name, forms in words("en", "names")["aliases"].items() for form in forms}


def fold(name: str) -> str:
    """Lower case, no marks, possessives or leading article: "the F.B.I.'s" -> "fbi"."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _GAPS.sub(" ", _MARKS.sub("", text)).strip()
    return text[4:] if text.startswith("the ") else text


def known_as(key: str) -> str:
    """The fullest of the forms that everybody knows: "us" -> "united states"."""
    return _ALIASES.get(key, key)
