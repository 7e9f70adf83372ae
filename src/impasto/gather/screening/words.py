"""A list of words and phrases that no prompt may hold, and the file it is read from. Not a regex engine.

Texts are compared as people read them: width, case, invisible characters and repeated spaces make no difference.
A phrase matches whole words alone, except in scripts that are written without spaces between them.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from impasto.settings import SettingsError

OTHER: Final = "other"
"""The category of a phrase without one, as OpenAI calls what it does not name."""

# Unicode's default ignorable code points, control characters that are no space, annotation marks.
_INVISIBLE: Final = re.compile(
    r"[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164"
    r"\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF"
    r"\x00-\x08\x0E-\x1B\x7F-\x84\x86-\x9F]"
)
# Accents that composed with no letter: strokes through a word, and piles of marks.
_LOOSE_MARKS: Final = re.compile(r"[\u0300-\u036F]")
_SPACES: Final = re.compile(r"[\s\u2800]+")
# Thai, Lao, Myanmar, Khmer; kana, Hangul (particles follow without a space), Han.
_UNSPACED: Final = re.compile(
    r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u1100-\u11FF\u3005-\u3007\u3040-\u31FF\u3400-\u4DBF\u4E00-\u9FFF"
    r"\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\U0001B000-\U0001B16F\U00020000-\U0003FFFF]"
)
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")
_KEY_LENGTH: Final = 4
_CATEGORY: Final = re.compile(r"([A-Za-z][\w/-]{0,63}):(?:\s+|$)", re.ASCII)


class Entry(NamedTuple):
    """One phrase, as compared, and the category that a refusal names."""

    phrase: str
    category: str


def fold(text: str) -> str:
    """The text as it is compared."""
    composed = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return _SPACES.sub(" ", _LOOSE_MARKS.sub("", unicodedata.normalize("NFKC", composed))).strip()


class WordList:
    """The phrases by how they begin, so that a long list costs a prompt no more than a short one."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_start: dict[str, list[Entry]] = {}
        self.count = 0
        for entry in entries:
            self._by_start.setdefault(entry.phrase[:_KEY_LENGTH], []).append(entry)
            self.count += 1

    @classmethod
    def read(cls, path: Path) -> "WordList":
        """The list in a UTF-8 file: a phrase a line, `category: phrase` or the phrase alone, `#` begins a comment.

        Raises SettingsError with file and line.
        """
        try:
            lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
        except OSError as problem:
            raise SettingsError(f"{path}: cannot be read: {problem.strerror}") from problem
        found = [_entry(line, f"{path}, line {number}") for number, line in enumerate(lines, 1)]
        entries = [entry for entry in found if entry is not None]
        if not entries:
            raise SettingsError(f"{path}: it has no words")
        return cls(entries)

    def find(self, text: str) -> frozenset[str]:
        """The categories of the phrases in it; none for a text that may pass."""
        folded = fold(text)
        return frozenset(
            entry.category
            for start in range(len(folded))
            # A phrase shorter than the key is its own.
            for length in range(1, _KEY_LENGTH + 1)
            for entry in self._by_start.get(folded[start : start + length], ())
            if folded.startswith(entry.phrase, start) and _stands_alone(folded, start, start + len(entry.phrase))
        )


def _entry(line: bytes, where: str) -> Entry | None:
    try:
        text = _COMMENT.sub("", line.decode()).strip()
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{where}: it is not UTF-8") from problem
    if not text:
        return None
    named = _CATEGORY.match(text)
    phrase = fold(text[named.end() :] if named else text)
    if not phrase:
        raise SettingsError(f"{where}: it has no word")
    return Entry(phrase, named[1] if named else OTHER)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_is_within_a_word(text, start) or _is_within_a_word(text, end))


def _is_within_a_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_letter(text[place - 1]) and _is_letter(text[place])


def _is_letter(letter: str) -> bool:
    """Letters, digits and the marks that Indic scripts write vowels with, where a space ends the word."""
    is_of_a_word = letter.isalnum() or unicodedata.category(letter).startswith("M")
    return is_of_a_word and not _UNSPACED.match(letter)
