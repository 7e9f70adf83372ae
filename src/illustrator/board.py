"""A surface to lay an interface on: shadows, panels, light and content are gathered, then drawn in as few layers."""

from dataclasses import dataclass, field
from typing import Final

from illustrator.brief import Brief, Subject
from illustrator.glyph import Glyph, Tones, glyph
from illustrator.labels import in_han
from illustrator.page import Area
from illustrator.palette import mix, readable
from illustrator.stage import Stage
from illustrator.svg import circle, group, num, rect
from illustrator.text import has_wide
from illustrator.theme import Theme
from illustrator.typeset import Align, Type, at_size, fit

REGULAR: Final = "sans"
BOLD: Final = "sans-bold"


@dataclass
class Board:
    """`under` is blurred shadow, `base` panels, `light` blurred glow, `top` what is crisp.

    A board may be drawn smaller: its own units times `scale`, from `origin`.
    """

    stage: Stage
    theme: Theme
    under: list[str] = field(default_factory=list)
    base: list[str] = field(default_factory=list)
    light: list[str] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    is_han: bool = False
    origin: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_han = any(has_wide(t) for t in self.stage.brief.texts) or has_wide(self.stage.brief.words)

    def draw(self, blur: float = 16.0, glow: float = 9.0) -> None:
        scene = self.stage.scene
        if self.under:
            scene.draw(self._moved(self.under), blur=blur * self.scale)
        scene.draw(self._moved(self.base))
        if self.light:
            scene.draw(self._moved(self.light), blur=glow * self.scale, blend="add")
        scene.draw(self._moved(self.top))

    def _moved(self, parts: list[str]) -> str:
        if self.scale == 1.0 and self.origin == (0.0, 0.0):
            return "".join(parts)
        move = f"translate({num(self.origin[0])} {num(self.origin[1])}) scale({self.scale:.4f})"
        return group("".join(parts), transform=move)

    def as_one(self, clip: str | None = None) -> str:
        """Everything but shadow and light as one fragment, for a board that lies on another."""
        return group(self._moved(self.base) + self._moved(self.top), clip_path=clip)

    def own(self, words: str) -> str:
        """One of our own labels, in the language of the picture."""
        return in_han(words) if self.is_han else words

    def text(
        self,
        words: str,
        at: tuple[float, float],
        size: float,
        fill: str | None = None,
        face: str = REGULAR,
        align: Align = "left",
        width: float = 900.0,
    ) -> float:
        """One line on a baseline; a label of ours is set in the picture's language. Returns its width."""
        block = at_size(self.own(words), Type(face), size, width, lines=1)
        self.stage.missing.append(block.missing)
        self.top.append(block.place(at[0], at[1] + block.tops * block.size, align, fill=fill or self.theme.ink))
        return block.width

    def lines(self, words: str, area: Area, size: float, fill: str | None = None, face: str = REGULAR) -> float:
        """Words broken into as many lines as the area holds, from its top. Returns their height."""
        most = max(int(area.h / (size * 1.3)), 1)
        block = at_size(self.own(words), Type(face, leading=1.34), size, area.w, lines=most)
        self.stage.missing.append(block.missing)
        self.top.append(block.place(area.x, area.y, fill=fill or self.theme.soft))
        return block.height

    def headline(self, words: str, area: Area, largest: float, fill: str | None = None, face: str = BOLD) -> float:
        """The title, as large as the area allows, from its top. Returns its height."""
        kind = Type(face, leading=1.12, tracking=-0.015 if face in {BOLD, "sans-black"} else 0.0)
        block = fit(self.own(words), kind, area.w, area.h, lines=3, largest=largest)
        self.stage.missing.append(block.missing)
        self.top.append(block.place(area.x, area.y, fill=fill or self.theme.ink))
        return block.height

    def panel(self, area: Area, radius: float = 18.0, fill: str | None = None, *, flat: bool = False) -> None:
        theme = self.theme
        if not flat and not theme.is_dark:
            low = Area(area.x + 6, area.y + 12, area.w - 12, area.h - 8)
            self.under.append(low.shape(rx=radius, fill=mix(theme.ink, theme.main, 0.3), fill_opacity=0.13))
        self.base.append(area.shape(rx=radius, fill=fill or theme.panel, stroke=theme.edge, stroke_width=1.5))

    def lit(self, svg: str, strength: float = 0.8) -> None:
        """Content that shines where the theme glows."""
        if self.theme.glows:
            self.light.append(group(svg, opacity=strength))
        self.top.append(svg)

    def pill(self, words: str, area: Area, fill: str, ink: str, size: float | None = None) -> None:
        self.top.append(area.shape(rx=area.h / 2, fill=fill))
        size = size or area.h * 0.46
        self.text(words, (area.cx, area.cy + size * 0.36), size, ink, BOLD, "middle", area.w - area.h * 0.5)

    def icon(self, name: str, x: float, y: float, size: float, colour: str, on: str | None = None) -> None:
        """A glyph in one colour: tints for its second shades, the surface it lies on for its holes."""
        on = on or self.theme.panel
        tones = Tones(colour, mix(colour, on, 0.36), mix(colour, on, 0.2), on)
        self.top.append(self.glyph(name).place(tones, x, y, size))

    def glyph(self, name: str) -> Glyph:
        """A glyph; one that the prompt named counts as shown."""
        wanted = {s.mark or s.name for s in self.stage.brief.subjects}
        return self.stage.show(name) if name in wanted else glyph(name)

    def badge(self, name: str, x: float, y: float, size: float, colour: str, *, round_: bool = False) -> None:
        """A glyph on a small tinted tile."""
        tint = self.theme.tint(0.2 if self.theme.is_dark else 0.13, colour)
        radius = size / 2 if round_ else size * 0.3
        self.top.append(rect(x - size / 2, y - size / 2, size, size, rx=radius, fill=tint))
        self.icon(name, x, y, size * 0.56, readable(colour, tint, 2.6), tint)

    def face(self, x: float, y: float, r: float, colour: str) -> None:
        """A person's picture, as it is where there is none: head and shoulders."""
        pale = mix(colour, "#ffffff", 0.72)
        clip = self.stage.scene.sheet.clip(circle(x, y, r))
        inside = circle(x, y - r * 0.18, r * 0.36, fill=colour) + circle(x, y + r * 0.92, r * 0.68, fill=colour)
        self.top.append(circle(x, y, r, fill=pale) + group(inside, clip_path=clip))


def drawable(brief: Brief) -> list[Subject]:
    """The subjects that there is a picture of."""
    found = []
    for subject in brief.subjects:
        try:
            glyph(subject.mark or subject.name)
        except KeyError:
            continue
        found.append(subject)
    return found
