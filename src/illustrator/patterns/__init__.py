"""The repeats of a pattern: four for motifs, one file each with a TITLE, WORDS and `compose(page)`; the rest plain."""

from types import ModuleType
from typing import Final

from illustrator.patterns import checker, halfdrop, ogee, scatter
from illustrator.patterns.plain import PLAIN

MOTIFS: Final[tuple[ModuleType, ...]] = (scatter, ogee, halfdrop, checker)

__all__ = ["MOTIFS", "PLAIN"]
