"""What a setting is given to paint on, and what it tells the scene about the room that it made.

A setting is a file in `settings/` with TITLE, WORDS, IS_INDOORS, COLOUR and `draw(view) -> Ground`.
"""

from dataclasses import dataclass

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.scene import Scene
from illustrator.svg import Point


@dataclass(frozen=True)
class View:
    """`area` is the whole frame, in scene units (the shorter side is 1000). Everything of it is to be painted.

    `colour` is the caller's for the setting ("a blue wall"), or None. `traits` are words such as wooden, brick,
    marble, futuristic, modern, snowy. `variant` counts through compositions: use it for the large choices, `dice` for
    small ones. `seen` is the share of the frame, from 0 to 1, that the main subject will cover in its middle: 0 when
    the setting is itself the picture and may put its best things there.
    """

    scene: Scene
    area: Area
    light: Light
    dice: Dice
    variant: int
    detail: float
    colour: str | None = None
    traits: frozenset[str] = frozenset()
    seen: float = 0.0

    def count(self, usual: int) -> int:
        return max(round(usual * self.detail), 1)

    @property
    def is_snowy(self) -> bool:
        return "snowy" in self.traits or self.light.weather == "snow"


@dataclass(frozen=True)
class Ground:
    """Where things can stand. Heights are y in scene units, downwards.

    `near` and `far`: where the feet of the nearest (the main) and the farthest subject stand. `horizon`: the eye's
    height. `sky`: the room for what flies. `gloss`: how much the floor mirrors what stands on it, 0 to 1. `front`: SVG
    drawn over the subjects (grass, spray). `glow`: SVG of light that the setting gives off, added after the scene's
    light. `lamp`: where a near light stands. `water`: the height from which down there is water to swim and float in.
    """

    near: float
    far: float
    horizon: float
    sky: Area
    gloss: float = 0.0
    front: str = ""
    glow: str = ""
    lamp: Point | None = None
    water: float | None = None
