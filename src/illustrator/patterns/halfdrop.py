"""Half-drop: a large motif and a small one in columns, every second column lowered by half a repeat."""

import math
from typing import Final

from illustrator.page import Page
from illustrator.palette import mix
from illustrator.patterns.repeat import fill, ground_of, motifs_of, tile_of
from illustrator.svg import circle, num, path

TITLE: Final = "half-drop"
WORDS: Final = ("half-drop", "half drop", "damask")


def compose(page: Page) -> None:
    ground, scheme = ground_of(page), page.scheme
    page.draw_ground(ground)
    motifs = motifs_of(page, ground)
    tile = tile_of(page, 2 + page.stage.variant // 4 % 2)
    w, h = tile.w, tile.h
    size = min(w / 2, h) * 0.8
    vine = mix(scheme.second, ground, 0.45)
    parts = []
    for i, (x, y) in enumerate(((w * 0.25, h * 0.25), (w * 0.75, h * 0.75))):
        lead = motifs[i % len(motifs)]
        side = motifs[(i + 1) % len(motifs)]
        parts.append(_vine(x, h, w * 0.09, vine))
        parts.append(circle(x, y, size * 0.62, fill=mix(scheme.accent, ground, 0.82)))
        parts.append(lead.place(x, y, size, 14 if i else -14))
        parts.append(side.place(x, (y + h / 2) % h, size * 0.46, -20 if i else 20))
        for k in (-1, 1):
            parts.append(circle(x + k * size * 0.46, (y + h / 2) % h, size * 0.045, fill=scheme.accent))
            parts.append(circle(x + k * size * 0.36, (y + h / 2) % h + size * 0.1, size * 0.028, fill=scheme.second))
    fill(page, tile, "".join(parts))


def _vine(x: float, h: float, swing: float, colour: str) -> str:
    """A stem that winds down the column once a repeat."""
    d = f"M{num(x)} 0Q{num(x + swing)} {num(h / 4)} {num(x)} {num(h / 2)}T{num(x)} {num(h)}"
    stem = path(d, fill="none", stroke=colour, stroke_width=h * 0.009)
    for i, at in enumerate((0.07, 0.2, 0.3, 0.43, 0.57, 0.7, 0.8, 0.93)):
        bow = swing * 0.5 * math.sin(2 * math.pi * at)
        turn = f"translate({num(x + bow)} {num(h * at)}) rotate({-50 if i % 2 else 50})"
        a, b, c = num(h * 0.02), num(h * 0.045), num(h * 0.012)
        leaf = f"M0 0C{a} -{c} {b} -{c} {num(h * 0.06)} 0C{b} {c} {a} {c} 0 0Z"
        flip = " scale(-1 1)" if i % 2 else ""
        stem += path(leaf, fill=colour, transform=turn + flip)
    return stem
