"""The word list: what counts as the same word, where a word ends, and what is wrong with a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impasto.gather.screening.words import Entry, WordList, fold
from impasto.settings import SettingsError


def listed(tmp_path: Path, *lines: str) -> WordList:
    path = tmp_path / "words.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return WordList.read(path)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("gore", "gore"),
        ("gore", "A scene full of GORE!"),
        ("gore", "(gore)"),
        ("gore", "no_gore_please"),
        ("Gore", "gore"),
        ("gore", "ｇｏｒｅ in full width"),
        ("gore", "𝐠𝐨𝐫𝐞 in bold"),
        ("gore", "go\u200bre with a space of no width"),
        ("gore", "g\u200do\u2060r\ufeffe\u00ad with several"),
        ("gore", "g\U000e0067ore with a tag character"),
        ("gore", "go\ufe0fre with a variation selector"),
        ("gore", "go\u0000re with a control character"),
        ("gore", "g\u0336o\u0336r\u0336e\u0336 struck through"),
        ("gore", "\u202egore\u202c turned around"),
        ("blood bath", "a blood \n\t  bath"),
        ("blood bath", "a blood\u00a0\u3000bath"),
        ("blood bath", "a blood\u2800bath"),
        ("blood  bath", "a blood bath"),
        ("straße", "an der STRASSE"),
        ("café", "cafe\u0301"),
        ("café", "cafe\u200b\u0301"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("c++", "draw c++ code"),
        ("x", "x"),
        ("ab", "ab"),
        ("色情", "一幅色情图片"),
        ("色情", "色\u200b情"),
        ("性", "关于性的画"),
        ("ポルノ", "ポルノ写真"),
        ("ポルノ", "ﾎﾟﾙﾉ"),
        ("섹스", "섹스를 그려줘"),
        ("섹스", "\u1109\u1166\u11a8\u1109\u1173"),
        ("sex", "日本sex写真"),
        ("โป๊", "ภาพโป๊เปลือย"),
    ],
)
def test_a_phrase_is_found_however_it_is_written(tmp_path: Path, line: str, text: str) -> None:
    assert listed(tmp_path, line).find(text) == {"other"}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("cunt", "The town of Scunthorpe"),
        ("sex", "Essex and Sussex, a sextant"),
        ("gore", "Al Goredo"),
        ("gore", "forgore"),
        ("gore", "gore2"),
        ("gore", "go re"),
        ("blood bath", "blood and a bath"),
        ("blood bath", "bloodbath"),
        ("c++", "c+ code"),
        ("काम", "कामि"),
        ("色情", "色 and 情"),
        ("секс", "seкc"),
        ("gore", ""),
    ],
)
def test_what_only_looks_like_it_passes(tmp_path: Path, line: str, text: str) -> None:
    assert listed(tmp_path, line).find(text) == frozenset()


def test_each_phrase_has_its_category(tmp_path: Path) -> None:
    words = listed(
        tmp_path,
        "\ufeff# what we do not draw",
        "",
        "violence/graphic: blood bath  # in films too",
        "sexual: naked",
        "C# code",
        "note: this is a category too",
        "http://bad.example",
        "   ",
    )

    assert words.count == 5
    assert words.find("a naked man in a blood bath") == {"violence/graphic", "sexual"}
    assert words.find("c# code") == {"other"}
    assert words.find("this is a category too") == {"note"}
    assert words.find("see HTTP://bad.example now") == {"other"}
    assert words.find("note") == frozenset()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"fine\nnot \xff utf-8\n", 2),
        (b"fine\r\nfine\r\nsexual:\r\n", 3),
        (b"sexual: # nothing\n", 1),
        ("fine\n\u200b\u200b\n".encode(), 2),
        ("x\n".encode("utf-16"), 1),
    ],
)
def test_a_line_that_says_nothing_is_named(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(data)

    with pytest.raises(SettingsError, match=rf"words\.txt, line {line}: "):
        WordList.read(path)


@pytest.mark.parametrize("data", [b"", b"# only a comment\n\n"])
def test_a_list_without_words_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(data)

    with pytest.raises(SettingsError, match="it has no words"):
        WordList.read(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(SettingsError, match=str(path)):
            WordList.read(path)


@given(st.text())
def test_whatever_is_listed_finds_itself(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert not folded or WordList([Entry(folded, "x")]).find(f" {text}\n") == {"x"}
