"""What the files of subjects, settings and styles say about themselves, read without running them.

The server reads prompts and never draws: running every file would load what draws. Only what is no plain value
(the poses that all people share) makes its file run.
"""

import ast
import importlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_ROOT: Final = Path(__file__).parents[1]
_READ: Final = ("WORDS", "HEIGHT_M", "POSES", "TAGS", "TITLE", "IS_INDOORS")
_LANGUAGES: Final = ("en", "zh", "de", "fr", "es")

Words = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """`words` by language."""

    name: str
    title: str
    words: Words
    height_m: float
    poses: tuple[str, ...]
    tags: frozenset[str]
    is_indoors: bool = True


@lru_cache(maxsize=8)
def entries(folder: str) -> dict[str, Entry]:
    """The entries of `subjects`, `settings` or `styles`, by name; a file that says no words is left out."""
    found = {}
    for path in sorted((_ROOT / folder).glob("[!_]*.py")):
        said = _said(path, folder)
        if "WORDS" in said:
            found[path.stem] = Entry(
                path.stem,
                str(said.get("TITLE", path.stem.replace("_", " "))),
                said["WORDS"],
                float(said.get("HEIGHT_M", 1.0)),
                tuple(said.get("POSES", ())),
                frozenset(said.get("TAGS", ())),
                bool(said.get("IS_INDOORS", True)),
            )
    return found


def subject(name: str) -> Entry | None:
    return entries("subjects").get(name)


def _said(path: Path, folder: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    for i, line in enumerate(lines):
        name = line.split(" = ", 1)[0].split(":", 1)[0]
        if name in _READ:
            value = _value(ast.parse(_statement(lines, i)).body[0])
            try:
                said[name] = _words(value) if name == "WORDS" else ast.literal_eval(value)
            except ValueError:
                own = getattr(importlib.import_module(f"illustrator.{folder}.{path.stem}"), name)
                said[name] = {k: split(getattr(own, k)) for k in _LANGUAGES} if name == "WORDS" else own
    return said


def _value(node: ast.stmt) -> ast.expr:
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        return node.value
    raise ValueError("a plain assignment is expected here")


def _statement(lines: list[str], first: int) -> str:
    """The lines of a statement at the margin: what is indented, and a closing bracket, belongs to it."""
    last = first + 1
    while last < len(lines) and lines[last].startswith((" ", ")", "]", "}")):
        last += 1
    return "\n".join(lines[first:last])


def _words(value: ast.expr) -> Words:
    if not isinstance(value, ast.Call):
        raise ValueError("WORDS is a call of Words")
    said = dict(zip(_LANGUAGES, map(ast.literal_eval, value.args), strict=False))
    said.update({k.arg: ast.literal_eval(k.value) for k in value.keywords if k.arg})
    return {language: split(text) for language, text in said.items()}


def split(text: str) -> tuple[str, ...]:
    parts = (p.strip().casefold() for p in text.replace("，", ",").split(","))
    return tuple(dict.fromkeys(p for p in parts if p))
