"""The compositions of a dashboard, one file each; each has a TITLE, WORDS that ask for it, and
`compose(board, area, topic)`, which fills the area.
"""

from types import ModuleType
from typing import Final

from illustrator.dashboards import control, flow, market, overview, world

COMPOSITIONS: Final[tuple[ModuleType, ...]] = (overview, world, control, market, flow)
