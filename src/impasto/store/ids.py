"""Ids: a prefix that says of what, and 24 random characters (142 bits)."""

import secrets
import string

_ALPHABET = string.digits + string.ascii_letters
_LENGTH = 24


def new_id(prefix: str) -> str:
    """A new id such as `gen_4Zk…`, unguessable."""
    return prefix + "_" + "".join(map(_ALPHABET.__getitem__, _digits()))


def _digits() -> list[int]:
    number, digits = secrets.randbelow(62**_LENGTH), []
    for _ in range(_LENGTH):
        number, digit = divmod(number, 62)
        digits.append(digit)
    return digits
