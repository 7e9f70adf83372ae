"""Path data from letters and numbers."""

from illustrator.svg import num


def pen(*parts: str | float) -> str:
    """`pen("M", x, y, "l", 4, 5, "Z")`: numbers are written short, letters as they are."""
    return " ".join(part if isinstance(part, str) else num(part) for part in parts)
