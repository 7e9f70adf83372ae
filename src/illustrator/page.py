"""A poster's page: its colours, the part of it that may be drawn on, and the setting of its title."""

from dataclasses import dataclass
from functools import cached_property

from illustrator.brief import Brief
from illustrator.cast import Player, cast_of
from illustrator.palette import Scheme, lch, lightness, mix, on_ground, scheme_from
from illustrator.schemes import TECH, bold_scheme
from illustrator.stage import Stage
from illustrator.styles import style
from illustrator.svg import line, rect
from illustrator.text import shape
from illustrator.typeset import Align, Block, Type, fit, outline


@dataclass(frozen=True)
class Area:
    x: float
    y: float
    w: float
    h: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.x, self.y, self.w, self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def inset(self, dx: float, dy: float | None = None) -> "Area":
        dy = dx if dy is None else dy
        return Area(self.x + dx, self.y + dy, max(self.w - 2 * dx, 1), max(self.h - 2 * dy, 1))

    def upper(self, share: float) -> "Area":
        return Area(self.x, self.y, self.w, self.h * share)

    def lower(self, share: float) -> "Area":
        return Area(self.x, self.y + self.h * (1 - share), self.w, self.h * share)

    def lefthand(self, share: float) -> "Area":
        return Area(self.x, self.y, self.w * share, self.h)

    def righthand(self, share: float) -> "Area":
        return Area(self.x + self.w * (1 - share), self.y, self.w * share, self.h)

    def shape(self, **style: str | float | None) -> str:
        return rect(self.x, self.y, self.w, self.h, **style)


@dataclass
class Page:
    """`area` is what may be drawn on: the whole page less the space that was asked to stay empty."""

    stage: Stage
    scheme: Scheme
    area: Area

    @property
    def is_wide(self) -> bool:
        return self.area.w > self.area.h * 1.2

    @property
    def texts(self) -> tuple[str, ...]:
        return self.stage.brief.texts

    @property
    def field(self) -> str:
        """The colour of large surfaces: what was asked for, as it is, also where type in it could not be read."""
        asked = (*self.stage.brief.colours[:1], *self.stage.brief.grounds[1:2])
        ground = self.scheme.ground
        return next((c for c in asked if lch(mix(c, ground, 0.5))[1] > 0.04 and c != ground), self.scheme.main)

    @cached_property
    def cast(self) -> list[Player]:
        """What is drawn in its own colours, the hero first."""
        return cast_of(self.stage)

    @cached_property
    def marks(self) -> list[Player]:
        """What is drawn in the colours of the page, as flat as there is a drawing of it, the hero first."""
        return cast_of(self.stage, is_flat=True)

    def draw_ground(self, paint: str) -> None:
        """The surface, over the whole page; a transparent picture has none."""
        if not self.stage.is_transparent:
            self.stage.scene.draw(self.stage.fill(paint))

    def clip(self) -> str | None:
        """Keeps artwork out of the reserved space; None, which costs nothing, where there is none."""
        return self.stage.scene.sheet.clip(self.area.shape()) if self.stage.brief.reserved else None


def page_of(stage: Stage, own: tuple[Scheme, ...], *, dark: bool, keeps: bool = False) -> Page:
    """`keeps`: a page whose colour was asked for stays as dark as `dark` says."""
    return Page(stage, _scheme(stage, own, dark, keeps), free_area(stage))


