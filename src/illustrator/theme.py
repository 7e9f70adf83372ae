"""The colours of an interface: surfaces that rise in steps, two strengths of type, and the colours of the data."""

from dataclasses import dataclass, replace
from typing import Final

from illustrator.palette import at, contrast, from_lch, lch, lightness, mix, readable, shade
from illustrator.stage import Stage

LEADS: Final = ("#3b6ef6", "#12a594", "#7c5cf5", "#f2673a", "#e5447a", "#1f9fd8", "#3f9a4a", "#c08a1e")
_GOOD, _BAD = "#1fb67a", "#f0525f"


@dataclass(frozen=True)
class Theme:
    """`panel` lies on `ground`, `raised` on `panel`; `ink` and `soft` are type on any of them."""

    ground: str
    panel: str
    raised: str
    edge: str
    ink: str
    soft: str
    main: str
    second: str
    accent: str
    good: str
    bad: str
    glows: bool = False

    @property
    def is_dark(self) -> bool:
        return lightness(self.panel) < 0.55

    @property
    def series(self) -> tuple[str, ...]:
        """The colours of five data series, in the order they are used."""
        fade = mix(self.main, self.panel, 0.5)
        return self.main, self.second, self.accent, fade, mix(self.second, self.panel, 0.55)

    @property
    def on_main(self) -> str:
        """Type on a surface of the main colour."""
        dark = at(self.main, 0.18, 0.04)
        return "#ffffff" if contrast("#ffffff", self.main) >= 2.9 else dark

    def tint(self, share: float = 0.12, colour: str | None = None) -> str:
        """A surface tinged with the main colour, or another."""
        return mix(self.panel, colour or self.main, share)

    def text(self, colour: str, ground: str | None = None) -> str:
        """A data colour, moved until small type in it can be read."""
        return readable(colour, ground or self.panel, 4.6)


def theme_of(stage: Stage, *, dark: bool, leads: tuple[str, ...] = LEADS) -> Theme:
    """The prompt's colours and ground where it names any; `dark` decides for those that name no ground."""
    brief = stage.brief
    named = brief.colours + tuple(s.colour for s in brief.subjects if s.colour) + brief.grounds[1:]
    lead = named[0] if named else stage.turn(leads)
    ground = brief.grounds[0] if brief.grounds else None
    is_dark = lightness(ground) < 0.55 if ground else dark
    theme = _dark(lead, ground) if is_dark else _light(lead, ground)
    if len(named) > 1:
        theme = replace(theme, second=_fill(named[1], theme.panel))
    if len(named) > 2:
        theme = replace(theme, accent=_fill(named[2], theme.panel))
    return replace(theme, glows=is_dark and bool({"glow", "tech"} & set(brief.styles)))


def _fill(colour: str, panel: str) -> str:
    return readable(colour, panel, 1.7)


_TURNS: Final = (
    (20, -36, 48),
    (105, 24, -60),
    (175, 42, 96),
    (228, 42, -48),
    (290, -42, 48),
    (341, -40, 46),
    (361, -36, 48),
)


def _companions(main: str) -> tuple[str, str]:
    """Two neighbours on the colour wheel; every hue turns away from olive and mustard."""
    light, chroma, hue = lch(main)
    if chroma < 0.03:
        return from_lch(light, 0.13, 258), from_lch(light, 0.13, 190)
    near, far = next((a, b) for end, a, b in _TURNS if hue < end)
    return shade(main, 0.04, 1.0, near), shade(main, 0.02, 1.0, far)


def _dark(lead: str, asked: str | None) -> Theme:
    light, chroma, hue = lch(lead)
    main = at(lead, min(max(light, 0.68), 0.86), max(chroma, 0.13) if chroma > 0.04 else chroma)
    tinge = min(chroma, 0.02 if 30 < hue < 125 else 0.042)
    ground = at(lead, 0.165, tinge)
    if asked:
        ground = asked if lch(asked)[1] > 0.045 else at(lead, min(lightness(asked), 0.175), tinge)
    second, accent = _companions(main)
    panel, raised = shade(ground, 0.045, 1.15), shade(ground, 0.095, 1.2)
    ink = readable("#f3f6fd", raised, 7)
    soft = readable(mix(ink, ground, 0.42), raised, 4.8)
    edge = shade(ground, 0.14, 1.4)
    return Theme(ground, panel, raised, edge, ink, soft, main, second, accent, at(_GOOD, 0.76), at(_BAD, 0.7))


def _light(lead: str, asked: str | None) -> Theme:
    light, chroma, hue = lch(lead)
    brightest = 0.66 if hue > 125 or hue < 45 else 0.84 if hue > 78 else 0.76
    main = at(lead, min(max(light, 0.42), brightest))
    ground = asked or at(lead, 0.966, min(chroma, 0.014))
    panel = "#ffffff"
    raised = at(lead, 0.97, min(chroma, 0.012))
    ink = at(lead, 0.25, min(chroma, 0.045))
    soft = readable(at(lead, 0.52, min(chroma, 0.03)), raised, 4.8)
    edge = at(lead, 0.915, min(chroma, 0.016))
    second, accent = _companions(main)
    return Theme(ground, panel, raised, edge, ink, soft, main, second, accent, at(_GOOD, 0.6), at(_BAD, 0.62))
