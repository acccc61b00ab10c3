"""What tests share: the English parser, loaded once; a PostgreSQL, started once; the place of an empty library."""

from __future__ import annotations

import pytest
from postgres_server import server, where

from tellings.models.english import Parser, load_english

__all__ = ["parse", "server", "where"]


@pytest.fixture(scope="session")
def parse() -> Parser:
    return load_english()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="record what recorded pages are read as; review the diff")
