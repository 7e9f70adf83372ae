"""Ogee: a net of onion shapes in two tones, a motif in each."""

from typing import Final

from illustrator.page import Page
from illustrator.palette import mix, shade
from illustrator.patterns.repeat import fill, ground_of, motifs_of, tile_of
from illustrator.svg import num, path

TITLE: Final = "ogee"
WORDS: Final = ("ogee", "trellis", "lattice", "moroccan", "ornament", "摩洛哥", "格纹")


def compose(page: Page) -> None:
    ground, scheme = ground_of(page), page.scheme
    page.draw_ground(ground)
    motifs = motifs_of(page, ground)
    tile = tile_of(page, 3, 0.75)
    w, h = tile.w, tile.h
    other = mix(shade(ground, -0.05 if not scheme.is_dark else 0.05), scheme.second, 0.16)
    rim = mix(scheme.accent, ground, 0.15)
    parts = []
    for i, (x, y) in enumerate(((0.0, 0.0), (w / 2, h / 2))):
        parts.append(path(_onion(x, y, w, h), fill=ground if i == 0 else other, stroke=rim, stroke_width=5))
        parts.append(
            path(_onion(x, y, w * 0.84, h * 0.84), fill="none", stroke=mix(rim, ground, 0.45), stroke_width=2.4)
        )
        parts.append(motifs[i % len(motifs)].place(x, y, min(w, h) * 0.5))
    fill(page, tile, "".join(parts), margin=1)


def _onion(x: float, y: float, w: float, h: float) -> str:
    """Two S-curves from point to point on each side; shifted by half a repeat the shapes fill the plane."""
    a, b, q = w / 2, h / 2, h / 4

    def curve(dx: float, dy: float, tx: float, ty: float, flat: bool) -> str:
        one = (x + (0 if flat else dx), y + dy)
        two = (x + (tx if flat else 0), y + dy)
        return f"C{num(one[0])} {num(one[1])} {num(two[0])} {num(two[1])} {num(x + tx)} {num(y + ty)}"

    return (
        f"M{num(x)} {num(y - b)}{curve(0, -q, a, 0, True)}{curve(a, q, 0, b, False)}"
        f"{curve(0, q, -a, 0, True)}{curve(-a, -q, 0, -b, False)}Z"
    )
