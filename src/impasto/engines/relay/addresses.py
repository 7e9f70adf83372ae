"""The addresses that a relay is configured with: what no connection could be made to is refused before there is one.

No text of a refusal repeats an address: a key may have slipped into it.
"""

import re
from ipaddress import ip_address
from typing import Final
from unicodedata import is_normalized
from urllib.parse import SplitResult, unquote, urlsplit

from impasto.settings import SettingsError

_NAME: Final = re.compile(r"[a-z0-9._-]{1,253}", re.IGNORECASE)


def checked_base_url(text: str, setting: str) -> str:
    """A base URL without a key in it. Raises SettingsError."""
    parts = _split(text)
    if parts is None or parts.scheme not in ("http", "https"):
        raise SettingsError(f"'{setting}': it must begin with http:// or https:// and name a host")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise SettingsError(f"'{setting}': it holds more than an address; a key belongs into the setting for keys")
    return text.rstrip("/")


def checked_proxy(text: str, setting: str) -> str:
    """An HTTP proxy, with a user and a password where it wants them; empty: none. Raises SettingsError."""
    if not text:
        return ""
    parts = _split(text)
    if parts is None or parts.scheme != "http":
        raise SettingsError(f"'{setting}': it must begin with http:// and name a host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    # As Basic authentication is written.
    if ":" in user or not _is_latin(user + password):
        raise SettingsError(f"'{setting}': its user or password has characters that no header can carry")
    return text


def _split(text: str) -> SplitResult | None:
    """The parts of an address whose host can be asked for; None for any other."""
    if not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        return parts if _is_host(parts.hostname or "") and parts.port != 0 else None
    except ValueError:
        return None


def _is_host(host: str) -> bool:
    """Whether it can be looked up: with any other the client raises ValueError or UnicodeError, once it is asked."""
    try:
        if ":" in host:
            return bool(ip_address(host))
        name = host.encode("idna").decode("ascii")
        return bool(_NAME.fullmatch(name)) and is_normalized("NFKC", host)
    except ValueError:
        return False


def _is_latin(text: str) -> bool:
    return all(ord(character) < 256 for character in text)
