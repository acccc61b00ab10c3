"""Inputs -> pages: files, dumps, JSON lines, folders, the web, standard input."""

from __future__ import annotations

from tellings.sources.inputs import read_pages

__all__ = ["read_pages"]
