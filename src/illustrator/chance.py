"""Repeatable choices: the same name gives the same numbers in every process and on every machine."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Dice:
    """A splitmix64 stream; independent of Python's own generator, whose sequence may change between versions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._state = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big")

    def whole(self, below: int) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return (z ^ (z >> 31)) % below

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.whole(1 << 32) / (1 << 32)

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.whole(len(choices))]

    def fork(self, name: str) -> "Dice":
        """A stream of its own for one part of the picture, so that adding a part leaves the others as they were."""
        return Dice(f"{self.name}/{name}")
