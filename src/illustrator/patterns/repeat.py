"""The repeat of a pattern: a tile that goes into the page a whole number of times, and the motifs on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from illustrator.board import drawable
from illustrator.brief import Subject
from illustrator.chance import Dice
from illustrator.glyph import Tones, glyph
from illustrator.page import Page
from illustrator.palette import Scheme, at, contrast, lch, lightness, mix, readable, shade
from illustrator.stage import natural
from illustrator.svg import Point, circle, group, num


@dataclass(frozen=True)
class Tile:
    """Its size; what is drawn across its edge comes back at the opposite one."""

    w: float
    h: float
    across: int
    down: int

    def far(self, a: Point, b: Point) -> float:
        """How far two points are from each other or from each other's repeats."""
        dx, dy = abs(a[0] - b[0]) % self.w, abs(a[1] - b[1]) % self.h
        return float((min(dx, self.w - dx) ** 2 + min(dy, self.h - dy) ** 2) ** 0.5)


@dataclass(frozen=True)
class Motif:
    name: str
    tones: Tones

    def place(self, x: float, y: float, size: float, turn: float = 0.0) -> str:
        return glyph(self.name).place(self.tones, x, y, size, turn=turn)


def tile_of(page: Page, down: int, slim: float = 1.0) -> Tile:
    """`down` tiles on the shorter side, as near to square, or to `slim` times that width, as whole numbers allow."""
    w, h = page.stage.width, page.stage.height
    side = min(w, h) / down
    across, rows = max(round(w / (side * slim)), 1), max(round(h / side), 1)
    return Tile(w / across, h / rows, across, rows)


def fill(page: Page, tile: Tile, content: str, *, margin: int = 1) -> None:
    """Draws the tile wherever it shows, and as many beyond the edges as its content reaches out."""
    stage = page.stage
    uses = []
    for row in range(-margin, tile.down + margin):
        for col in range(-margin, tile.across + margin):
            uses.append(f'<use href="#tile" x="{num(col * tile.w)}" y="{num(row * tile.h)}"/>')
    stage.scene.draw(group(f'<defs><g id="tile">{content}</g></defs>{"".join(uses)}', clip_path=page.clip()))


def _asked(page: Page, ground: str, i: int) -> str:
    """The prompt's colours in turn; near white where the ground itself has the one that was asked for."""
    asked, scheme = page.stage.brief.colours, page.scheme
    if len(asked) > 1:
        return asked[i % len(asked)]
    if lch(ground)[1] > 0.08 and lightness(ground) < 0.62:
        return mix(scheme.main, "#ffffff", (0.86, 0.6, 0.74)[i % 3])
    return (scheme.main, scheme.accent, scheme.second)[i % 3]


_FRUIT = {"lemon": "#f3cb3a", "lime": "#9cc94a", "orange": "#f4932f", "柠檬": "#f3cb3a", "橙": "#f4932f"}


def motifs_of(page: Page, ground: str) -> list[Motif]:
    """The prompt's things in its colours where it names any, else in their own; all clear of the ground."""
    stage = page.stage
    asked = stage.brief.colours
    motifs = []
    for i, subject in enumerate(drawable(stage.brief)):
        stage.show(subject.name)
        if subject.colour:
            tones = _painted(subject.colour, ground)
        elif asked:
            tones = _painted(_asked(page, ground, i), ground)
        else:
            tones = _own(subject)
        motifs.append(Motif(subject.name, _clear(tones, ground)))
    return motifs


def _own(subject: Subject) -> Tones:
    tones = natural(subject.name)
    said = next((colour for word, colour in _FRUIT.items() if subject.said.startswith(word)), None)
    if subject.name == "citrus" and said:
        return Tones(said, mix(said, "#ffffff", 0.45), shade(said, -0.11), "#fffbe6")
    return tones


def _painted(colour: str, ground: str) -> Tones:
    pale = mix(colour, "#ffffff", 0.72) if lightness(ground) < 0.75 else mix(colour, ground, 0.75)
    if lightness(colour) > 0.85:
        pale = at(ground, min(lightness(ground), 0.45))
    return Tones(colour, shade(colour, -0.08), shade(colour, 0.1, 0.9, 18), pale)


def _clear(tones: Tones, ground: str) -> Tones:
    """Motifs too near to the ground are moved away from it."""
    if max(contrast(tone, ground) for tone in (tones.a, tones.b, tones.c)) >= 1.5:
        return tones
    a = readable(tones.a, ground, 1.9)
    return Tones(
        a, shade(a, -0.08 if lightness(a) > lightness(ground) else 0.08), readable(tones.c, ground, 1.7), tones.d
    )


def tonal(scheme: Scheme) -> Scheme:
    """Around one asked colour: its own lighter and darker shades in place of the others."""
    step = 0.13 if scheme.is_dark else -0.13
    return replace(scheme, second=shade(scheme.main, -step * 0.8, 0.7), accent=shade(scheme.main, step, 0.8))


def ground_of(page: Page) -> str:
    """The scheme's ground; a strong one in the asked colour for every second picture of a set."""
    brief, scheme = page.stage.brief, page.scheme
    if not brief.grounds and brief.colours and page.stage.variant % 2:
        light, chroma, _ = lch(scheme.main)
        return at(scheme.main, min(max(light - 0.12, 0.34), 0.5), chroma)
    return scheme.ground


def scattered(
    dice: Dice, tile: Tile, sizes: Sequence[float], gap: float, tries: int = 300
) -> list[tuple[float, float, float]]:
    """Discs of the sizes, largest first, none nearer than `gap` to another, around the edges too: (x, y, radius)."""
    placed: list[tuple[float, float, float]] = []
    for radius in sizes:
        for _ in range(tries):
            x, y = dice.between(0, tile.w), dice.between(0, tile.h)
            if all(tile.far((x, y), (a, b)) >= radius + r + gap for a, b, r in placed):
                placed.append((x, y, radius))
                break
    return placed


def crumb(kind: int, x: float, y: float, r: float, colour: str, turn: float) -> str:
    """A small filler between the motifs: a dot, a ring, or three dots."""
    if kind % 3 == 0:
        return circle(x, y, r * 0.62, fill=colour)
    if kind % 3 == 1:
        return circle(x, y, r * 0.6, fill="none", stroke=colour, stroke_width=r * 0.36)
    dots = "".join(
        circle(0, r * 0.62, r * 0.32, fill=colour, transform=f"rotate({num(turn + 120 * i)})") for i in range(3)
    )
    return group(dots, transform=f"translate({num(x)} {num(y)})")
