"""The one door: pages stream in for years; stories form, keep their names, and a person's judgement binds."""

from __future__ import annotations

from tellings.library.door import Library
from tellings.library.places import default_place, utc_now

__all__ = ["Library", "default_place", "utc_now"]
