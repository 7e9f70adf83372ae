"""Colours we chose by eye, for prompts that name none."""

from typing import Final

from illustrator.palette import Scheme, at, lch, lightness, readable, shade

ICON_LEADS: Final = (
    "#3457e6", "#f0603e", "#17967f", "#7c45e8", "#e63f78", "#1793d6", "#f2a01e", "#23304f", "#2fa84f", "#c2338f",
)  # fmt: skip

# ground, deep, ink, main, second, accent
LIGHT: Final = (
    Scheme("#f6efe2", "#eadfc9", "#22304a", "#e4572e", "#2e86ab", "#f3b61f"),
    Scheme("#eef3ea", "#d7e4d2", "#173f35", "#2f8f6b", "#a8d08d", "#f4845f"),
    Scheme("#fdf1ec", "#f6d9cf", "#3b1f3d", "#e05a7a", "#7f6bd6", "#ffb400"),
    Scheme("#eaf2fb", "#cfe1f5", "#10264f", "#2563eb", "#60b8f4", "#ff7a45"),
    Scheme("#f4f1fb", "#ded6f3", "#2a1f57", "#6c4ce0", "#e86aa6", "#20b8a6"),
    Scheme("#fff6da", "#f6e3a4", "#3a2a12", "#e07a1f", "#3f8f7a", "#d83a4a"),
)
DARK: Final = (
    Scheme("#12203a", "#0a1426", "#fbf4e4", "#ff6b4a", "#3f8cff", "#ffc94a"),
    Scheme("#14312b", "#0b211d", "#f6f1df", "#f2b84b", "#4fb286", "#f2715a"),
    Scheme("#2b1640", "#1b0c2c", "#fdf0f6", "#ff5f9e", "#8e7bff", "#ffd166"),
    Scheme("#1c1c20", "#111114", "#f7f4ec", "#ff5a36", "#b6c2cf", "#f2d64b"),
    Scheme("#3b1018", "#26090f", "#fbeee0", "#f2a65a", "#d8576b", "#ffd9a0"),
    Scheme("#06363f", "#03232a", "#f2f7ee", "#f4a259", "#38b6a5", "#f25f5c"),
)
DECO: Final = (
    Scheme("#0f3d33", "#082620", "#f6e6b8", "#dcb65a", "#1d5a4b", "#f7e7b9"),
    Scheme("#14275c", "#0b1739", "#f6e8c2", "#dbb45f", "#2c4585", "#f7e9c4"),
    Scheme("#6d1730", "#460c1d", "#f9e2c8", "#e0ae72", "#8e2c45", "#fae7cd"),
    Scheme("#f3e8cf", "#e5d4ac", "#1a2a2a", "#1f4d4a", "#c9a24f", "#b5542f"),
    Scheme("#161616", "#0a0a0a", "#f2e2b6", "#d4ad58", "#2d2a22", "#f6e7bd"),
    Scheme("#0e5a66", "#073a43", "#fbeacb", "#e9bf6a", "#1c7985", "#ffe9bd"),
)
TECH: Final = (
    Scheme("#0a0f1e", "#04070f", "#eaf4ff", "#2fb7ff", "#5b6cff", "#38f0d0"),
    Scheme("#0d0b1f", "#05040f", "#f3efff", "#8b5cff", "#e14bd8", "#4be3ff"),
    Scheme("#07140f", "#020906", "#eafff3", "#29e08a", "#12a3a0", "#d6ff5c"),
    Scheme("#140a0a", "#080303", "#fff1ea", "#ff6a3d", "#ff2e63", "#ffc24a"),
    Scheme("#150a18", "#08030a", "#ffeffb", "#ff4fb3", "#8a5cff", "#ffd15c"),
)
FESTIVE: Final = (
    Scheme("#dff1ff", "#c4e4ff", "#3b2a6b", "#ef476f", "#5a7df0", "#ffc233"),
    Scheme("#fff0dc", "#ffdfba", "#4a2250", "#f2545b", "#19a7a0", "#ffb31a"),
    Scheme("#ffe4ee", "#ffcbdc", "#4b1f5e", "#e8478b", "#6a5df0", "#ffb627"),
    Scheme("#e2f7ec", "#c3edd6", "#1f3d57", "#ff6b5e", "#2aa876", "#ffc93c"),
    Scheme("#efe6ff", "#dbcbff", "#35206b", "#8a4fff", "#ff7a59", "#ffc531"),
)
INK: Final = (
    Scheme("#f5eedf", "#e8dcc2", "#26322c", "#c43e2f", "#5e7f6d", "#d98e8e"),
    Scheme("#eef1ea", "#d9e1d4", "#1f3340", "#b93a32", "#6f93a0", "#e2a1a8"),
    Scheme("#f8e9e4", "#eecfc8", "#43212c", "#a8323e", "#8f7f92", "#e58a9a"),
    Scheme("#1d2a33", "#121b22", "#f3ead6", "#d4553f", "#4f7480", "#e6b0a4"),
)
RETRO: Final = (
    Scheme("#f6e3bd", "#ecd09a", "#4a2415", "#d9531e", "#1f7a78", "#eda52a"),
    Scheme("#2d4a4f", "#1d3337", "#f8e8c8", "#ee7b3a", "#e9b44c", "#c8402d"),
    Scheme("#fbe6d0", "#f3cfae", "#3f1d38", "#c8385a", "#f08a4b", "#4b8f8c"),
    Scheme("#3a1f3d", "#27132a", "#fbe9cf", "#f2668b", "#f6a53d", "#4bb3a7"),
    Scheme("#e9ecd0", "#d3d9ac", "#24402f", "#d8602c", "#3f7d58", "#e8b23a"),
)


def bold_scheme(colours: tuple[str, ...]) -> Scheme:
    """The colour that was asked for as the ground itself; type and art are its palest or deepest shades."""
    lead = colours[0]
    light, chroma, hue = lch(lead)
    ink = readable("#fff8ec" if light < 0.72 else at(lead, 0.2, 0.05), lead, 4.5)
    is_dark = lightness(ink) > 0.6
    main = at(lead, 0.93, min(chroma, 0.05)) if is_dark else at(lead, 0.3, min(chroma, 0.1))
    second = colours[1] if len(colours) > 1 else shade(lead, -0.13 if light > 0.35 else 0.16, 1.0, 12)
    accent = colours[2] if len(colours) > 2 else at("#ffc94a" if not 50 < hue < 115 else "#e4572e", 0.83, 0.14)
    return Scheme(lead, shade(lead, -0.09), ink, main, second, accent)
