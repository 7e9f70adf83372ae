"""The renderer knows how to draw, not what it will be asked: no example is written into it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "pictures" / "examples.txt"
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]{1,2}")  # most Chinese words have two characters


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def examples() -> list[str]:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("folder", ["illustrator", "impasto"])
def test_no_four_words_of_an_example_stand_together_in_the_source(folder: str) -> None:
    runs = {
        tuple(words[i : i + 4]): prompt
        for prompt in examples()
        for words in [words_of(prompt)]
        for i in range(len(words) - 3)
    }
    assert len(runs) > 200
    found = []
    for path in sorted((ROOT / "src" / folder).rglob("*")):
        if path.suffix not in {".py", ".toml", ".svg"}:
            continue
        words = words_of(path.read_text(encoding="utf-8"))
        found += [
            f"{path.name}: {runs[run]}" for i in range(len(words) - 3) if (run := tuple(words[i : i + 4])) in runs
        ]
    assert not found, found
