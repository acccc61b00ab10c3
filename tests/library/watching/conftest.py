"""A site, a clock that is moved by hand, and a library that goes by it."""

from __future__ import annotations

import pytest
from watched_site import Clock, serving

from tellings.library import Library


@pytest.fixture
def site():
    with serving() as one:
        yield one


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    """What is asked of a store here, its own tests ask of every engine."""
    with Library(tmp_path / "library.sqlite", now=clock.iso) as one:
        yield one
