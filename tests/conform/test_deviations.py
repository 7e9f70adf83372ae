"""Each way to fall short is named, by the one sentence that it deserves and by no other, and written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from impasto.config.entries import Abilities
from impasto.config.load import read_capability_file

from .provider import KEY, running

Report = Callable[..., dict[str, Any]]

# What is written of a provider that does all of it.
GOOD = Abilities(
    qualities=("low", "medium", "high"),
    formats=("png", "jpeg", "webp"),
    compression=True,
    transparent=True,
    partial_images=3,
    stream=True,
    edits=True,
    max_inputs=16,
    mask="alpha",
    usage=True,
)


def written(folder: Path) -> Abilities:
    """What the file says of the model."""
    return read_capability_file(folder / "found.toml")["gpt-image-2"]


def test_of_a_provider_that_does_all_that_openai_does_nothing_is_named(report: Report, tmp_path: Path) -> None:
    with running() as provider:
        found = report(provider)

    assert (found["deviations"], found["not_checked"], found["ended"]) == ([], [], None)
    assert found["calls_bought"] == len(provider.drawn)
    assert written(tmp_path) == GOOD


CASES: dict[str, tuple[dict[str, Any], list[str], dict[str, Any]]] = {
    "a model that is not listed": ({"listed": False}, ["Its list of 2 models lacks this one."], {}),
    "any key will do": (
        {"wrong_key": 200},
        ["A wrong key is answered with status 400; OpenAI refuses it with 401."],
        {},
    ),
    "a prefix": ({"delivery": "data"}, ["Its b64_json begins with data:; OpenAI's is base64 alone."], {}),
    "a link": ({"delivery": "link"}, ["It gives a link to a private address in the place of b64_json."], {}),
    "errors of plain text": (
        {"errors": "text"},
        [
            "An error is not JSON (text/plain) (for a request without a prompt, an unknown parameter and an illegal "
            "size)."
        ],
        {},
    ),
    "errors under status 200": (
        {"errors": "under_200"},
        [
            "An error comes under status 200, which clients take for success (for a request without a prompt, an "
            "unknown parameter and an illegal size)."
        ],
        {},
    ),
    "errors of a framework": (
        {"errors": "no_object"},
        ["An error has no `error` object (for a request without a prompt, an unknown parameter and an illegal size)."],
        {},
    ),
    "mistakes that are the server's": (
        {"errors": "server", "max_inputs": 4},
        [
            "A client's mistake is answered with status 500 (for a request without a prompt, an unknown parameter and "
            "an illegal size).",
            "It takes 4 input images and brings nothing for 8; OpenAI takes 16.",
        ],
        {"max_inputs": 4},
    ),
    "unknown parameters are ignored": (
        {"unknown": "ignored"},
        ["It draws for an unknown parameter, which OpenAI refuses."],
        {},
    ),
    "the size is ignored": (
        {"sizes": "ignored"},
        ["`size` is ignored: asked for 512x1280, 912x720 and 1024x1536, it drew 1024x1024."],
        {"sizes": ("1024x1024",)},
    ),
    "any size is drawn": (
        {"sizes": "any"},
        ["The size 512x1288, which the model's rule forbids, is drawn instead of refused."],
        {},
    ),
    "three sizes": (
        {"sizes": "three"},
        ["The legal size 512x1280 is refused.", "The legal size 912x720 is refused."],
        {"sizes": ("1024x1024", "1024x1536")},
    ),
    "a quality is refused": (
        {"qualities": ("low", "medium")},
        ["The quality high is refused."],
        {"qualities": ("low", "medium")},
    ),
    "always png": (
        {"formats": "ignored"},
        ["`output_format` is ignored: asked for jpeg and webp, png came."],
        {"formats": ("png",), "compression": None},
    ),
    "no webp": ({"formats": "no_webp"}, ["The format webp is refused."], {"formats": ("png", "jpeg")}),
    "the compression is ignored": (
        {"compression": "ignored"},
        ["`output_compression` is ignored: the jpeg is as fine as without it."],
        {"compression": False},
    ),
    "the compression is refused": (
        {"compression": "refused"},
        ["`output_compression` is refused."],
        {"compression": False},
    ),
    "n is ignored": ({"n": "ignored"}, ["`n` = 2 is ignored: one picture came."], {"max_n": 1}),
    "n is billed": ({"n": "billed"}, ["`n` = 2 is counted for two, and gives one picture."], {"max_n": 1}),
    "n is refused": ({"n": "refused"}, ["`n` = 2 is refused."], {"max_n": 1}),
    "n is counted once": ({"n": "counted_once"}, ["`n` = 2 gives two pictures, and usage counts one."], {}),
    "alpha that is none": (
        {"alpha": "fake"},
        ["A transparent background is taken, and an opaque picture given: the png has no alpha."],
        {"transparent": False},
    ),
    "no alpha": ({"alpha": "refused"}, ["A transparent background is refused."], {"transparent": False}),
    "the stream is ignored": (
        {"stream": "ignored"},
        ["`stream` is ignored: the answer is one document, of which clients see no event."],
        {"stream": False, "partial_images": 0},
    ),
    "the stream is refused": (
        {"stream": "refused"},
        ["`stream` is refused."],
        {"stream": False, "partial_images": 0},
    ),
    "no partial images": (
        {"stream": "no_partials"},
        ["Of 3 partial images that were asked for none came."],
        {"partial_images": 0},
    ),
    "events of its own": (
        {"stream": "misnamed"},
        ["Its events are not OpenAI's: the last is image.done, not image_generation.completed."],
        {"stream": False, "partial_images": 0},
    ),
    "white is repainted": (
        {"mask": "white"},
        ["A mask's polarity is the other way round: white is repainted, and alpha 0 kept."],
        {"mask": "white"},
    ),
    "the mask is ignored": (
        {"mask": "ignored"},
        ["The mask is ignored: the whole picture is repainted."],
        {"mask": "none"},
    ),
    "the mask is refused": ({"mask": "refused"}, ["A mask is refused."], {"mask": "none"}),
    "four pictures": (
        {"max_inputs": 4},
        ["It takes 4 input images and refuses 8; OpenAI takes 16."],
        {"max_inputs": 4},
    ),
    "no edits": ({"max_inputs": 0}, ["Edits are refused."], {"edits": False, "max_inputs": None, "mask": None}),
    "no usage": ({"usage": "missing"}, ["It tells no usage."], {"usage": False}),
    "wrong usage": (
        {"usage": "wrong"},
        ["It counts 640 output tokens; by OpenAI's formula the picture comes to 64."],
        {"usage": False},
    ),
    "a usage that cannot be": (
        {"usage": "nonsense"},
        ["Its usage is nonsense: its numbers are missing, out of bounds, or do not add up."],
        {"usage": False},
    ),
    "input images for nothing": (
        {"usage": "no_image_tokens"},
        ["It counts 0 tokens for an input image that comes to 352."],
        {"usage": False},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_falls_short_is_named_and_nothing_else(case: str, report: Report, tmp_path: Path) -> None:
    habits, deviations, abilities = CASES[case]
    with running(**habits) as provider:
        found = report(provider)

    assert found["deviations"] == deviations
    assert (found["not_checked"], found["ended"]) == ([], None)
    assert found["calls_bought"] >= len(provider.drawn)
    assert written(tmp_path) == msgspec.structs.replace(GOOD, **abilities)
    assert KEY not in (tmp_path / "found.toml").read_text("utf-8")


def test_of_pictures_behind_a_private_address_nothing_more_can_be_seen(report: Report, tmp_path: Path) -> None:
    with running(delivery="private") as provider:
        found = report(provider)

    assert found["deviations"] == [
        "It gives a link to a private address in the place of b64_json.",
        "Its picture cannot be read: its link is not followed: its host is not on the public internet.",
    ]
    assert found["ended"] == "its pictures cannot be read"
    assert len(provider.drawn) == 1
    assert "formats" in [row["check"] for row in found["not_checked"]]
    assert written(tmp_path) == Abilities()


def test_what_is_drawn_only_without_size_and_quality_is_examined_so(report: Report, tmp_path: Path) -> None:
    with running(sizes="refused", qualities=()) as provider:
        found = report(provider, "20")

    assert found["deviations"] == ["`size` is refused.", "`quality` is refused."]
    assert not any({"size", "quality"} & set(asked.words) for asked in provider.drawn)
    assert written(tmp_path) == msgspec.structs.replace(GOOD, qualities=None, omit=("size", "quality"))


def test_a_provider_that_knows_idempotency_keys_is_seen_to(report: Report) -> None:
    with running(repeats=True) as provider:
        found = report(provider)

    assert {row["check"]: row["found"] for row in found["findings"]}["idempotency"] == (
        "the same key brings the same picture again"
    )
