"""Ids: a prefix that says of what, and 24 random characters (at least 136 bits)."""

import os
import re
import string

_ALPHABET = (string.digits + string.ascii_letters).encode()
_LENGTH = 24
_GENERATION = re.compile(r"gen_[0-9A-Za-z]{1,64}", re.ASCII)
_FILE = re.compile(r"file-[0-9A-Za-z]{1,64}", re.ASCII)
# A random byte for each: 8 of the 62 come up five times in 256 instead of four, which costs 6 of the 142 bits.
_CHARACTER_OF = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))


def new_id(prefix: str) -> str:
    """A new id such as `gen_4Zk…`, unguessable."""
    return prefix + "_" + os.urandom(_LENGTH).translate(_CHARACTER_OF).decode()


def is_generation(text: str) -> bool:
    """Whether it is made like the id of a generation, and so safe as a part of a path."""
    return _GENERATION.fullmatch(text) is not None


def is_file(text: str) -> bool:
    """Whether it is made like the id of a file, and so safe as a part of a path."""
    return _FILE.fullmatch(text) is not None


def is_blob(text: str) -> bool:
    """Whether it is one of the two that bytes are kept under."""
    return is_generation(text) or is_file(text)
