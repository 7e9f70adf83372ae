"""The picture as layers of SVG, bottom first, in units of which the shorter side has 1000."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from illustrator.svg import Sheet

Blend = Literal["over", "add", "multiply"]
Box = tuple[float, float, float, float]
SHORT_SIDE: Final = 1000.0


@dataclass(frozen=True)
class Layer:
    """A fragment of SVG. `blur` (a sigma in units) makes it soft; `relief` lights it as if it had thickness.

    `box` (x, y, width, height) bounds its ink where that is known: only that part of the picture is then worked on.
    `is_type` keeps it sharp, on top of whatever the style does. `tint` is the colour of the light that falls on it.
    """

    svg: str
    blur: float = 0.0
    blend: Blend = "over"
    relief: float = 0.0
    box: Box | None = None
    is_type: bool = False
    tint: str | None = None

    @property
    def kind(self) -> tuple[float, Blend, float, bool, str | None]:
        return self.blur, self.blend, self.relief, self.is_type, self.tint


@dataclass
class Scene:
    """Layers share one sheet of gradients. `grain` is the strength of the paper, 0 for none.

    `keeps_sheets` holds every layer apart, for styles that cut them out of paper.
    `is_opaque` lays everything on white.
    """

    width: float
    height: float
    sheet: Sheet = field(default_factory=Sheet)
    layers: list[Layer] = field(default_factory=list)
    grain: float = 0.0
    keeps_sheets: bool = False
    is_opaque: bool = False

    @staticmethod
    def of_size(width: int, height: int) -> "Scene":
        unit = SHORT_SIDE / min(width, height)
        return Scene(width * unit, height * unit)

    def draw(
        self,
        svg: str,
        *,
        blur: float = 0.0,
        blend: Blend = "over",
        relief: float = 0.0,
        box: Box | None = None,
        is_type: bool = False,
        tint: str | None = None,
    ) -> None:
        """Adds a layer on top. Layers of one kind that follow each other are drawn in one go: each costs a picture.

        Layers with relief stay apart, each is a body.
        """
        if not svg:
            return
        layer = Layer(svg, blur, blend, relief, box, is_type, tint)
        last = self.layers[-1] if self.layers else None
        apart = self.keeps_sheets
        if last is not None and blend == "over" and not relief and last.kind == layer.kind and not apart:
            both = None if last.box is None or box is None else union((last.box, box))
            self.layers[-1] = replace(last, svg=last.svg + svg, box=both)
        else:
            self.layers.append(layer)


def union(boxes: Sequence[Box]) -> Box:
    x, y = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    return x, y, right - x, bottom - y
