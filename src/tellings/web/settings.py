"""What a reading room allows, and to whom."""

from __future__ import annotations

import hashlib
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tellings.errors import CallError

Role = Literal["reader", "editor"]
SHORTEST = 16  # characters of a token: fewer can be guessed
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Account:
    """Who may come in; of the token only its SHA-256 is kept."""

    name: str
    role: Role
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`hosts` are the names that the room answers to; without accounts it is open to all who reach it."""

    hosts: frozenset[str] = LOOPBACK
    accounts: tuple[Account, ...] = ()
    rate: float = 100.0  # requests a second from one address, on the long run
    burst: int = 400  # requests at once before that counts
    upload: int = 64_000_000  # bytes of one request
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))  # signs who is logged in, until the end


def account(name: str, role: Role, token: str) -> Account:
    if len(token) < SHORTEST:
        raise CallError(f"the token of {name} is too short", f"give {SHORTEST} characters or more")
    return Account(name, role, digest(token))


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def read_accounts(path: Path) -> tuple[Account, ...]:
    """A TOML file of tables `[[account]]` with `name`, `role` ("reader" or "editor") and `token`."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("account", [])
        return tuple(_account(row) for row in rows)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CallError(
            f"cannot read the accounts in {path}: {error}", "give [[account]] with name, role and token"
        ) from None


def _account(row: dict[str, str]) -> Account:
    if row["role"] not in ("reader", "editor"):
        raise TypeError(f"{row['name']!r} needs a role: reader or editor")
    return account(row["name"], "editor" if row["role"] == "editor" else "reader", row["token"])
