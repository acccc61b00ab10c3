"""JSON -> a web address that waits for it; who sent it can be checked where both share a secret."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

import urllib3
from urllib3.exceptions import HTTPError

from tellings.sources.asking import Answer, Failure
from tellings.sources.connect import TimeLimit, connections, is_private_name
from tellings.sources.web import AGENT

TIMEOUT = urllib3.Timeout(connect=5.0, read=10.0)  # seconds
LONGEST = 15.0  # seconds for all of it
MOST = 4096  # bytes of the answer; nobody reads more


def post_json(address: str, body: bytes, headers: dict[str, str]) -> Answer | Failure:
    """A redirect is not followed. The user named the address: it may be on this machine."""
    pool = connections(TIMEOUT, public=not is_private_name(address))
    told = {"User-Agent": AGENT, "Content-Type": "application/json", "Connection": "close", **headers}
    with TimeLimit(LONGEST):
        try:
            said = pool.request("POST", address, body=body, headers=told, redirect=False, preload_content=False)
            read = said.read(MOST)
            said.close()
        except (HTTPError, OSError, ValueError) as error:
            return Failure(address=address, reason=str(error).rpartition(": ")[2] or type(error).__name__)
    headers = {name.lower(): value for name, value in said.headers.items()}
    return Answer(address=address, final=address, status=said.status, headers=headers, body=read)


def signed(secret: str, name: str, when: int, body: bytes) -> str:
    """The signature of the Standard Webhooks specification; `whsec_…` is base64, any other secret its own bytes."""
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True) if secret.startswith("whsec_") else None
    except binascii.Error:
        key = None
    message = f"{name}.{when}.".encode() + body
    made = hmac.new(secret.encode() if key is None else key, message, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"
