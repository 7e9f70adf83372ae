"""Our own labels in the language of the picture, from `labels.toml`."""

import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _han() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))


def in_han(words: str) -> str:
    """The label in Chinese, or as it is where none is known."""
    return _han().get(words, words)
