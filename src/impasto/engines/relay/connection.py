"""What every way to a provider has in common: the pool of connections, who an address is, why nobody was reached.

Light: aiohttp takes a third of a second to import, and most servers relay nothing.
"""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import aiohttp

# Shorter than what servers usually keep, so that no request meets a connection that is just being closed.
_KEEP_ALIVE_S: Final = 4.0


def open_pool(*, connect_s: float, read_s: float) -> "aiohttp.ClientSession":
    """A pool without a connection yet: no cookies, no proxy of the environment, no limit of its own."""
    import aiohttp

    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEEP_ALIVE_S),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect_s, sock_read=read_s),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"user-agent": "Impasto", "accept-encoding": "identity"},
        trust_env=False,
    )


def why_unreached(problem: Exception) -> str | None:
    """Why there was no connection, in words that hold no address; None where there may have been one."""
    import aiohttp

    kinds: dict[type[Exception] | tuple[type[Exception], ...], str] = {
        aiohttp.ClientConnectorDNSError: "its name was not found",
        aiohttp.ClientSSLError: "no secure connection",
        aiohttp.ConnectionTimeoutError: "no connection in time",
        aiohttp.ClientConnectorError: "no connection",
        # A name that IDNA refuses is a UnicodeError, raised where it is looked up.
        (aiohttp.InvalidURL, UnicodeError): "its address cannot be used",
    }
    return next((words for kind, words in kinds.items() if isinstance(problem, kind)), None)


def headers_of(response: "aiohttp.ClientResponse") -> dict[str, str]:
    """By their names in small letters."""
    return {name.lower(): value for name, value in response.headers.items()}


def origin_of(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port; that of nobody for what is no address."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return "", None, None
