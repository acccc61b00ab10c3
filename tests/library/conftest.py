"""Libraries of both engines."""

from __future__ import annotations

import pytest
from library_pages import TELLINGS, Clock, page

from tellings.library import Library


@pytest.fixture
def library(where):
    with Library(where, now=Clock()) as one:
        yield one


@pytest.fixture
def filled(library):
    """Two stories: the dam in a, b and c; the trial in x and y."""
    assert [one.status for one in library.ingest(page(name) for name in TELLINGS)] == ["new"] * 5
    return library
