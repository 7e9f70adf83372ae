"""The finishes, one file each, found by being in this folder; `style.py` says what a file holds."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from illustrator.style import Treatment
from illustrator.subject import Words


@dataclass(frozen=True)
class Finish:
    """A style as its file describes it; `file.finish(canvas, bodies, look)` does the work."""

    name: str
    title: str
    words: Words
    treatment: Treatment
    file: ModuleType


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@lru_cache(maxsize=64)
def style(name: str) -> Finish:
    """Raises KeyError for a name that has no file."""
    if name not in names():
        raise KeyError(name)
    file = importlib.import_module(f"{__name__}.{name}")
    return Finish(name, file.TITLE, file.WORDS, file.TREATMENT, file)
