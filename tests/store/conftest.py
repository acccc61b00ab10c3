"""A store of each engine."""

from __future__ import annotations

import pytest

from tellings.store import open_store


@pytest.fixture
def store(where):
    with open_store(where, patience=5.0) as opened:
        yield opened
