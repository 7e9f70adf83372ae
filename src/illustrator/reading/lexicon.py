"""The words of the tables in `lexicon/*.toml` and of the files that draw, turned inside out: phrase → what it means."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from illustrator.reading.endings import inflected, plurals, singulars
from illustrator.reading.files import Entry, entries, split
from illustrator.reading.spelling import parts, spelled

_FOLDER: Final = Path(__file__).parent / "lexicon"
_LANGUAGES: Final = ("en", "de", "fr", "es", "zh")
_HEAPS: Final = ("stack", "pile", "stapel", "pila", "一摞", "一叠", "一堆", "书堆")


class Meaning(NamedTuple):
    """What a phrase may mean: `language` is "" where any will do."""

    kind: str
    value: str
    language: str = ""
    is_plural: bool = False


@dataclass(frozen=True)
class Lexicon:
    """`phrases` maps a phrase (lower case, words joined by one space) to its meanings, forms first.

    `starts` maps the first word (or Han character) of a phrase of several to the most words that such a phrase has,
    so that most words need one look-up. `plain` are the words without a picture, by language.
    """

    phrases: dict[str, tuple[Meaning, ...]]
    moves: dict[str, tuple[float, float]]
    plain: dict[str, frozenset[str]]
    starts: dict[str, int]

    def is_plain(self, word: str, language: str | None = None) -> bool:
        """Whether a word has no picture: in one language (English and Chinese words may stand in each), or in any."""
        if language is None:
            return any(word in words for words in self.plain.values())
        return any(word in self.plain[known] for known in (language, "en", "zh"))


Found = dict[str, list[Meaning]]
_BENT: Final = {"poses", "traits", "moods", "variants"}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    found: Found = {}
    for kind, listed in _table("forms").items():
        _add_lists(found, kind, listed)
    colours = _table("colours")
    _add_lists(found, "colours", colours["colours"])
    for language in ("de", "fr", "es"):
        _add_lists(found, "colours", colours[language], language)
    for kind in ("subjects", "settings"):
        _add_files(found, kind, entries(kind).values())
    _add_files(found, "finishes", entries("styles").values())
    for name in ("grammar", "traits", "light"):
        _add_table(found, _table(name))
    for kind, values in _table("aliases").items():
        known = entries("styles" if kind == "finishes" else kind)
        _add_aliases(found, kind, {value: words for value, words in values.items() if value in known})
    marks = _table("marks")
    _add_lists(found, "marks", marks["things"])
    _add_lists(found, "ideas", marks["ideas"])
    plain = _table("plain")
    return Lexicon(
        phrases={phrase: tuple(dict.fromkeys(meanings)) for phrase, meanings in found.items()},
        moves={word: (float(light), float(chroma)) for word, (light, chroma) in colours["moves"].items()},
        plain={
            "en": frozenset(plain["english"].casefold().split()),
            "de": frozenset(plain["german"].casefold().split()),
            "fr": frozenset(plain["french"].casefold().split()),
            "es": frozenset(plain["spanish"].casefold().split()),
            "zh": frozenset(plain["han"]),
        },
        starts=_starts(found),
    )


def _starts(found: Found) -> dict[str, int]:
    starts: dict[str, int] = {}
    for phrase in found:
        words = parts(phrase)
        if len(words) > 1:
            starts[words[0]] = max(starts.get(words[0], 1), len(words))
    return starts


def _add(found: Found, phrase: str, meaning: Meaning) -> None:
    if spelling := spelled(phrase):
        found.setdefault(spelling, []).append(meaning)


def _add_lists(found: Found, kind: str, listed: dict[str, list[str]], language: str = "") -> None:
    for value, phrases in listed.items():
        for phrase in map(str.casefold, phrases):
            for form in (phrase, *inflected(phrase, language)):
                _add(found, form, Meaning(kind, value, language))


def _add_table(found: Found, table: dict[str, Any]) -> None:
    """[kind.value] or, where a kind has no values, [kind]: words by language. Numbers are [numbers.language]."""
    for kind, values in table.items():
        for key, words in values.items():
            if isinstance(words, str):
                _add_words(found, kind, kind, key, words)
                continue
            for inner, text in words.items():
                value, language = (inner, key) if key in _LANGUAGES else (key, inner)
                _add_words(found, kind, value, language, text)


def _add_aliases(found: Found, kind: str, values: dict[str, dict[str, str]]) -> None:
    """A word that a file claims for itself is left to it."""
    claimed = {
        phrase for phrase, meanings in found.items() if any(m.kind == kind and not m.is_plural for m in meanings)
    }
    for value, words in values.items():
        for language, text in words.items():
            _add_words(found, kind, value, language, ",".join(p for p in split(text) if spelled(p) not in claimed))


def _add_words(found: Found, kind: str, value: str, language: str, text: str) -> None:
    for phrase in split(text):
        for form in (phrase, *(inflected(phrase, language) if kind in _BENT else ())):
            _add(found, form, Meaning(kind, value, language))


def _add_files(found: Found, kind: str, files: Iterable[Entry]) -> None:
    """The words themselves first, then their plurals, so that no plural hides a word."""
    listed = [(e.name, language, phrase) for e in files for language, words in e.words.items() for phrase in words]
    own = {(name, phrase) for name, _, phrase in listed}
    english = {(name, phrase) for name, language, phrase in listed if language == "en"}
    bent = (
        [(n, lang, form) for n, lang, phrase in listed for form in plurals(phrase, lang)] if kind == "subjects" else []
    )
    many = set(bent)
    for name, language, phrase in listed:
        is_plural = (name, language, phrase) in many or (
            language == "en" and any((name, one) in english for one in singulars(phrase))
        )
        _add(found, phrase, Meaning(kind, name, language, is_plural and phrase != name.replace("_", " ")))
        if kind == "subjects" and any(h in phrase for h in _HEAPS):
            _add(found, phrase, Meaning("poses", "stacked", language))
    for name, language, form in bent:
        if (name, form) not in own:
            _add(found, form, Meaning(kind, name, language, is_plural=True))
