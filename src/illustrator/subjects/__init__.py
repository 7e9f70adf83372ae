"""The things that can be drawn, one file each, found by being in this folder; `subject.py` says what a file holds."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from illustrator.subject import Ask, Figure, Words

TAGS: Final = frozenset(
    {"animal", "person", "plant", "vehicle", "building", "food", "drink", "furniture", "product", "nature"}
    | {"flies", "swims", "hangs", "flat"}
)


@dataclass(frozen=True)
class Kind:
    """A subject as its file describes it. `height_m` is that of 100 units of its drawing.

    `pose_words` are words of the subject's own that ask for a pose: "tulip" of a flower. `home` are the settings where
    it is at home, shown where the prompt names no place.
    """

    name: str
    words: Words
    height_m: float
    poses: tuple[str, ...]
    colour: str
    tags: frozenset[str]
    draw: Callable[[Ask], Figure]
    pose_words: Mapping[str, str] = field(default_factory=dict)
    home: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@lru_cache(maxsize=256)
def kind(name: str) -> Kind:
    """Raises KeyError for a name that has no file."""
    if name not in names():
        raise KeyError(name)
    file = importlib.import_module(f"{__name__}.{name}")
    pose_words, home = getattr(file, "POSE_WORDS", {}), getattr(file, "HOME", ())
    return Kind(
        name, file.WORDS, file.HEIGHT_M, file.POSES, file.COLOUR, frozenset(file.TAGS), file.draw, pose_words, home
    )
