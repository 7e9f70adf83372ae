"""Ids: a prefix that says of what, and 24 random characters (at least 136 bits)."""

import os
import string

_ALPHABET = (string.digits + string.ascii_letters).encode()
_LENGTH = 24
# A random byte for each: 8 of the 62 come up five times in 256 instead of four, which costs 6 of the 142 bits.
_CHARACTER_OF = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))


def new_id(prefix: str) -> str:
    """A new id such as `gen_4Zk…`, unguessable."""
    return prefix + "_" + os.urandom(_LENGTH).translate(_CHARACTER_OF).decode()
