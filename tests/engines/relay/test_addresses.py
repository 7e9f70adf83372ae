"""What a relay can be pointed at: every address that passes here can be asked for."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from impasto.engines.relay.addresses import checked_base_url, checked_proxy
from impasto.settings import SettingsError

KEY = "sk-a-key-that-nobody-may-see"
HOSTS = [
    "127.0.0.1",
    "[::1]",
    "a.example",
    "a-b_c.example.",
    "münchen.example",
    "straße.example",
    "a" * 63 + ".example",
    "xn--nxasmq6b",
]
NO_HOSTS = [
    "",
    "a" * 64 + ".example",
    "☃" * 60,
    ".".join(["abc"] * 70),
    "a..b",
    "\uff41.example",
    "。",
    "a\0b.example",
    "a\x7fb.example",
    "a b.example",
    "a%20b.example",
    "a%00b.example",
    "a\u00adb.example",
    "a\u2028b.example",
    "a\\b.example",
    "a<b>.example",
    "[::1",
    "[::g]",
    "a.example:0",
    "a.example:65536",
    "a.example:port",
]


class Nowhere(AbstractResolver):
    """Knows no name, but only once it has written it as the system's look-up does."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(f"nobody is called {host.encode('idna')!r}")

    async def close(self) -> None:
        pass


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=Nowhere())) as session:
        yield session


@pytest.mark.parametrize("host", HOSTS)
async def test_what_passes_can_be_asked_for(client: aiohttp.ClientSession, host: str) -> None:
    url = checked_base_url(f"http://{host}:9/v1/", "engines.a.base_url")
    proxy = checked_proxy(f"http://user:p%40ss@{host}:9", "engines.a.proxy")

    assert url == f"http://{host}:9/v1"
    for way in (None, proxy):
        with pytest.raises(aiohttp.ClientConnectorError):
            await client.get(url, proxy=way)


@pytest.mark.parametrize("host", NO_HOSTS)
def test_a_host_that_cannot_be_looked_up_is_refused_by_its_key_and_not_shown(host: str) -> None:
    for address in (f"https://{host}/{KEY}", f"http://{KEY}{host}" if host.startswith("[") else f"http://{host}"):
        with pytest.raises(SettingsError, match=r"^'engines\.a\.base_url': it must begin with http") as refused:
            checked_base_url(address, "engines.a.base_url")
        assert KEY not in str(refused.value)
    with pytest.raises(SettingsError, match=r"^'engines\.a\.proxy': it must begin with http://"):
        checked_proxy(f"http://{host}", "engines.a.proxy")


@pytest.mark.parametrize("proxy", ["https://a.example", "socks5://a.example", "a.example:3128"])
def test_a_proxy_speaks_http(proxy: str) -> None:
    with pytest.raises(SettingsError, match=r"^'engines\.a\.proxy': it must begin with http://"):
        checked_proxy(proxy, "engines.a.proxy")


@pytest.mark.parametrize("user", ["☃:a", "a:☃", "a%3Ab:c", "%e2%98%83:a"])
def test_a_user_whom_no_header_can_name_is_refused_and_not_shown(user: str) -> None:
    with pytest.raises(SettingsError, match=r"^'engines\.a\.proxy': its user or password") as refused:
        checked_proxy(f"http://{user}{KEY}@a.example", "engines.a.proxy")

    assert KEY not in str(refused.value)


def test_no_proxy_is_none() -> None:
    assert checked_proxy("", "engines.a.proxy") == ""
