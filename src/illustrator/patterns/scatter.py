"""Scattered: the motifs tossed at all angles, none too near another, crumbs in the gaps."""

from typing import Final

from illustrator.page import Page
from illustrator.palette import mix
from illustrator.patterns.repeat import crumb, fill, ground_of, motifs_of, scattered, tile_of

TITLE: Final = "scattered"
WORDS: Final = ("scatter", "tossed", "ditsy", "散点")


def compose(page: Page) -> None:
    ground, scheme = ground_of(page), page.scheme
    page.draw_ground(ground)
    motifs = motifs_of(page, ground)
    tile = tile_of(page, 2)
    dice = page.stage.dice.fork("scatter")
    sizes = [84.0] * 5 + [64.0] * 8 + [42.0] * 10
    spots = scattered(dice, tile, sizes, 5)
    crumbs = scattered_between(page, spots)
    parts = []
    for i, (x, y, r) in enumerate(spots):
        motif = motifs[i % len(motifs)]
        parts.append(motif.place(x, y, r * 1.78, dice.between(-55, 55)))
    soft = [mix(c, ground, 0.25) for c in (scheme.second, scheme.accent, scheme.main)]
    for i, (x, y, r) in enumerate(crumbs):
        parts.append(crumb(i, x, y, r, soft[i % 3], 40.0 * i))
    fill(page, tile, "".join(parts))


def scattered_between(page: Page, spots: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Places for crumbs where there is still room."""
    tile = tile_of(page, 2)
    dice = page.stage.dice.fork("crumbs")
    found: list[tuple[float, float, float]] = []
    for _ in range(page.stage.count(260)):
        x, y, r = dice.between(0, tile.w), dice.between(0, tile.h), dice.pick((9.0, 11.0, 14.0))
        if all(tile.far((x, y), (a, b)) >= r + s * 0.94 + 8 for a, b, s in spots) and all(
            tile.far((x, y), (a, b)) >= 44 for a, b, _ in found
        ):
            found.append((x, y, r))
    return found
