"""Checker: squares in the colours of the scheme, a motif or a plain shape on each."""

from typing import Final

from illustrator.page import Page
from illustrator.palette import at, lch, lightness, mix, shade
from illustrator.patterns.repeat import Motif, fill, ground_of, motifs_of, tile_of
from illustrator.svg import circle, path, rect

TITLE: Final = "checkered"
WORDS: Final = ("checker", "patchwork", "tiles", "mosaic", "棋盘", "拼布")


def compose(page: Page) -> None:
    ground, scheme = ground_of(page), page.scheme
    page.draw_ground(ground)
    tile = tile_of(page, 2 if page.stage.detail > 0.9 else 1)
    count = 3 if page.stage.variant % 2 == 0 else 4
    s, t = tile.w / count, tile.h / count
    dark = scheme.is_dark
    tints = (scheme.main, scheme.second, scheme.accent)
    fields = [ground, *(_field(c, dark) for c in tints)]
    if len(page.stage.brief.colours) == 1:
        fields = [ground, *(mix(ground, scheme.main, share) for share in (0.16, 0.3, 0.45))]
    motifs = [motifs_of(page, field) for field in fields]
    parts = []
    for row in range(count):
        for col in range(count):
            k = (col + 2 * row + (row // 2)) % 4
            x, y = col * s, row * t
            parts.append(rect(x, y, s + 0.4, t + 0.4, fill=fields[k]))
            things = motifs[k]
            if (row * count + col) % 5 == 4:
                parts.append(
                    _shape(x + s / 2, y + t / 2, min(s, t), (scheme.main, scheme.accent)[row % 2], fields[k], col)
                )
            else:
                thing: Motif = things[(row + col) % len(things)]
                parts.append(thing.place(x + s / 2, y + t / 2, min(s, t) * 0.62))
    fill(page, tile, "".join(parts), margin=0)


def _field(colour: str, dark: bool) -> str:
    chroma = lch(colour)[1]
    return at(colour, 0.42, min(chroma, 0.1)) if dark else at(colour, 0.87, min(chroma, 0.085))


def _shape(x: float, y: float, s: float, colour: str, field: str, kind: int) -> str:
    paint = mix(colour, field, 0.25) if abs(lightness(colour) - lightness(field)) > 0.12 else shade(field, -0.2)
    if kind % 2 == 0:
        return "".join(
            circle(x, y, s * r, fill="none", stroke=paint, stroke_width=s * 0.06) for r in (0.12, 0.23, 0.34)
        )
    h = s * 0.34
    return "".join(
        path(
            f"M{x - h:.2f} {y + dy * s:.2f}q{h / 2:.2f} {-s * 0.16:.2f} {h:.2f} 0t{h:.2f} 0",
            fill="none",
            stroke=paint,
            stroke_width=s * 0.06,
        )
        for dy in (-0.18, 0.0, 0.18)
    )
