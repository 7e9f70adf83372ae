"""The screen as it is set up: what fits together, and what each setting makes of a request."""

from pathlib import Path
from typing import Any, cast

import pytest

from impasto import telemetry
from impasto.gather.screening.endpoint import Unscreened
from impasto.gather.screening.screen import Screen
from impasto.pixels.workers import Workers
from impasto.settings import Settings, SettingsError


def screen(**settings: Any) -> Screen:
    return Screen(Settings(**settings), cast("Workers", None), telemetry.configure("off"))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"screen": "words"}, "'screen_words' must name the file"),
        ({"screen": "words", "screen_words": "nowhere.txt"}, "nowhere.txt: cannot be read: No such file or directory"),
        ({"screen": "words", "screen_words": "good.txt", "screen_pictures": True}, "'screen_pictures' needs"),
        ({"screen": "endpoint"}, "'screen_url': it must begin with http"),
    ],
)
def test_settings_that_do_not_fit_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], said: str
) -> None:
    (tmp_path / "good.txt").write_bytes(b"fine\n")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SettingsError, match=said):
        screen(**settings)


@pytest.mark.parametrize(
    ("settings", "screens", "sees_results", "said"),
    [
        ({}, False, False, "nothing is screened"),
        ({"screen_words": "words.txt", "screen_pictures": True}, False, False, "nothing is screened"),
        ({"screen": "words", "screen_words": "words.txt"}, True, False, "2 phrases of words.txt, in prompts"),
        ({"screen": "endpoint"}, True, False, "which answers: prompts, input images; fails closed"),
        (
            {"screen": "endpoint", "screen_pictures": True, "screen_fail": "open"},
            *(True, True, "which answers: prompts, input images, finished pictures; fails open"),
        ),
    ],
)
async def test_what_screens_is_said_in_a_line(
    moderations: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, Any],
    screens: bool,
    sees_results: bool,
    said: str,
) -> None:
    (tmp_path / "words.txt").write_bytes(b"one\ntwo\n")
    monkeypatch.chdir(tmp_path)
    endpoint = {"screen_url": moderations.url} if settings.get("screen") == "endpoint" else {}

    built = screen(**settings, **endpoint)
    told = await built.try_out()
    await built.close()

    assert (built.screens, built.sees_results) == (screens, sees_results)
    assert told.endswith(said)


async def test_an_endpoint_that_does_not_answer_is_told_of(moderations: Any) -> None:
    moderations.does = "503"
    built = screen(screen="endpoint", screen_url=moderations.url)

    with pytest.raises(Unscreened, match="status 503"):
        await built.try_out()
    await built.close()
