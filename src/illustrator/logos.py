"""Logos: the bare mark, on a disc, in a ring or over a quiet echo of itself, with the quoted name under it."""

from illustrator.glyph import Tones, glyph
from illustrator.marks import monogram, pair, toned
from illustrator.palette import Scheme, lightness, mix, readable, scheme_from, shade
from illustrator.stage import Stage, natural
from illustrator.svg import circle, path, squircle
from illustrator.typeset import Type, fit


def draw(stage: Stage, lead: str) -> str:
    """Draws the logo, and says what it shows."""
    brief = stage.brief
    scheme = _brand(stage, lead)
    if not stage.is_transparent:
        ground = brief.grounds[0] if brief.grounds else "#ffffff"
        stage.scene.draw(stage.fill(ground))
        scheme = _against(scheme, ground)
    name = brief.texts[0] if brief.texts else ""
    x, y = stage.width / 2, stage.height / 2 - (110 if name else 0)
    whole = 440.0 if name else 600.0
    size, is_on_lead = stage.turn((_bare, _disc, _ring, _tile))(stage, scheme, x, y, whole)
    drawn = _mark(stage, scheme, (x, y, size), is_on_lead=is_on_lead)
    if name:
        face = "rounded" if {"playful"} & set(brief.styles) else "sans-bold"
        block = fit(name, Type(face, tracking=-0.01), min(stage.width * 0.8, 900), 150, lines=1)
        stage.missing.append(block.missing)
        stage.letter(block.box(x, y + whole / 2 + 70, "middle"))
        stage.scene.draw(block.place(x, y + whole / 2 + 70, "middle", fill=scheme.ink), is_type=True)
    return f"A logo: {drawn}" + (f" over the name “{name}”." if name else ".")


def _bare(stage: Stage, scheme: Scheme, x: float, y: float, whole: float) -> tuple[float, bool]:
    del stage, scheme, x, y
    return whole, False


def _disc(stage: Stage, scheme: Scheme, x: float, y: float, whole: float) -> tuple[float, bool]:
    """On a disc of the leading colour."""
    stage.scene.draw(circle(x, y, whole * 0.56, fill=_body(stage, scheme)))
    return whole * 0.7, True


def _ring(stage: Stage, scheme: Scheme, x: float, y: float, whole: float) -> tuple[float, bool]:
    """In an open ring, a dot of the accent in its gap."""
    r, turn = whole * 0.54, whole * 0.54 * 0.7071
    gap = f"{r * 5.6:.1f} {r * 0.6832:.1f}"
    ring = circle(x, y, r, fill="none", stroke=scheme.main, stroke_width=whole * 0.045, stroke_dasharray=gap,
                  stroke_linecap="round", transform=f"rotate(-25 {x:.1f} {y:.1f})")  # fmt: skip
    stage.scene.draw(ring + circle(x + turn, y - turn, whole * 0.045, fill=scheme.accent))
    return whole * 0.52, False


def _tile(stage: Stage, scheme: Scheme, x: float, y: float, whole: float) -> tuple[float, bool]:
    """On a soft square that is turned on its corner."""
    side = whole * 0.86
    square = path(squircle(x - side / 2, y - side / 2, side), fill=_body(stage, scheme))
    stage.scene.draw(square.replace("/>", f' transform="rotate(45 {x:.1f} {y:.1f})"/>'))
    return whole * 0.6, True


def _body(stage: Stage, scheme: Scheme) -> str:
    return stage.scene.sheet.linear(shade(scheme.main, 0.07), shade(scheme.main, -0.05), turn=60)


def _brand(stage: Stage, lead: str) -> Scheme:
    """A mark keeps to few colours: the lead and, if one was named, the second; else a neighbour of the lead."""
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


def _tones(stage: Stage, scheme: Scheme, *, is_on_lead: bool) -> Tones:
    main = scheme.main
    if is_on_lead:
        pale = "#ffffff" if lightness(main) < 0.8 else shade(main, -0.6)
        return Tones(pale, mix(pale, main, 0.28), shade(scheme.accent, 0.1), shade(main, -0.12))
    return Tones(_body(stage, scheme), shade(main, 0.14, 0.75), scheme.accent, shade(main, -0.16))


def _mark(stage: Stage, scheme: Scheme, place: tuple[float, float, float], *, is_on_lead: bool) -> str:
    """The subject, or two composed, at (x, y, size). Returns the words for what was drawn."""
    x, y, size = place
    tones = _tones(stage, scheme, is_on_lead=is_on_lead)
    stage.main = (x - size / 2, y - size / 2, size, size)
    if not stage.brief.subjects:
        stage.scene.draw(monogram(stage, tones, x, y, size))
        return "an abstract mark"
    outer, inner = pair(stage)
    slot = glyph(outer).slot if inner else None
    is_toned = bool(stage.brief.colours) or stage.variant % 4 != 0
    shades = shade(scheme.main, -0.2), scheme.main, mix(scheme.main, "#ffffff", 0.72)
    if is_on_lead:
        shades = mix(tones.a, scheme.main, 0.75), mix(tones.a, scheme.main, 0.15), tones.a
    lead = toned(stage.show(outer), *shades) if is_toned else stage.show(outer)
    wide, tall = lead.extent
    stage.main = (x - size * wide / 2, y - size * tall / 2, size * wide, size * tall)
    stage.scene.draw(lead.place(tones if is_toned else natural(outer), x, y, size, bare=slot is not None))
    if inner is None:
        return f"a {outer}"
    second = toned(stage.show(inner), *shades)
    if slot:
        sx, sy = x + (slot[0] - 50) * size / 100, y + (slot[1] - 50) * size / 100
        light = Tones("#ffffff", mix(scheme.main, "#ffffff", 0.7), scheme.accent, scheme.main)
        if is_on_lead:
            light = Tones(scheme.main, shade(scheme.main, -0.1), scheme.accent, tones.a)
        stage.scene.draw(second.place(light, sx, sy, slot[2] * size / 100))
        return f"a {outer} holding {inner}"
    side = Tones(scheme.accent, shade(scheme.accent, -0.1), scheme.main, scheme.deep)
    stage.scene.draw(second.place(side, x + size * 0.4, y + size * 0.36, size * 0.42))
    return f"a {outer} with {inner}"
