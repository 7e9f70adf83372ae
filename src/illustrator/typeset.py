"""Setting type: breaking a text into lines, fitting it to a box, placing it. Everything is in picture units."""

from dataclasses import dataclass, field
from typing import Final, Literal

from illustrator.scene import Box
from illustrator.svg import attributes, num
from illustrator.text import Run, has_wide, is_wide, shape

Align = Literal["left", "middle", "right"]
_SHARES: Final[dict[Align, float]] = {"left": 0.0, "middle": 0.5, "right": 1.0}
_NO_LINE_START: Final = set("，。！？、；：,.!?;:)”’」』》】…")


@dataclass(frozen=True)
class Type:
    """How a text looks: the face, space between letters (em), distance of lines (em), capitals or not."""

    face: str
    tracking: float = 0.0
    leading: float = 1.1
    capitals: bool = False

    def run(self, text: str) -> Run:
        return shape(text.upper() if self.capitals else text, self.face, self.tracking)


@dataclass
class Block:
    """Lines set at one size. The box is that of the ink: `top` is the first line's highest point."""

    lines: list[Run]
    size: float
    leading: float
    missing: str = ""
    tops: float = field(init=False)
    bottoms: float = field(init=False)

    def __post_init__(self) -> None:
        self.tops = min((r.top for r in self.lines[:1]), default=0.0)
        self.bottoms = max((r.bottom for r in self.lines[-1:]), default=0.0)

    @property
    def width(self) -> float:
        return max((r.ink_width for r in self.lines), default=0.0) * self.size

    @property
    def height(self) -> float:
        return (self.bottoms - self.tops + (len(self.lines) - 1) * self.leading) * self.size

    def box(self, x: float, y: float, align: Align = "left") -> Box:
        """What the ink covers when it is placed there."""
        return x - _SHARES[align] * self.width, y, self.width, self.height

    def place(self, x: float, y: float, align: Align = "left", **style: str | float | None) -> str:
        """Draws the block with its ink's top at y; x is its left, middle or right."""
        parts = []
        share = _SHARES[align]
        for i, run in enumerate(self.lines):
            if run.outline:
                left = x - (run.left + share * run.ink_width) * self.size
                parts.append(outline(run, left, y + (i * self.leading - self.tops) * self.size, self.size, **style))
        return "".join(parts)


def outline(run: Run, x: float, baseline: float, size: float, **style: str | float | None) -> str:
    """One run at a size, its origin at (x, baseline). Stroke widths in the style stay in picture units."""
    width = style.get("stroke_width")
    if isinstance(width, int | float):
        style = {**style, "stroke_width": f"{width / size:.5f}"}
    move = f"translate({num(x)} {num(baseline)}) scale({size:.4f})"
    return f'<path transform="{move}" d="{run.outline}"{attributes(style)}/>'


def units_of(text: str) -> list[str]:
    """What may not be broken: words, and single Han characters with the marks that follow them."""
    units: list[str] = []
    for word in text.split():
        fresh = True
        for char in word:
            glued = units and not fresh and (char in _NO_LINE_START or not (is_wide(char) or is_wide(units[-1][-1])))
            if glued:
                units[-1] += char
            else:
                units.append(char if units == [] or not fresh else " " + char)
            fresh = False
    return units


def _widths(units: list[str], kind: Type) -> list[float]:
    return [kind.run(u).advance for u in units]


def break_into(units: list[str], widths: list[float], count: int) -> list[str]:
    """The units in `count` lines, as even as can be: the narrowest measure that holds them, by bisection."""
    low, high = max(widths), sum(widths)
    best = [units]
    for _ in range(24):
        middle = (low + high) / 2
        lines = _greedy(units, widths, middle)
        if len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return ["".join(line).strip() for line in best]


def _greedy(units: list[str], widths: list[float], measure: float) -> list[list[str]]:
    lines: list[list[str]] = []
    used = measure + 1
    for unit, width in zip(units, widths, strict=True):
        if used + width > measure * 1.0001 or not lines:
            lines.append([])
            used = 0.0
        lines[-1].append(unit)
        used += width
    return lines


def fit(text: str, kind: Type, width: float, height: float, *, lines: int = 4, largest: float = 1e9) -> Block:
    """The text as large as the box allows, in at most `lines` lines (more for a text that would get tiny)."""
    units = units_of(text)[:400]
    if not units:
        return Block([], 1.0, kind.leading)
    widths = _widths(units, kind)
    best: Block | None = None
    for count in range(1, min(lines, len(units)) + 1):
        runs = [kind.run(line) for line in break_into(units, widths, count)]
        block = Block(runs, 1.0, _leading(kind, text))
        block.size = min(width / max(block.width, 0.01), height / max(block.height, 0.01), largest)
        if best is None or block.size > best.size * 1.04:
            best = block
    assert best is not None  # noqa: S101 - the loop runs at least once
    best.missing = "".join(r.missing for r in best.lines)
    return best


def at_size(text: str, kind: Type, size: float, width: float, *, lines: int = 12) -> Block:
    """The text at a given size, broken at the width; what goes beyond the last line is cut with an ellipsis."""
    units = units_of(text)[:400]
    if not units:
        return Block([], size, kind.leading)
    rows = ["".join(r).strip() for r in _greedy(units, _widths(units, kind), width / size)]
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1].rstrip(" ,.;:") + "…"]
    runs = [kind.run(row) for row in rows]
    block = Block(runs, size, _leading(kind, text), "".join(r.missing for r in runs))
    if block.width > width:
        block.size = size * width / block.width
    return block


def column(text: str, kind: Type, height: float, largest: float, pitch: float = 1.16) -> Block:
    """Han characters under each other, as one column."""
    chars = [c for c in text if not c.isspace()][:24]
    runs = [kind.run(c) for c in chars]
    block = Block(runs, 1.0, pitch)
    block.size = min(largest, height / max(block.height, 0.01))
    block.missing = "".join(r.missing for r in runs)
    return block


def _leading(kind: Type, text: str) -> float:
    return max(kind.leading, 1.16) if has_wide(text) else kind.leading
