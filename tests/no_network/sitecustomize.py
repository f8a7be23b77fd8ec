"""Shuts the network for this interpreter: only this machine may be spoken to.

tests/conftest.py calls it in the test process and puts this folder on PYTHONPATH, so that every child interpreter
(training, the command line) runs it at its start, too.
"""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

attempts: list[str] = []


class NetworkRefused(RuntimeError):  # not an OSError: code that handles an unreachable network must not swallow it
    """A test tried to leave this machine."""


def is_local(host: object) -> bool:
    """True for this machine under any of its usual names."""
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(host: object) -> None:
    if not is_local(host):
        attempts.append(str(host))
        raise NetworkRefused(f"a test tried to reach {host!r}; tests run without a network")


def shut() -> None:
    """Refuse every connection, datagram and name look-up that would leave this machine."""
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto

    def check(link: socket.socket, address: Any) -> None:
        if link.family in (socket.AF_INET, socket.AF_INET6):
            refuse(address[0])

    def guarded_connect(link: socket.socket, address: Any) -> None:
        check(link, address)
        connect(link, address)

    def guarded_connect_ex(link: socket.socket, address: Any) -> int:
        check(link, address)
        return connect_ex(link, address)

    def guarded_sendto(link: socket.socket, data: Any, *rest: Any) -> int:
        check(link, rest[-1])
        return sendto(link, data, *rest)

    def guarded(look_up: Callable[..., Any]) -> Callable[..., Any]:
        def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
            refuse(host)
            return look_up(host, *rest, **named)

        return guarded_look_up

    socket.socket.connect = guarded_connect  # replacing them is the point
    socket.socket.connect_ex = guarded_connect_ex
    socket.socket.sendto = guarded_sendto
    socket.getaddrinfo = guarded(socket.getaddrinfo)
    socket.gethostbyname = guarded(socket.gethostbyname)


shut()
