"""App icons and logo marks: one composed glyph on a lit tile, or the bare mark with its name."""

from dataclasses import dataclass
from typing import Final

from illustrator import logos, tiles
from illustrator.glyph import Tones, glyph
from illustrator.marks import monogram, pair, toned
from illustrator.palette import at, lch, lightness, mix, shade
from illustrator.schemes import ICON_LEADS
from illustrator.stage import Stage
from illustrator.svg import group, num, path


@dataclass(frozen=True)
class _Manner:
    """How an icon is presented: the tile's size, the mark's share of it, the ground it lies on."""

    tile: float
    mark: float
    ground: str


_MANNERS: Final = (
    _Manner(760.0, 0.62, "pale"),
    _Manner(660.0, 0.6, "deep"),
    _Manner(850.0, 0.66, "tinted"),
    _Manner(720.0, 0.46, "split"),
)


def compose(stage: Stage) -> str:
    return logos.draw(stage, lead_of(stage)) if stage.brief.kind == "logo" else _app_icon(stage)


def lead_of(stage: Stage) -> str:
    """The colour of the tile: what was asked for, else the subject's own or one of ours, by the variant."""
    brief = stage.brief
    named = [c for c in (*brief.colours, *(s.colour for s in brief.subjects), *brief.grounds) if c]
    if named:
        return named[0]
    own = _own_colour(brief.subjects[0].mark or brief.subjects[0].name) if brief.subjects else None
    if own is None:
        return stage.turn(ICON_LEADS)
    return stage.turn((own, shade(own, -0.12, turn=-26), ICON_LEADS[stage.variant % 3], shade(own, turn=38)))


def _own_colour(name: str) -> str | None:
    tones = glyph(name).natural
    return next((c for c in (tones.a, tones.b, tones.c) if lch(c)[1] > 0.07), None)


def _app_icon(stage: Stage) -> str:
    lead = lead_of(stage)
    manner = stage.turn(_MANNERS)
    size = 860.0 if stage.is_transparent else manner.tile
    x, y = (stage.width - size) / 2, (stage.height - size) / 2 - (8 if stage.is_transparent else 14)
    tile = tiles.of(stage, lead, x, y, size)
    if not stage.is_transparent:
        _desk(stage, lead, manner.ground)
    tiles.shadow(stage, tile)
    tiles.draw(stage, tile)
    drawn = _mark(stage, tile, size * manner.mark)
    tiles.gloss(stage, tile)
    return f"An app icon: {drawn} on a rounded square in {_named(lead)}."


def _desk(stage: Stage, lead: str, manner: str) -> None:
    """The quiet surface that an opaque icon lies on, lit from above; in the colour that was asked for, if one was."""
    asked = stage.brief.grounds
    chroma = lch(lead)[1]
    grounds = {
        "pale": at(lead, 0.945, min(chroma, 0.02)),
        "deep": at(lead, 0.27, min(chroma, 0.07)),
        "tinted": at(lead, 0.8, min(chroma, 0.085)),
        "split": at(lead, 0.93, min(chroma, 0.03)),
    }
    ground = asked[0] if asked and asked[0] != lead else grounds[manner]
    light = mix(ground, "#ffffff", 0.7 if lightness(ground) > 0.5 else 0.12)
    paint = stage.scene.sheet.radial(
        stage.width / 2,
        stage.height * 0.36,
        max(stage.width, stage.height) * 0.75,
        [(0, light, 1), (0.55, ground, 1), (1, shade(ground, -0.07, 1.3), 1)],
    )
    stage.scene.draw(stage.fill(paint))
    if manner == "split":
        stage.scene.draw(_lower_field(stage, mix(ground, lead, 0.42)))


def _lower_field(stage: Stage, colour: str) -> str:
    """The lower part of the surface in a stronger tone, its edge a long rise."""
    w, h = stage.width, stage.height
    paint = stage.scene.sheet.linear(shade(colour, 0.03), shade(colour, -0.06))
    rise = f"C{num(w * 0.3)} {num(h * 0.7)} {num(w * 0.66)} {num(h * 0.34)} {num(w)} {num(h * 0.42)}"
    return path(f"M0 {num(h * 0.62)}{rise}V{num(h)}H0Z", fill=paint)


