"""A provider's words, made fit to be shown: on one line, not too long, and without the key."""

from typing import Final

_LONGEST: Final = 240


def shown(text: str, key: str) -> str:
    """The same text without the key and without what a terminal or a file would take for more than text."""
    hidden = text.replace(key, "[key]") if key else text
    line = "".join(character if character.isprintable() else " " for character in hidden)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
