"""The flame of a candle, and the light around it."""

from illustrator.chance import Dice
from illustrator.subjects._matter import haze
from illustrator.svg import Sheet, num, path


def flame(sheet: Sheet, x: float, y: float, high: float, dice: Dice) -> str:
    """Standing on (x, y), leaning a little: orange, yellow, white, and blue at its foot."""
    lean = high * dice.between(-0.14, 0.14)
    w = high * 0.27

    def tongue(share: float, wide: float) -> str:
        top = y - high * share
        return (
            f"M{num(x)} {num(y)}C{num(x - wide * 1.5)} {num(y - high * share * 0.12)} {num(x - wide * 1.1)} "
            f"{num(y - high * share * 0.5)} {num(x + lean * share)} {num(top)}"
            f"C{num(x + wide * 1.1 + lean * 0.4)} {num(y - high * share * 0.5)} {num(x + wide * 1.5)} "
            f"{num(y - high * share * 0.12)} {num(x)} {num(y)}Z"
        )

    outer = sheet.across((0, y - high), (0, y), [(0, "#ff8a2a", 0.9), (0.5, "#ffa73a", 1), (1, "#ff7a2a", 0.75)])
    art = path(tongue(1.0, w), fill=outer) + path(tongue(0.76, w * 0.72), fill="#ffd45a")
    art += path(tongue(0.5, w * 0.46), fill="#fffbe2")
    return art + haze(sheet, (x, y - high * 0.05), (w * 0.6, high * 0.14), "#5a8cff", 0.6)


def halo(sheet: Sheet, x: float, y: float, r: float, strength: float) -> str:
    return haze(sheet, (x, y), (r, r), "#ffb050", strength) + haze(
        sheet, (x, y), (r * 0.4, r * 0.45), "#ffe2a0", strength
    )