def _tones(stage: Stage, tile: tiles.Tile) -> Tones:
    """The glyph on the tile: white on strong tiles, the lead colour on pale ones."""
    sheet = stage.scene.sheet
    accents = [c for c in stage.brief.colours[1:] if abs(lightness(c) - tile.middle) > 0.2]
    if tile.is_pale:
        body = sheet.linear(shade(tile.lead, 0.1), shade(tile.lead, -0.08))
        accent = accents[0] if accents else shade(tile.lead, 0.06, 1.0, 45)
        return Tones(body, shade(tile.lead, 0.16, 0.8), accent, mix(tile.top, "#ffffff", 0.5))
    accent = accents[0] if accents else tile.spark
    if accents and lch(tile.lead)[1] < 0.03:
        body = sheet.linear(shade(accent, 0.1), shade(accent, -0.06))
        return Tones(body, shade(accent, -0.12), mix(accent, "#ffffff", 0.7), tile.edge)
    body = sheet.linear("#ffffff", mix(tile.top, "#ffffff", 0.8))
    return Tones(body, mix(tile.top, "#ffffff", 0.58), accent, tile.edge)


def _mark(stage: Stage, tile: tiles.Tile, size: float) -> str:
    """The glyph, or two composed, with a soft shadow under and light over. Returns the words for what was drawn."""
    tones, deep = _tones(stage, tile), tile.edge
    x, y = tile.x + tile.size / 2, tile.y + tile.size / 2
    stage.main = (x - size / 2, y - size / 2, size, size)
    if not stage.brief.subjects:
        _lift(stage, monogram(stage, tones, x, y, size), deep)
        return "an abstract mark"
    light = mix("#ffffff", deep, 0.62), mix("#ffffff", deep, 0.14), "#ffffff"
    if tile.is_pale:
        light = shade(tile.lead, -0.12), shade(tile.lead, 0.03), shade(tile.lead, 0.3, 0.5)
    outer, inner = pair(stage)
    slot = glyph(outer).slot if inner else None
    lead = toned(stage.show(outer), *light)
    wide, tall = lead.extent
    stage.main = (x - size * wide / 2, y - size * tall / 2, size * wide, size * tall)
    _lift(stage, lead.place(tones, x, y, size, bare=slot is not None), deep)
    if inner is None:
        return f"a {outer}"
    second = toned(stage.show(inner), *light)
    if slot:
        small = Tones(tones.d, mix(tones.d, "#808080", 0.3), tones.c, tones.a)
        sx, sy = x + (slot[0] - 50) * size / 100, y + (slot[1] - 50) * size / 100
        stage.scene.draw(second.place(_inner_tones(outer, tones, small), sx, sy, slot[2] * size / 100))
        return f"a {outer} holding {inner}"
    side = Tones(tones.c, tones.c, tones.a, deep)
    _lift(stage, second.place(side, x + size * 0.36, y + size * 0.36, size * 0.4), deep)
    return f"a {outer} with {inner}"


def _inner_tones(outer: str, tones: Tones, dark: Tones) -> Tones:
    """In a hole (gate, screen, chip) the inner glyph is light; on a body it takes the colour of the tile."""
    if outer in {"gate", "monitor", "chip", "gear"}:
        return Tones(tones.a if tones.a != tones.d else "#ffffff", tones.b, tones.c, tones.d)
    return dark


def _lift(stage: Stage, art: str, deep: str) -> None:
    shadow = shade(deep, -0.12)
    silhouette = f'<g opacity="0.5">{_flat(art, shadow)}</g>'
    stage.scene.draw(group(silhouette, transform="translate(0 16)"), blur=14)
    stage.scene.draw(art, relief=0.5)


def _flat(art: str, colour: str) -> str:
    """The silhouette of a drawing: every paint replaced by one colour."""
    parts = art.split('"')
    for i in range(1, len(parts), 2):
        if parts[i - 1].endswith(("fill=", "stroke=")) and parts[i] != "none":
            parts[i] = colour
    return '"'.join(parts)


def _named(colour: str) -> str:
    light, chroma, hue = lch(colour)
    if chroma < 0.03:
        return "black" if light < 0.3 else "white" if light > 0.9 else "grey"
    hues = {20: "red", 55: "orange", 100: "yellow", 165: "green", 215: "teal", 275: "blue", 320: "purple", 361: "pink"}
    word = next(name for end, name in hues.items() if hue < end)
    return f"deep {word}" if light < 0.45 else f"light {word}" if light > 0.8 else word
