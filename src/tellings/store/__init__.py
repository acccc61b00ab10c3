"""What is kept between runs."""

from __future__ import annotations

from tellings.store.kept import Kept

__all__ = ["Kept"]
