"""Lettering: fonts found in the installed packages, shaped by HarfBuzz, drawn as outlines.

The vector engine draws nothing, silently, for a font it lacks, so no `<text>` ever reaches it; what no font here can
show is reported, never dropped in silence.
"""

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb


@dataclass(frozen=True)
class Face:
    """A font file, its weight where the file is variable, and a thickening for weights the file lacks."""

    package: str
    file: str
    weight: int | None = None
    embolden: float = 0.0
    is_han: bool = False


_INTER: Final = ("fontpkg_inter", "files/Inter[opsz,wght].ttf")
_PLAYFAIR: Final = "fontpkg_playfair_display"
_HAN: Final = "pylopdf_fonts_zh_cn"
FACES: Final[dict[str, Face]] = {
    "sans": Face(*_INTER, weight=460),
    "sans-bold": Face(*_INTER, weight=740),
    "sans-black": Face(*_INTER, weight=880),
    "serif": Face(_PLAYFAIR, "files/PlayfairDisplay[wght].ttf", weight=500),
    "serif-bold": Face(_PLAYFAIR, "files/PlayfairDisplay[wght].ttf", weight=800),
    "serif-italic": Face(_PLAYFAIR, "files/PlayfairDisplay-Italic[wght].ttf", weight=480),
    "condensed": Face("fontpkg_bebas_neue", "files/BebasNeue-Regular.ttf"),
    "rounded": Face("fontpkg_fredoka", "files/Fredoka[wdth,wght].ttf", weight=650),
    "script": Face("fontpkg_pacifico", "files/Pacifico-Regular.ttf"),
    "hand": Face("fontpkg_caveat", "files/Caveat[wght].ttf", weight=650),
    "tech": Face("fontpkg_orbitron", "files/Orbitron[wght].ttf", weight=700),
    "deco": Face("fontpkg_righteous", "files/Righteous-Regular.ttf"),
    "han-sans": Face(_HAN, "NotoSansSC-Regular.otf", is_han=True),
    "han-sans-bold": Face(_HAN, "NotoSansSC-Regular.otf", embolden=0.034, is_han=True),
    "han-serif": Face(_HAN, "NotoSerifSC-Regular.otf", is_han=True),
    "han-serif-bold": Face(_HAN, "NotoSerifSC-Regular.otf", embolden=0.03, is_han=True),
}
_FALLBACK: Final = {
    "sans": ("han-sans",),
    "serif": ("sans", "han-serif"),
    "serif-bold": ("sans-bold", "han-serif-bold"),
    "serif-italic": ("serif", "sans", "han-serif"),
    "hand": ("sans", "han-serif"),
    "deco": ("sans-bold", "han-serif-bold"),
}
_BOLD_FALLBACK: Final = ("sans-bold", "han-sans-bold")


@dataclass(frozen=True)
class Run:
    """One set line at size 1: outlines with the baseline at y=0, and its measures. `missing` could not be drawn."""

    text: str
    outline: str
    advance: float
    left: float
    right: float
    top: float
    bottom: float
    missing: str

    @property
    def ink_width(self) -> float:
        return self.right - self.left


@lru_cache(maxsize=32)
def _font(name: str) -> Any:
    face = FACES[name]
    spec = importlib.util.find_spec(face.package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the font package {face.package} is not installed")
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(Path(spec.origin).parent / face.file))))
    font.scale = (_UNITS, _UNITS)
    if face.weight is not None:
        font.set_variations({"wght": float(face.weight), "opsz": 32.0})
    if face.embolden:
        font.synthetic_bold = (face.embolden, face.embolden, False)
    return font


_UNITS: Final = 2000


def is_wide(char: str) -> bool:
    """Han, kana, hangul and full-width forms: set by the square, broken anywhere."""
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\uf900" <= char <= "\uffef"


def has_wide(text: str) -> bool:
    return any(is_wide(c) for c in text)


def _pieces(text: str, face: str) -> tuple[list[tuple[str, str]], str]:
    """The text cut into stretches of one font each, and the characters that no font has."""
    chain = (face, *_FALLBACK.get(face, _BOLD_FALLBACK), "han-sans")
    pieces: list[tuple[str, str]] = []
    missing: list[str] = []
    for char in text:
        name = next((n for n in chain if _font(n).get_nominal_glyph(ord(char)) is not None), None)
        if name is None:
            missing.append(char)
        elif pieces and pieces[-1][0] == name:
            pieces[-1] = (name, pieces[-1][1] + char)
        else:
            pieces.append((name, char))
    return pieces, "".join(missing)


class _Pen:
    """Collects outlines as SVG path data at size 1, y down, and the box of the points it passed."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.x = self.y = 0.0
        self.left = self.top = float("inf")
        self.right = self.bottom = float("-inf")

    def _point(self, px: float, py: float) -> str:
        x, y = self.x + px / _UNITS, self.y - py / _UNITS
        self.left, self.right = min(self.left, x), max(self.right, x)
        self.top, self.bottom = min(self.top, y), max(self.bottom, y)
        return f"{x:.4f} {y:.4f}"

    def move(self, x: float, y: float) -> None:
        self.parts.append("M" + self._point(x, y))

    def line(self, x: float, y: float) -> None:
        self.parts.append("L" + self._point(x, y))

    def quad(self, cx: float, cy: float, x: float, y: float) -> None:
        self.parts.append(f"Q{self._point(cx, cy)} {self._point(x, y)}")

    def cubic(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None:
        self.parts.append(f"C{self._point(ax, ay)} {self._point(bx, by)} {self._point(x, y)}")

    def close(self) -> None:
        self.parts.append("Z")


@lru_cache(maxsize=1)
def _functions() -> Any:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.quad(cx, cy, x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.cubic(a, b, c, d, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions


@lru_cache(maxsize=512)
def shape(text: str, face: str, tracking: float = 0.0) -> Run:
    """Sets one line. `tracking` is extra space between letters, in ems."""
    pieces, missing = _pieces(text, face)
    pen = _Pen()
    for name, piece in pieces:
        font = _font(name)
        buffer = hb.Buffer()
        buffer.add_str(piece)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {"kern": True, "liga": tracking == 0})
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen.x += place.x_offset / _UNITS
            pen.y = -place.y_offset / _UNITS
            font.draw_glyph(info.codepoint, _functions(), pen)
            pen.x += (place.x_advance - place.x_offset) / _UNITS + tracking
    advance = max(pen.x - tracking, 0.0)
    if not pen.parts:
        return Run(text, "", advance, 0.0, advance, 0.0, 0.0, missing)
    return Run(text, "".join(pen.parts), advance, pen.left, pen.right, pen.top, pen.bottom, missing)
