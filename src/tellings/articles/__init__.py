"""Page -> Article or Skip: the body, and what the page says of it."""

from __future__ import annotations

from tellings.articles.read import read_article

__all__ = ["read_article"]
