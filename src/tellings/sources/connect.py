"""Connections to public addresses alone, checked when they are made."""

from __future__ import annotations

import ipaddress
import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(HTTPError):
    """An address that must not be fetched, or not for now; its message is for the user."""

    def __init__(self, message: str, *, lasting: bool = True) -> None:
        super().__init__(message)
        self.lasting = lasting


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_global and not ip.is_multicast and ip not in NAT64


def is_private_name(address: str) -> bool:
    """Does a web address name this machine or a private one outright?"""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or not is_public(host)
    except ValueError:
        return False


def public_address(host: str, port: int) -> str:
    """The first address of `host`, where every one of them is public."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(map(is_public, found)):
        raise Refused(f"{host} is in a private network")
    return found[0]


class TimeLimit:
    """Ends the connections that its thread makes once the time is up, whatever they wait for: a host that sends a byte
    now and then never meets a timeout between two bytes. `over` tells that it had to."""

    _own = threading.local()

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> TimeLimit:
        TimeLimit._own.now = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        TimeLimit._own.now = None
        for one in self._sockets:
            one.close()

    def _end(self) -> None:
        self.over = True
        for one in self._sockets:
            with suppress(OSError):  # it has ended already
                one.shutdown(socket.SHUT_RDWR)

    @classmethod
    def watch(cls, connected: socket.socket) -> socket.socket:
        """A second handle on it is kept: encryption takes the first one over."""
        limit: TimeLimit | None = getattr(cls._own, "now", None)
        if limit is not None:
            limit._sockets.append(connected.dup())
        return connected


class _Any(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return TimeLimit.watch(super()._new_conn())


class _AnyTls(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return TimeLimit.watch(super()._new_conn())


class _Public(HTTPConnection):
    """Checked when the connection is made, so that a name cannot change its address in between."""

    def _new_conn(self) -> socket.socket:
        self._dns_host = public_address(self._dns_host, self.port or 80)
        return TimeLimit.watch(super()._new_conn())


class _PublicTls(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        self._dns_host = public_address(self._dns_host, self.port or 443)
        return TimeLimit.watch(super()._new_conn())


def _pool(plain: type[HTTPConnection], tls: type[HTTPSConnection]) -> dict[str, type[HTTPConnectionPool]]:
    """Pools of these connections, by scheme."""
    http = type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain})
    https = type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls})
    return {"http": http, "https": https}


def connections(timeout: urllib3.Timeout, *, public: bool) -> urllib3.PoolManager:
    """Nothing is tried twice here. `public`: only addresses that all the world has."""
    manager = urllib3.PoolManager(timeout=timeout, retries=False)
    manager.pool_classes_by_scheme = _pool(_Public, _PublicTls) if public else _pool(_Any, _AnyTls)
    return manager
