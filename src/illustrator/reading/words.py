"""A prompt cut into words, and the phrases among them that the lexicon knows. Linear in the length of the prompt."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from illustrator.reading.endings import is_irregular_plural, singulars
from illustrator.reading.lexicon import Lexicon, Meaning
from illustrator.reading.spelling import HAN, joined, spans

_UNPRINTED: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
_STOP: Final = re.compile(r"[.;:!?|\n。；：！？]")
_COMMA: Final = re.compile(r"[,()\[\]/\u2013\u2014，（）【】]|\s-\s")


@dataclass(frozen=True)
class Found:
    """A phrase and where it stands; no meanings: a word that the lexicon does not know.

    `breaks`: "," or "." where a comma or a stop stands before it. `lists`: the mark that parts a Chinese list does.
    `is_joined`: a hyphen ties it to the next word.
    """

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...]
    is_plural: bool = False
    breaks: str = ""
    lists: bool = False
    is_joined: bool = False

    def value(self, kind: str) -> str | None:
        for meaning in self.meanings:
            if meaning.kind == kind:
                return meaning.value
        return None

    @property
    def is_han(self) -> bool:
        return self.text >= HAN


def cleaned(prompt: str) -> str:
    """Controls, joiners, private and unassigned characters and lone surrogates become spaces; line ends stay."""
    return "".join(c if c == "\n" else " " if unicodedata.category(c) in _UNPRINTED else c for c in prompt)


def folded(text: str) -> str:
    """For look-up: one width and one case."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


def find(text: str, lexicon: Lexicon) -> list[Found]:
    """Every word in order, the longest known phrase first, each with the meanings of the prompt's language."""
    places = list(spans(text))
    words = [text[a:b] for a, b in places]
    found: list[Found] = []
    i = 0
    while i < len(words):
        count = _known_at(words, places, i, lexicon)
        start, end = places[i][0], places[i + count - 1][1]
        phrase = joined(words[i : i + count])
        meanings, is_plural = _meanings(phrase, lexicon)
        gap = text[found[-1].end : start] if found else ""
        breaks = "." if _STOP.search(gap) else "," if _COMMA.search(gap) else ""
        found.append(Found(start, end, phrase, meanings, is_plural, breaks, "、" in gap, text[end : end + 1] == "-"))
        i += count
    return _of_language(found, lexicon)


def _known_at(words: list[str], places: list[tuple[int, int]], i: int, lexicon: Lexicon) -> int:
    """How many words from here on make the longest known phrase; 1 where there is none."""
    longest = min(lexicon.starts.get(words[i], 1), len(words) - i)
    for k in range(1, longest):
        if places[i + k][0] - places[i + k - 1][1] > 1:
            longest = k
            break
    for count in range(longest, 1, -1):
        if _meanings(joined(words[i : i + count]), lexicon)[0]:
            return count
    return 1


def _meanings(phrase: str, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], bool]:
    """What a phrase means, and whether it is an English plural."""
    if phrase[0] == "#":
        digits = phrase[1:] if len(phrase) == 7 else "".join(c * 2 for c in phrase[1:])
        return (Meaning("colours", f"#{digits}"),), False
    known = lexicon.phrases.get(phrase, ())
    if phrase >= HAN:
        return known, False
    if is_irregular_plural(phrase):
        one = tuple(m for form in singulars(phrase) for m in lexicon.phrases.get(form, ()) if m.kind == "subjects")
        return one + known, True
    if any(not m.is_plural and m.language in {"", "en"} for m in known):
        return known, False
    if not lexicon.is_plain(phrase):
        for form in singulars(phrase):
            one = tuple(m for m in lexicon.phrases.get(form, ()) if m.language in {"", "en"})
            if one:
                return one + known, True
    return known, False


def within(word: Found) -> list[str]:
    """The parts of a phrase that may say what kind it is: "wooden" in "wooden table", "en bois" in "table en bois"."""
    if word.is_han:
        return [word.text[:n] for n in range(1, min(len(word.text), 5))]
    parts = word.text.split(" ")
    return [*parts[:-1], " ".join(parts[1:])] if len(parts) > 1 else []


def _of_language(found: list[Found], lexicon: Lexicon) -> list[Found]:
    language = language_of(found, lexicon)
    if language == "en" and any(f.text in lexicon.plain["en"] for f in found):
        found = [replace(f, meanings=_english(f)) if f.meanings and not f.is_han else f for f in found]
    return [replace(f, meanings=kept) if (kept := _kept(f, language, lexicon)) != f.meanings else f for f in found]


def language_of(found: list[Found], lexicon: Lexicon) -> str:
    """The European language of most of the small words, and of the words that only one language has; else English."""
    votes = {"en": 0, "de": 0, "fr": 0, "es": 0}
    for word in found:
        if word.is_han:
            continue
        heard = {m.language or "en" for m in word.meanings}
        for language in votes:
            votes[language] += (word.text in lexicon.plain[language]) + (heard == {language})
    return max(votes, key=lambda language: votes[language])


def _english(word: Found) -> tuple[Meaning, ...]:
    """Among English words a basket is no French shoe."""
    return tuple(m for m in word.meanings if m.language in {"", "en"})


_CONTENT: Final = {"subjects", "settings", "finishes", "colours"}


def _kept(word: Found, language: str, lexicon: Lexicon) -> tuple[Meaning, ...]:
    """The prompt's own language first, then English; another one only for things that English has no word for."""
    if word.is_han or not word.meanings:
        return word.meanings
    own = tuple(m for m in word.meanings if m.language == language)
    if own and language != "en":
        return own + tuple(m for m in word.meanings if m.language == "" and m.kind not in {"colours", "marks", "ideas"})
    english = tuple(m for m in word.meanings if m.language in {"", "en"})
    if english or word.text in lexicon.plain["en"] or word.text in lexicon.plain[language]:
        return english
    return tuple(m for m in word.meanings if m.kind in _CONTENT)
