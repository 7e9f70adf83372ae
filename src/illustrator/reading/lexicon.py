"""The word tables in `lexicon/*.toml`, turned inside out for look-up: phrase → what it means."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "lexicon"

Meaning = tuple[str, str]


@dataclass(frozen=True)
class Lexicon:
    """`phrases` maps a phrase (lower case, words joined by one space) to its meanings (kind, value), forms first.

    `starts` holds the first word (or Han character) of every phrase of several, so that most words need one look-up.
    """

    phrases: dict[str, tuple[Meaning, ...]]
    moves: dict[str, tuple[float, float]]
    plain: frozenset[str]
    plain_han: frozenset[str]
    longest_han: int
    starts: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    found: dict[str, list[Meaning]] = {}
    for kind, entries in _table("forms").items():
        _add(found, kind, entries)
    colours = _table("colours")
    _add(found, "colours", colours["colours"])
    _add(found, "subjects", _table("subjects"))
    plain = _table("plain")
    moves = {word: (float(light), float(chroma)) for word, (light, chroma) in colours["moves"].items()}
    return Lexicon(
        phrases={phrase: tuple(meanings) for phrase, meanings in found.items()},
        moves=moves,
        plain=frozenset(plain["english"].split()),
        plain_han=frozenset(plain["han"]),
        longest_han=max(len(p) for p in found if ord(p[0]) > 0x2E80),
        starts=frozenset(
            p[0] if ord(p[0]) > 0x2E80 else p.split()[0] for p in found if len(p.split()) > 1 or ord(p[0]) > 0x2E80
        ),
    )


def _add(found: dict[str, list[Meaning]], kind: str, entries: dict[str, list[str]]) -> None:
    for value, phrases in entries.items():
        for phrase in phrases:
            found.setdefault(phrase, []).append((kind, value))
