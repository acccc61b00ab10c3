"""What tests share: the English parser, loaded once; a PostgreSQL, started once; the place of an empty library."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from postgres_server import server, where

from tellings.models.english import Parser, load_english

__all__ = ["parse", "server", "where"]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from the user's cache, nothing is left there."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(scope="session")
def parse() -> Parser:
    return load_english()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="record what recorded pages are read as; review the diff")
