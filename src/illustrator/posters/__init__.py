"""The compositions of a poster, one file each, found by being in this folder.

Each has a TITLE, SUITS (a style or occasion word → how well it suits; "any" for no word at all) and `compose(stage)`.
Files whose name starts with "_" are drawing that they share.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from illustrator.stage import Stage


@dataclass(frozen=True)
class Composition:
    name: str
    title: str
    suits: dict[str, int]
    compose: Callable[[Stage], None]


@lru_cache(maxsize=1)
def compositions() -> tuple[Composition, ...]:
    found = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        file = importlib.import_module(f"{__name__}.{module.name}")
        found.append(Composition(module.name, file.TITLE, file.SUITS, file.compose))
    return tuple(found)
