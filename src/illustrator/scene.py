"""The picture as layers of SVG, bottom first, in units of which the shorter side has 1000."""

from dataclasses import dataclass, field
from typing import Final, Literal

from illustrator.svg import Sheet

Blend = Literal["over", "add", "multiply"]
SHORT_SIDE: Final = 1000.0


@dataclass(frozen=True)
class Layer:
    """A fragment of SVG. `blur` (a sigma in units) makes it soft; `relief` lights it as if it had thickness."""

    svg: str
    blur: float = 0.0
    blend: Blend = "over"
    relief: float = 0.0

    @property
    def kind(self) -> tuple[float, Blend, float]:
        return self.blur, self.blend, self.relief


@dataclass
class Scene:
    """Layers share one sheet of gradients. `grain` is the strength of the paper, 0 for none."""

    width: float
    height: float
    sheet: Sheet = field(default_factory=Sheet)
    layers: list[Layer] = field(default_factory=list)
    grain: float = 0.0

    @staticmethod
    def of_size(width: int, height: int) -> "Scene":
        unit = SHORT_SIDE / min(width, height)
        return Scene(width * unit, height * unit)

    def draw(self, svg: str, *, blur: float = 0.0, blend: Blend = "over", relief: float = 0.0) -> None:
        """Adds a layer on top. Layers of one kind that follow each other are drawn in one go: each costs a picture."""
        layer = Layer(svg, blur, blend, relief)
        last = self.layers[-1] if self.layers else None
        if last is not None and blend == "over" and last.kind == layer.kind:
            self.layers[-1] = Layer(last.svg + svg, blur, blend, relief)
        else:
            self.layers.append(layer)
