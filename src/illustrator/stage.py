"""What a layout is given to work with: the scene, the brief, its dice, and the few things every layout needs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from illustrator.brief import Brief, Notice
from illustrator.chance import Dice
from illustrator.glyph import Glyph, Tones, glyph, shades_of
from illustrator.pins import NONE, Pin, Pins
from illustrator.scene import Box, Scene
from illustrator.svg import rect

T = TypeVar("T")


@dataclass
class Stage:
    """`variant` counts through compositions and colours: pictures of one request have variants that follow each other.

    `detail` scales how much ornament is drawn; `missing` gathers the characters that no font could show,
    `shown` the things that were drawn; `main` is the box of the main subject, where the layout has one,
    `notes` what the layout has to say. `pins` is what is to stay where it stood, `now` gathers the pins of this picture
    and `glows` the light of its figures, by their tags.
    """

    scene: Scene
    brief: Brief
    dice: Dice
    variant: int
    detail: float
    is_transparent: bool
    missing: list[str] = field(default_factory=list)
    shown: dict[str, None] = field(default_factory=dict)
    main: Box | None = None
    notes: list[Notice] = field(default_factory=list)
    pins: Pins = NONE
    now: Pins = NONE
    glows: dict[str, str] = field(default_factory=dict)

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

    def show(self, name: str) -> Glyph:
        """The glyph of a thing, which counts as shown from here on."""
        self.shown[name] = None
        return glyph(name)

    @property
    def is_pinned(self) -> bool:
        """Does anything of the brief stay where it stood?"""
        keys = {str(self.pins.key(i)) for i in range(len(self.brief.subjects))}
        return any(pin.tag.partition("/")[0] in keys for pin in self.pins.figures)

    def pin(self, pins: Sequence[Pin]) -> None:
        self.now = replace(self.now, figures=self.now.figures + tuple(pins))

    def letter(self, box: Box) -> None:
        """Notes that words were set within the box."""
        self.now = replace(self.now, words=(*self.now.words, box))

    def notices(self) -> tuple[Notice, ...]:
        """What only drawing could tell: characters without a font, things that this composition has no room for."""
        lost = "".join(dict.fromkeys("".join(self.missing)))[:40]
        absent = [s.said for s in self.brief.subjects if not {s.name, s.mark} & self.shown.keys()]
        notes = []
        if lost:
            notes.append(
                Notice("missing_glyph", f"No installed font has these characters, so they were left out: {lost}")
            )
        if absent:
            notes.append(Notice("not_shown", f"Understood, but not shown in this picture: {', '.join(absent)}."))
        return tuple(self.notes + notes)


def natural(name: str, colour: str | None = None) -> Tones:
    """A glyph's own colours, or shades of the colour that was asked for."""
    return glyph(name).natural if colour is None else shades_of(colour)
