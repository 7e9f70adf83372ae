"""The places where pictures happen, one file each, found by being in this folder; `place.py` says what a file holds."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from illustrator.place import Ground, View
from illustrator.subject import Words


@dataclass(frozen=True)
class Where:
    """A setting as its file describes it."""

    name: str
    title: str
    words: Words
    is_indoors: bool
    draw: Callable[[View], Ground]


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@lru_cache(maxsize=64)
def where(name: str) -> Where:
    """Raises KeyError for a name that has no file."""
    if name not in names():
        raise KeyError(name)
    file = importlib.import_module(f"{__name__}.{name}")
    return Where(name, file.TITLE, file.WORDS, file.IS_INDOORS, file.draw)
