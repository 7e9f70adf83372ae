"""The compositions of an infographic, one file each; each has a TITLE, WORDS that ask for it, and
`compose(board, area, content)`.
"""

from types import ModuleType
from typing import Final

from illustrator.infographics import cards, cycle, pyramid, road, stairs, timeline, versus

COMPOSITIONS: Final[tuple[ModuleType, ...]] = (cards, road, stairs, cycle, timeline, pyramid, versus)
STEPS: Final[tuple[ModuleType, ...]] = (cards, road, stairs, cycle)
