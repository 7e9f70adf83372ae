"""A prompt cut into words, and the phrases among them that the lexicon knows. Linear in the length of the prompt."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from illustrator.reading.lexicon import Lexicon, Meaning

_WORD: Final = re.compile(r"[a-z0-9\u00c0-\u024f]+(?:['’-][a-z0-9\u00c0-\u024f]+)*|[\u3400-\u9fff]")
_LONGEST_PHRASE: Final = 3
_UNPRINTED: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True)
class Found:
    """A phrase and where it stands; no meanings: a word that the lexicon does not know."""

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...]

    def value(self, kind: str) -> str | None:
        return next((value for k, value in self.meanings if k == kind), None)


def cleaned(prompt: str) -> str:
    """Controls, joiners, private and unassigned characters and lone surrogates become spaces."""
    return "".join(" " if unicodedata.category(c) in _UNPRINTED else c for c in prompt)


def folded(text: str) -> str:
    """For look-up: one width and one case."""
    return unicodedata.normalize("NFKC", text).casefold()


def find(text: str, lexicon: Lexicon) -> list[Found]:
    """Every word in order, the longest known phrase first."""
    spans = [span for m in _WORD.finditer(text) for span in _parts(m, lexicon)]
    words = [text[a:b] for a, b in spans]
    found: list[Found] = []
    i = 0
    while i < len(words):
        count = _known_at(words, spans, i, lexicon)
        start, end = spans[i][0], spans[i + max(count, 1) - 1][1]
        phrase = _joined(words[i : i + max(count, 1)])
        found.append(Found(start, end, phrase, _meanings(phrase, lexicon) if count else ()))
        i += max(count, 1)
    return found


def _parts(match: re.Match[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    """A word with hyphens is one word if it is known, else each of its parts is."""
    if "-" not in match[0] or _meanings(match[0], lexicon):
        return [match.span()]
    parts = []
    start = match.start()
    for part in match[0].split("-"):
        parts.append((start, start + len(part)))
        start += len(part) + 1
    return parts


def _known_at(words: list[str], spans: list[tuple[int, int]], i: int, lexicon: Lexicon) -> int:
    longest = lexicon.longest_han if _is_han(words[i]) else _LONGEST_PHRASE
    longest = min(longest, len(words) - i) if words[i] in lexicon.starts else 1
    for count in range(longest, 0, -1):
        if _meanings(_joined(words[i : i + count]), lexicon) and all(
            spans[k + 1][0] - spans[k][1] <= 1 for k in range(i, i + count - 1)
        ):
            return count
    return 0


def _joined(words: list[str]) -> str:
    return ("" if _is_han(words[0]) else " ").join(words)


def _is_han(word: str) -> bool:
    return len(word) == 1 and word >= "\u3400"


def _meanings(phrase: str, lexicon: Lexicon) -> tuple[Meaning, ...]:
    if phrase[0] >= "\u3400":
        return lexicon.phrases.get(phrase, ())
    for form in _singulars(phrase):
        known = lexicon.phrases.get(form)
        if known:
            return known
    return ()


def _singulars(phrase: str) -> tuple[str, ...]:
    if phrase.endswith("ies"):
        return phrase, phrase[:-3] + "y", phrase[:-1]
    if phrase.endswith("ves"):
        return phrase, phrase[:-3] + "f", phrase[:-1]
    if phrase.endswith("es"):
        return phrase, phrase[:-1], phrase[:-2]
    return (phrase, phrase[:-1]) if phrase.endswith("s") else (phrase,)
