"""Where in a TOML file a value stands, however it is written."""

from pathlib import Path

import pytest

from impasto.tomlfile import TomlFile, TomlMistake, shown

TEXT = """\
# A comment with a = sign
port = 8080

[engines.azure]
provider = "azure"
models = {"gpt-image-2" = "my deployment"}
"base_url" = "https://a.example"

  [engines.azure.capabilities]  # indented
  max_n = 1

[[routes]]
models = ["a"]
engines = [
  "azure",
  "nobody",
]

[[routes]]
engines = ["azure"]
weights.azure = 3

[projects."my project"]
spend_limit = "1"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("port",), 2),
        (("engines",), None),
        (("engines", "azure"), 4),
        (("engines", "azure", "provider"), 5),
        (("engines", "azure", "models", "gpt-image-2"), 6),
        (("engines", "azure", "base_url"), 7),
        (("engines", "azure", "capabilities", "max_n"), 10),
        (("routes", 0, "engines", 1), 14),
        (("routes", 1, "engines"), 20),
        (("routes", 1, "models"), 19),
        (("routes", 1, "weights", "azure"), 21),
        (("projects", "my project", "spend_limit"), 24),
    ],
)
def test_a_mistake_is_told_with_the_line_of_its_value(place: tuple[str | int, ...], line: int | None) -> None:
    file = TomlFile(Path("impasto.toml"), TEXT)

    told = str(file.mistake(place, "no"))

    assert told == (f"impasto.toml:{line}: no" if line else "impasto.toml: no")


def test_a_place_is_written_as_people_write_it() -> None:
    assert shown(("routes", 0, "engines")) == "routes[0].engines"
    assert shown(("engines", "azure", "key_env")) == "engines.azure.key_env"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"port = = 1", "line 1"),
        (b"port = 1\nport = 2\n", "line 2"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (None, "cannot be read: No such file"),
    ],
)
def test_what_is_no_toml_is_told_with_the_file(tmp_path: Path, data: bytes | None, told: str) -> None:
    path = tmp_path / "impasto.toml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(TomlMistake, match=told) as mistake:
        TomlFile.read(path)

    assert str(mistake.value).startswith(f"{path}: ")
