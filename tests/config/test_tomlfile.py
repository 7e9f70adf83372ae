"""Where in a TOML file a value stands, however it is written."""

import os
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
        (b"port = 1\0", "line 1"),
        (b"port = " + b"[" * 5000, "is nested too deeply"),
        (b"port = " + b"{a = " * 3000, "is nested too deeply"),
        (b"port = " + b"1" * 10_000, "has a number of too many digits"),
        (b"#" * 1_048_577, "is longer than 1,048,576 bytes"),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\ufeffport = 1", "1: begins with a byte order mark"),
        (f"\n# {'a' * 16_384}", "2: is longer than 16,384 characters"),
        ("\na = [" + "[" * 40 + "]" * 41, "2: 'a[0]' is nested too deeply"),
        ("\na" + ".a" * 5000 + " = 1", "2: 'a.a' is nested too deeply"),
        ("[a" + ".a" * 5000 + "]", "1: 'a.a' is nested too deeply"),
        ("\na = 0x" + "f" * 5000, "2: 'a': it has too many digits"),
        ("\na = [1, 9223372036854775808]", "2: 'a[1]': it has too many digits"),
        ('\na = "b\\nc"', "2: 'a': it has control characters"),
        ('\n[a]\nb = ["\\u0000"]', "3: 'a.b[0]': it has control characters"),
        ("# \u2028 \x85\r\n\na = 1\nb = '\x85'", "4: 'b': it has control characters"),
        ('a = """\n[' + " " * 16_000 + '"""\nb = "\\t"', "3: 'b': it has control characters"),
        ("a = '''\n\"\\x\" = 1\n'''", "1: 'a': it has control characters"),
        ('\n["a\\u001b"]\n', "2: 'a\x1b': it has control characters"),
    ],
)
def test_what_harms_its_reader_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "impasto.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(TomlMistake) as mistake:
        TomlFile.read(path)

    assert told in str(mistake.value)
    assert str(mistake.value).startswith(f"{path}:")


def test_only_a_file_with_an_end_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (pipe, tmp_path, Path("/dev/zero"), Path("/dev/tty")):
        with pytest.raises(TomlMistake, match=rf"^{path}: (is no regular file|cannot be read)"):
            TomlFile.read(path)
    with pytest.raises(TomlMistake, match="cannot be read: no file has such a name"):
        TomlFile.read(Path("a\0b"))