def _scheme(stage: Stage, own: tuple[Scheme, ...], dark: bool, keeps: bool) -> Scheme:
    """The prompt's colours where it names any, else one of the composition's own schemes."""
    brief = stage.brief
    if is_lit(brief):
        own, dark, keeps = TECH, True, True
    named = brief.colours + tuple(s.colour for s in brief.subjects if s.colour and not brief.colours)
    grounds = brief.grounds
    if grounds and lightness(grounds[0]) < 0.3:
        fitting = tuple(s for s in own if s.is_dark)
    else:
        fitting = tuple(s for s in own if s.is_dark == dark) if grounds else own
    scheme = stage.turn(fitting or own)
    lead = tuple(named or grounds[1:])
    if not lead:
        return on_ground(scheme, grounds[0]) if grounds else scheme
    if grounds:
        return on_ground(scheme_from(lead, dark=lightness(grounds[0]) < 0.55), grounds[0])
    # A poster in a colour: on a dark or a pale tint of it, or on the colour itself.
    if keeps or not brief.colours:
        return scheme_from(lead, dark=dark if keeps else scheme.is_dark)
    return stage.turn((scheme_from(lead, dark=dark), bold_scheme(lead), scheme_from(lead, dark=not dark)))


def is_lit(brief: Brief) -> bool:
    """Does the style make night of any page, so that only what shines can be read?"""
    return brief.style is not None and style(brief.style).treatment.time == "night"


def free_area(stage: Stage) -> Area:
    """The page less the space that was asked to stay empty."""
    full = Area(0, 0, stage.width, stage.height)
    tall = 0.30 if stage.width <= stage.height * 1.2 else 0.34
    return {
        "top": full.lower(1 - tall),
        "bottom": full.upper(1 - tall),
        "left": full.righthand(0.58),
        "right": full.lefthand(0.58),
        None: full,
    }[stage.brief.reserved]


@dataclass(frozen=True)
class Lettering:
    """How a composition sets its words: the title's and the small text's type, and their colours."""

    title: Type
    small: Type
    ink: str
    soft: str
    align: Align = "middle"
    rule: str | None = None


def set_words(
    page: Page, area: Area, look: Lettering, *, lines: int = 3, largest: float = 320
) -> tuple[str, Block | None]:
    """The first text as the title, the others smaller under it; returns the SVG and the title's block."""
    if not page.texts:
        return "", None
    others = page.texts[1:5]
    share = 1.0 if not others else 0.7
    title = fit(page.texts[0], look.title, area.w, area.h * share, lines=lines, largest=largest)
    smalls = [
        fit(t, look.small, area.w * 0.94, area.h * 0.18 / len(others), lines=2, largest=min(title.size * 0.34, 58))
        for t in others
    ]
    page.stage.missing += [b.missing for b in (title, *smalls)]
    gap = min(max(title.size * 0.2, 20.0), area.h * 0.09)
    total = title.height + sum(b.height + gap for b in smalls) + (gap if smalls else 0)
    x = {"left": area.x, "middle": area.cx, "right": area.right}[look.align]
    y = area.y + max(area.h - total, 0) / 2
    parts = [title.place(x, y, look.align, fill=look.ink)]
    page.stage.letter(title.box(x, y, look.align))
    y += title.height + gap
    if smalls and look.rule:
        parts.append(_rule(x, y, look))
        y += gap
    for block in smalls:
        parts.append(block.place(x, y, look.align, fill=look.soft))
        page.stage.letter(block.box(x, y, look.align))
        y += block.height + gap
    return "".join(parts), title


def _rule(x: float, y: float, look: Lettering) -> str:
    width = 90.0
    left = {"left": x, "middle": x - width / 2, "right": x - width}[look.align]
    return line(left, y, left + width, y, stroke=look.rule, stroke_width=5)


def letters(block: Block, x: float, y: float, colours: tuple[str, ...], kind: Type, **style: str | float | None) -> str:
    """A centred block with its letters coloured in turn."""
    parts = []
    count = 0
    for i, run in enumerate(block.lines):
        left = x - (run.left + run.ink_width / 2) * block.size
        base = y + (i * block.leading - block.tops) * block.size
        for k, char in enumerate(run.text):
            if char.isspace():
                continue
            offset = shape(run.text[: k + 1], kind.face, kind.tracking).advance - shape(char, kind.face).advance
            letter = shape(char, kind.face)
            paint = style.get("fill") or colours[count % len(colours)]
            count += 1
            if letter.outline:
                parts.append(outline(letter, left + offset * block.size, base, block.size, **{**style, "fill": paint}))
    return "".join(parts)
