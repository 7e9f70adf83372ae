"""The kinds of picture, one file each, found by being in this folder: `compose(stage)` draws and says what it drew."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import lru_cache

from illustrator.stage import Stage

Layout = Callable[[Stage], str]


@lru_cache(maxsize=1)
def layouts() -> dict[str, Layout]:
    found: dict[str, Layout] = {}
    for module in pkgutil.iter_modules(__path__):
        found[module.name] = importlib.import_module(f"{__name__}.{module.name}").compose
    return found
