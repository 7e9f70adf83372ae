"""The socket that the server listens on: ours, so that the port is known, and taken, before anything else happens."""

import errno
import ipaddress
import socket

from impasto.cli.output import CommandError

_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises CommandError that names what is in the way."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as problem:
        raise CommandError(f"cannot listen on host '{host}': {problem.strerror}") from problem
    # A name such as localhost stands for both families; most clients try the older first.
    family, kind, protocol, _, address = min(found, key=lambda row: row[0] != socket.AF_INET)
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Clients that come before the server is ready wait a moment instead of being refused.
        listener.listen(_BACKLOG)
        listener.setblocking(False)
    except OSError as problem:
        listener.close()
        raise CommandError(_why(problem, host, port)) from problem
    return listener


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is in use: stop what listens there, or choose another with --port (0: a free one)"
        )
    if problem.errno == errno.EACCES:
        return f"port {port} on {host} is not permitted: choose one from 1024 with --port"
    return f"cannot listen on {host}, port {port}: {problem.strerror}"


def is_loopback(listener: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


def origin(host: str, port: int) -> str:
    """`http://HOST:PORT`, with the brackets that an IPv6 address needs."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def reachable_origin(listener: socket.socket) -> str:
    """An origin that a client on this machine can use as it stands, whatever the server listens on."""
    address, port = listener.getsockname()[:2]
    if ipaddress.ip_address(address.partition("%")[0]).is_unspecified:
        address = "127.0.0.1" if listener.family == socket.AF_INET else "::1"
    return origin(address, port)
