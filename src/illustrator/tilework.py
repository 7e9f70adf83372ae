"""One square of a grid of plain shapes: quarters, halves, rings and bars, after the toys of the Bauhaus."""

from illustrator.svg import circle, group, num, path, rect


def toy_tile(x: float, y: float, s: float, one: str, two: str, kind: int) -> str:
    """`kind` 0 to 7 chooses the shape in colour `one` on a square of colour `two`."""
    base = rect(x, y, s, s, fill=two)
    n = num(s)
    shapes = {
        0: path(f"M{num(x)} {num(y)}h{n}a{n} {n} 0 0 1 -{n} {n}z", fill=one),
        1: path(f"M{num(x + s)} {num(y + s)}h-{n}a{n} {n} 0 0 1 {n} -{n}z", fill=one),
        2: circle(x + s / 2, y + s / 2, s * 0.36, fill=one),
        3: path(f"M{num(x)} {num(y + s)}a{num(s / 2)} {num(s / 2)} 0 0 1 {n} 0z", fill=one)
        + path(f"M{num(x)} {num(y + s / 2)}a{num(s / 2)} {num(s / 2)} 0 0 1 {n} 0z", fill=one),
        4: path(f"M{num(x)} {num(y)}L{num(x + s)} {num(y + s)}H{num(x)}z", fill=one),
        5: "".join(rect(x + s * k / 5, y, s / 10, s, fill=one) for k in range(5)),
        6: circle(x + s / 2, y + s / 2, s * 0.42, fill="none", stroke=one, stroke_width=s * 0.12)
        + circle(x + s / 2, y + s / 2, s * 0.14, fill=one),
        7: path(f"M{num(x + s / 2)} {num(y)}a{num(s / 2)} {num(s / 2)} 0 0 1 0 {n}z", fill=one)
        + path(f"M{num(x)} {num(y)}a{num(s / 2)} {num(s / 2)} 0 0 1 0 {n}z", fill=one),
    }
    return group(base + shapes[kind])
