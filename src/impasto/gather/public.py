"""Which links may be followed and which addresses are on the public internet. Pure: nothing is looked up here."""

import ipaddress
import re
from typing import Final

import httpx

_LONGEST_URL: Final = 8192
_HTTPS_PORT: Final = 443
_LEAST_OTHER_PORT: Final = 1024

_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME: Final = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
# What an operating system may take for an IPv4 address in another spelling: 127.1, 2130706433, 0x7f.1.
_NUMBER: Final = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")

# IANA's registries of special addresses, and two more: 192.0.0.0/24 and 168.63.129.16 are where clouds answer their own
# guests. Written out, because what Python calls global changes from version to version.
_SPECIAL_V4: Final = [
    ipaddress.IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",
    )
]
# Everything outside is mapped, translated, local, or multicast.
_GLOBAL_V6: Final = ipaddress.IPv6Network("2000::/3")
# Protocols (Teredo among them), documentation, AS112, 6to4, documentation.
_SPECIAL_V6: Final = [
    ipaddress.IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "2002::/16", "3fff::/20")
]


class Refused(Exception):
    """A link that is not followed, and why: words for whoever sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_public(address: str) -> bool:
    """Tell whether it is the address of one host on the public internet, in no disguise."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return parsed.is_global and not any(parsed in network for network in _SPECIAL_V4)
    if parsed.scope_id is not None or parsed not in _GLOBAL_V6:
        return False
    return parsed.is_global and not any(parsed in network for network in _SPECIAL_V6)


def checked(link: str | httpx.URL) -> httpx.URL:
    """The link, if it may be followed: https, no user, a plain host, port 443 or one from 1024. Raises Refused.

    Other ports below 1024 belong to services that are not for pictures. Whether the host's address is public shows
    when it is looked up.
    """
    if len(str(link)) > _LONGEST_URL:
        raise Refused(f"it is longer than {_LONGEST_URL} characters")
    try:
        url = httpx.URL(link)
    except httpx.InvalidURL:
        raise Refused("it is not a URL") from None
    if url.scheme != "https":
        raise Refused("only https links are followed")
    if url.userinfo:
        raise Refused("it names a user")
    if url.port is not None and not _LEAST_OTHER_PORT <= url.port <= 65535:
        raise Refused(f"its port is neither {_HTTPS_PORT} nor one from {_LEAST_OTHER_PORT}")
    return url.copy_with(host=_host(url.raw_host.decode("ascii")), fragment=None)


def _host(host: str) -> str:
    """A name without its trailing dot, or an address that is public."""
    if ":" in host or re.fullmatch(r"\d+(?:\.\d+){3}", host):
        if not is_public(host):
            raise Refused("its host is not on the public internet")
        return host
    name = host.lower().removesuffix(".")
    if not _NAME.fullmatch(name) or _NUMBER.fullmatch(name):
        raise Refused("its host is not a name")
    return name
