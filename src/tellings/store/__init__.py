"""Nouns <-> rows: what a library keeps, in SQLite or PostgreSQL; and dossiers kept between runs."""

from __future__ import annotations

from tellings.store.kept import Kept, code_version
from tellings.store.nouns import Listed, Member, Packed, Sighting
from tellings.store.packing import pack
from tellings.store.store import Store, open_store

__all__ = ["Kept", "Listed", "Member", "Packed", "Sighting", "Store", "code_version", "open_store", "pack"]
