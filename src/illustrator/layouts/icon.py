"""App icons and logo marks: one composed glyph on a lit tile, or the bare mark."""

from illustrator import tiles
from illustrator.glyph import Tones, glyph
from illustrator.marks import monogram
from illustrator.palette import Scheme, at, lch, lightness, mix, readable, scheme_from, shade
from illustrator.schemes import ICON_LEADS
from illustrator.stage import Stage, natural
from illustrator.svg import group
from illustrator.typeset import Type, fit


def compose(stage: Stage) -> str:
    if stage.brief.kind == "logo":
        return _logo(stage)
    return _app_icon(stage)


def _lead(stage: Stage) -> str:
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
    lead = _lead(stage)
    size = 860.0 if stage.is_transparent else 760.0
    x, y = (stage.width - size) / 2, (stage.height - size) / 2 - (8 if stage.is_transparent else 14)
    tile = tiles.of(stage, lead, x, y, size)
    if not stage.is_transparent:
        _desk(stage, lead)
    tiles.shadow(stage, tile)
    tiles.draw(stage, tile)
    drawn = _mark(stage, _tones(stage, tile), stage.width / 2, y + size / 2, size * 0.62, tile.edge)
    tiles.gloss(stage, tile)
    return f"An app icon: {drawn} on a rounded square in {_named(lead)}."


def _desk(stage: Stage, lead: str) -> None:
    """The quiet surface that an opaque icon lies on, lit from above."""
    asked = stage.brief.grounds
    ground = asked[0] if asked and asked[0] != lead else at(lead, 0.945, min(lch(lead)[1], 0.02))
    light = mix(ground, "#ffffff", 0.7)
    paint = stage.scene.sheet.radial(
        stage.width / 2,
        stage.height * 0.36,
        max(stage.width, stage.height) * 0.75,
        [(0, light, 1), (0.55, ground, 1), (1, shade(ground, -0.07, 1.3), 1)],
    )
    stage.scene.draw(stage.fill(paint))


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


def _pair(stage: Stage) -> tuple[str, str | None]:
    """Which glyph leads and which one sits inside it: the first subject, unless a later one is made to hold it."""
    names = [s.mark or s.name for s in stage.brief.subjects]
    outer = next((n for n in names if glyph(n).slot), names[0])
    others = [n for n in names if n != outer]
    return outer, next((n for n in others if not glyph(n).slot), others[0] if others else None)


def _mark(stage: Stage, tones: Tones, x: float, y: float, size: float, deep: str) -> str:
    """The glyph, or two composed, with a soft shadow under and light over. Returns the words for what was drawn."""
    if not stage.brief.subjects:
        art = monogram(stage, tones, x, y, size)
        _lift(stage, art, deep)
        return "an abstract mark"
    outer, inner = _pair(stage)
    slot = glyph(outer).slot if inner else None
    art = stage.show(outer).place(tones, x, y, size, bare=slot is not None)
    _lift(stage, art, deep)
    if inner is None:
        return f"a {outer}"
    small = Tones(tones.d, mix(tones.d, "#808080", 0.3), tones.c, tones.a)
    if slot:
        sx, sy = x + (slot[0] - 50) * size / 100, y + (slot[1] - 50) * size / 100
        inside = _inner_tones(outer, tones, small)
        stage.scene.draw(stage.show(inner).place(inside, sx, sy, slot[2] * size / 100))
        return f"a {outer} holding {inner}"
    badge = stage.show(inner).place(
        Tones(tones.c, tones.c, tones.a, deep), x + size * 0.36, y + size * 0.36, size * 0.4
    )
    _lift(stage, badge, deep)
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


def _logo(stage: Stage) -> str:
    """The bare mark, with the quoted name under it."""
    brief = stage.brief
    scheme = _brand(stage)
    if not stage.is_transparent:
        ground = brief.grounds[0] if brief.grounds else "#ffffff"
        stage.scene.draw(stage.fill(ground))
        scheme = _against(scheme, ground)
    name = brief.texts[0] if brief.texts else ""
    size = 440.0 if name else 600.0
    y = stage.height / 2 - (110 if name else 0)
    sheet = stage.scene.sheet
    body = sheet.linear(shade(scheme.main, 0.07), shade(scheme.main, -0.05), turn=60)
    tones = Tones(body, shade(scheme.main, 0.14, 0.75), scheme.accent, shade(scheme.main, -0.16))
    drawn = _bare_mark(stage, tones, scheme, stage.width / 2, y, size)
    if name:
        face = "rounded" if {"playful"} & set(brief.styles) else "sans-bold"
        block = fit(name, Type(face, tracking=-0.01), min(stage.width * 0.8, 900), 150, lines=1)
        stage.missing.append(block.missing)
        stage.scene.draw(block.place(stage.width / 2, y + size / 2 + 70, "middle", fill=scheme.ink))
    return f"A logo: {drawn}" + (f" over the name “{name}”." if name else ".")


def _brand(stage: Stage) -> Scheme:
    """A mark keeps to few colours: the lead and, if one was named, the second; else a neighbour of the lead."""
    lead = _lead(stage)
    named = stage.brief.colours[1:]
    accent = readable(named[0], "#ffffff", 1.5) if named else shade(lead, 0.16, 1.0, 32)
    return scheme_from((lead, *named[:1], accent) if named else (lead, lead, accent), dark=False)


def _against(scheme: Scheme, ground: str) -> Scheme:
    return Scheme(
        ground,
        scheme.deep,
        readable(scheme.ink, ground),
        readable(scheme.main, ground, 2.5),
        scheme.second,
        scheme.accent,
    )


def _bare_mark(stage: Stage, tones: Tones, scheme: Scheme, x: float, y: float, size: float) -> str:
    if not stage.brief.subjects:
        stage.scene.draw(monogram(stage, tones, x, y, size))
        return "an abstract mark"
    outer, inner = _pair(stage)
    slot = glyph(outer).slot if inner else None
    paint = tones if stage.brief.colours or stage.variant % 2 else natural(outer)
    stage.scene.draw(stage.show(outer).place(paint, x, y, size, bare=slot is not None))
    if inner is None:
        return f"a {outer}"
    if slot:
        sx, sy = x + (slot[0] - 50) * size / 100, y + (slot[1] - 50) * size / 100
        light = Tones("#ffffff", mix(scheme.main, "#ffffff", 0.7), scheme.accent, scheme.main)
        stage.scene.draw(stage.show(inner).place(light, sx, sy, slot[2] * size / 100))
        return f"a {outer} holding {inner}"
    side = Tones(scheme.accent, shade(scheme.accent, -0.1), scheme.main, scheme.deep)
    stage.scene.draw(stage.show(inner).place(side, x + size * 0.4, y + size * 0.36, size * 0.42))
    return f"a {outer} with {inner}"


def _named(colour: str) -> str:
    light, chroma, hue = lch(colour)
    if chroma < 0.03:
        return "black" if light < 0.3 else "white" if light > 0.9 else "grey"
    hues = {20: "red", 55: "orange", 100: "yellow", 165: "green", 215: "teal", 275: "blue", 320: "purple", 361: "pink"}
    word = next(name for end, name in hues.items() if hue < end)
    return f"deep {word}" if light < 0.45 else f"light {word}" if light > 0.8 else word
