"""How people write amounts on the command line: `24h`, `10GB`, `on`, `none`. Each reader raises ValueError."""

import re
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_DURATION = re.compile(r"([0-9]{1,9})([smhdw]?)", re.ASCII)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_LONGEST_S = 3_650 * 86_400
_SIZE = re.compile(r"([0-9]{1,15})(B|[KMGT]i?B)?", re.ASCII | re.IGNORECASE)
_PREFIXES = "KMGT"
_MOST_BYTES = 10**15


def or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """A reader that also takes the word none."""
    return lambda text: None if text == "none" else read(text)


def one_of(*words: str) -> Callable[[str], str]:
    """A reader of one of these words."""

    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"expected {' or '.join(words)}, but got {text!r}")
        return text

    return read


def on_or_off(text: str) -> bool:
    """`on` or `off`."""
    return one_of("on", "off")(text) == "on"


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of a whole number within these bounds."""

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"[0-9]{1,18}", text, re.ASCII) else -1
        if not least <= number <= most:
            raise ValueError(f"expected a whole number from {least} to {most}, but got {text!r}")
        return number

    return read


A_MINUTE = whole(1, 1_000_000)
"""Reads a limit a minute."""


def seconds(text: str) -> int:
    """`24h`, `7d`, `90s`, `90`: seconds, at most ten years."""
    match = _DURATION.fullmatch(text)
    found_s = int(match[1]) * _SECONDS[match[2]] if match else -1
    if not 0 <= found_s <= _LONGEST_S:
        raise ValueError(f"expected a duration of at most 3650d, such as 24h, 30m or 0, but got {text!r}")
    return found_s


def size_bytes(text: str) -> int:
    """`10GB` (10⁹ each), `512MiB` (2²⁰ each), `1000000`, in either case: bytes, at most 1000TB."""
    match = _SIZE.fullmatch(text)
    found_bytes = int(match[1]) * _unit((match[2] or "B").upper()) if match else -1
    if not 0 <= found_bytes <= _MOST_BYTES:
        units = "B, KB, MB, GB, TB, KiB, MiB, GiB or TiB"
        raise ValueError(f"expected a size of at most 1000TB, such as 10GB or 512MiB, in {units}, but got {text!r}")
    return found_bytes


def _unit(name: str) -> int:
    unit: int = (1024 if "I" in name else 1000) ** (_PREFIXES.find(name[0]) + 1)
    return unit


def in_units(duration_s: int) -> str:
    """A duration as `seconds` reads it, in the largest unit that it is a whole number of."""
    unit = next(unit for unit in ("w", "d", "h", "m", "s") if duration_s % _SECONDS[unit] == 0)
    return f"{duration_s // _SECONDS[unit]}{unit}" if duration_s else "0"
