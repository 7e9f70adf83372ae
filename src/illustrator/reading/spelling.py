"""How words are cut, in prompts and in the tables alike.

Hyphens and apostrophes part them; every Han character stands alone.
"""

import re
from collections.abc import Iterator
from typing import Final

HAN: Final = "\u3400"
_LETTER: Final = "a-z0-9\u00c0-\u024f"
_WORD: Final = re.compile(rf"#[0-9a-f]{{6}}(?![0-9a-f])|#[0-9a-f]{{3}}(?![0-9a-f])|[{_LETTER}]+|[\u3400-\u9fff]")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a folded text stand; the s of "cat's" and the t of "don't" are none."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        is_tail = (
            end - start == 1 and match[0] in "st" and start > 1 and text[start - 1] == "'" and text[start - 2].isalpha()
        )
        if not is_tail:
            yield start, end


def joined(words: list[str]) -> str:
    return ("" if words[0] >= HAN else " ").join(words)


def spelled(phrase: str) -> str:
    """A phrase of a table as it is looked up; "" where it has no word."""
    words = [phrase[a:b] for a, b in spans(phrase)]
    return joined(words) if words else ""


def parts(phrase: str) -> list[str]:
    """The words of a phrase that was spelled."""
    return [phrase[a:b] for a, b in spans(phrase)]
