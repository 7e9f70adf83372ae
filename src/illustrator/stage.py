"""What a layout is given to work with: the scene, the brief, its dice, and the few things every layout needs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from illustrator.brief import Brief, Notice
from illustrator.chance import Dice
from illustrator.glyph import Tones, glyph
from illustrator.palette import Scheme, at, mix, shade
from illustrator.scene import Scene
from illustrator.svg import rect

T = TypeVar("T")


@dataclass
class Stage:
    """`variant` counts through compositions and colours: pictures of one request have variants that follow each other.

    `detail` scales how much ornament is drawn; `missing` gathers the characters that no font could show.
    """

    scene: Scene
    brief: Brief
    dice: Dice
    variant: int
    detail: float
    is_transparent: bool
    missing: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        return self.scene.width

    @property
    def height(self) -> float:
        return self.scene.height

    def turn(self, choices: Sequence[T]) -> T:
        """The variant's own choice: neighbours in one request never get the same while there are enough choices."""
        return choices[self.variant % len(choices)]

    def fill(self, paint: str, opacity: float = 1.0) -> str:
        return rect(0, 0, self.width, self.height, fill=paint, fill_opacity=opacity)

    def count(self, usual: int) -> int:
        return max(round(usual * self.detail), 1)

    def notices(self) -> tuple[Notice, ...]:
        lost = "".join(dict.fromkeys("".join(self.missing)))[:40]
        if not lost:
            return ()
        return (Notice("missing_glyph", f"No installed font has these characters, so they were left out: {lost}"),)


def natural(name: str, colour: str | None = None) -> Tones:
    """A glyph's own colours, or shades of the colour that was asked for."""
    tones = glyph(name).natural
    if colour is None:
        return tones
    return Tones(colour, shade(colour, -0.1), mix(colour, "#ffffff", 0.6), at(colour, 0.24))


def mono(scheme: Scheme) -> Tones:
    """A glyph in the colours of the picture."""
    return Tones(scheme.main, shade(scheme.main, -0.1), scheme.accent, scheme.ground)
