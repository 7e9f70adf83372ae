"""What each provider is asked in its own way, of which a client sees nothing; and what an entry may say of one."""

import base64
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from .elsewhere import ENTRIES, GOOGLES_USAGE, googles
from .provider import KEY, Exchange, Provider, b64, noise, picture, relayed_by
from .server import Server

AZURE, V1, GEMINI = "gpt-image-2-2026-04-21", "gpt-image-1.5", "gemini-3-pro-image"
LOCAL, FREE = "z-image", "flux"
BOTH_KEYS = {"authorization", "api-key", "x-goog-api-key"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed_by(tmp_path_factory.mktemp("providers"), *ENTRIES) as both:
        yield both


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    both[0].begin()
    return both[0]


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Iterator[Server]:
    yield both[1]
    assert KEY not in both[1].log()


def file(image: Image.Image, fmt: str = "png") -> bytes:
    out = io.BytesIO()
    image.save(out, fmt, lossless=True)
    return out.getvalue()


def opened(answer: Any, index: int = 0) -> Image.Image:
    image = Image.open(io.BytesIO(base64.b64decode(answer.data[index].b64_json)))
    image.load()
    return image


def keys_of(asked: Any) -> dict[str, str]:
    return {name: value for name, value in asked.headers.items() if name in BOTH_KEYS}


def masked() -> tuple[Image.Image, bytes]:
    """A picture, and a mask that has its left half changed."""
    original = Image.effect_noise((1024, 1024), 90).convert("RGB")
    mask = Image.new("LA", (1024, 1024), (0, 255))
    mask.paste((0, 0), (0, 0, 512, 1024))
    return original, file(mask)


# ---------------------------------------------------------------------------------------------------------- azure


def test_azure_is_asked_by_its_deployment_and_never_by_a_model(provider: Provider, server: Server) -> None:
    server.generate(model=AZURE)

    (asked,) = provider.asked
    assert asked.path == "/openai/deployments/our-drawings/images/generations?api-version=2025-04-01-preview"
    assert keys_of(asked) == {"api-key": KEY}
    assert "model" not in asked.words
    assert (asked.words["size"], asked.words["quality"], asked.words["n"]) == ("1024x1024", "low", 1)


def test_its_newer_address_takes_the_deployment_in_the_body(provider: Provider, server: Server) -> None:
    server.generate(model=V1)

    (asked,) = provider.asked
    assert asked.path == "/openai/v1/images/generations?api-version=preview"
    assert keys_of(asked) == {"api-key": KEY}
    assert asked.words["model"] == "our-older-drawings"


def test_azure_gets_no_webp_and_need_not_write_any(provider: Provider, server: Server) -> None:
    drawn = server.openai.images.edit(
        model=AZURE,
        prompt="Red",
        image=("a.webp", file(Image.new("RGB", (1024, 1024), "green"), "webp")),
        size="1024x1024",
        output_format="webp",
    )

    (asked,) = provider.asked
    assert asked.path == "/openai/deployments/our-drawings/images/edits?api-version=2025-04-01-preview"
    ((field, _, kind, sent),) = asked.files
    assert (field, kind, sent[:4]) == ("image[]", "image/png", b"\x89PNG")
    assert Image.open(io.BytesIO(sent)).convert("RGB").getpixel((0, 0)) == (0, 128, 0)
    assert asked.words["output_format"] == "png"
    assert opened(drawn).format == "WEBP"


def test_azure_streams_as_openai_does(provider: Provider, server: Server) -> None:
    events = list(
        server.openai.images.generate(model=AZURE, prompt="x", size="1024x1024", stream=True, partial_images=1)
    )

    assert provider.asked[0].words["stream"] is True
    assert [event.type.rpartition(".")[2] for event in events] == ["partial_image", "completed"]


# --------------------------------------------------------------------------------------------------------- gemini


@pytest.mark.parametrize(
    ("size", "asked_for", "notices"),
    [
        ("1024x1024", ("1:1", "1K"), []),
        ("2048x2048", ("1:1", "2K"), []),
        ("2752x1536", ("16:9", "2K"), []),
        ("1536x1024", ("3:2", "2K"), ["size_resampled"]),
        ("1024x1536", ("2:3", "2K"), ["size_resampled"]),
        ("1536x640", ("21:9", "1K"), ["size_cropped"]),
    ],
)
def test_google_is_asked_for_a_shape_that_it_draws(
    size: str, asked_for: tuple[str, str], notices: list[str], provider: Provider, server: Server
) -> None:
    body = server.generate(model=GEMINI, size=size, quality="auto", prompt='Say "hi" 🦊').json()

    (asked,) = provider.asked
    assert asked.path == "/v1beta/models/gemini-3-pro-image:generateContent"
    assert keys_of(asked) == {"x-goog-api-key": KEY}
    shape, scale = asked_for
    assert asked.words == {
        "contents": [{"role": "user", "parts": [{"text": 'Say "hi" 🦊'}]}],
        "generationConfig": {
            "responseModalities": ["IMAGE"],
            "imageConfig": {"aspectRatio": shape, "imageSize": scale},
        },
    }
    assert body["size"] == size
    codes = [notice["code"] for notice in body["impasto"]["notices"] if notice["param"] == "size"]
    assert codes == notices
    image = Image.open(io.BytesIO(base64.b64decode(body["data"][0]["b64_json"])))
    assert f"{image.width}x{image.height}" == size


def test_one_picture_a_call_four_calls_and_googles_count_of_all(provider: Provider, server: Server) -> None:
    body = server.generate(model=GEMINI, n=4, quality="auto").json()

    assert len(provider.asked) == len(body["data"]) == 4
    assert body["usage"]["output_tokens"] == 4 * GOOGLES_USAGE["candidatesTokenCount"]  # type: ignore[operator]
    server.verify_ledger()


def test_what_google_does_not_know_is_told_and_not_sent(provider: Provider, server: Server) -> None:
    body = server.generate(model=GEMINI, quality="high", user="u-1").json()

    assert "u-1" not in json.dumps(provider.asked[0].words)
    assert {notice["param"] for notice in body["impasto"]["notices"]} >= {"quality", "user"}


def test_files_go_to_google_in_base64_within_the_words(provider: Provider, server: Server) -> None:
    # Of lengths that base64 ends with and without padding.
    files = [file(Image.new("RGB", (640, 480), "green")) + bytes(extra) for extra in (0, 1, 2)]

    drawn = server.openai.images.edit(
        model=GEMINI, prompt="All of them", image=[("a.png", one) for one in files], size="1024x1024"
    )

    parts = provider.asked[0].words["contents"][0]["parts"]
    assert parts[0] == {"text": "All of them"}
    assert [part["inlineData"]["mimeType"] for part in parts[1:]] == ["image/png"] * 3
    assert [base64.b64decode(part["inlineData"]["data"], validate=True) for part in parts[1:]] == files
    assert opened(drawn).size == (1024, 1024)


def test_a_large_file_passes_to_google_in_little_memory(provider: Provider, server: Server) -> None:
    def edit(image: bytes) -> Any:
        return server.openai.images.edit(model=GEMINI, prompt="x", image=("a.png", image), size="1024x1024")

    edit(file(Image.new("RGB", (64, 64))))
    before = server.memory_bytes()
    server.reset_peak()

    large = noise("2048x2048")
    edit(large)

    sent = provider.asked[1].words["contents"][0]["parts"][1]["inlineData"]["data"]
    assert len(large) > 12_000_000
    assert base64.b64decode(sent) == large
    assert server.memory_bytes("VmHWM") - before < 8_000_000


def test_more_than_google_takes_is_refused_before_it_is_sent(provider: Provider, server: Server) -> None:
    large = noise("2700x2000")

    answer = server.http.post(
        "/v1/images/edits",
        data={"model": GEMINI, "prompt": "x", "size": "1024x1024"},
        files={"image": ("a.png", large)},
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request_too_large")
    assert answer.json()["error"]["param"] == "image"
    assert provider.asked == []


def test_google_knows_no_masks_and_is_kept_to_one_all_the_same(provider: Provider, server: Server) -> None:
    original, mask = masked()

    drawn = server.openai.images.edit(
        model=GEMINI, prompt="Red", image=("a.png", file(original)), mask=("m.png", mask), size="1024x1024"
    )

    assert len(provider.asked[0].words["contents"][0]["parts"]) == 2, "the words and the picture"
    right = (512, 0, 1024, 1024)
    assert opened(drawn).convert("RGB").crop(right).tobytes() == original.crop(right).tobytes()
    assert opened(drawn).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_stream_is_a_stream_although_google_was_not_asked_for_one(provider: Provider, server: Server) -> None:
    events = list(
        server.openai.images.generate(model=GEMINI, prompt="x", size="1024x1024", stream=True, partial_images=2)
    )

    assert [event.type for event in events] == ["image_generation.completed"]
    assert "stream" not in provider.asked[0].words


def test_transparency_is_never_asked_of_google(provider: Provider, server: Server) -> None:
    answer = server.generate(
        model=GEMINI, quality="auto", background="transparent", headers={"impasto-dialect": "strict"}
    )

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "background")
    assert provider.asked == []


def test_only_pictures_are_pictures_to_google(provider: Provider, server: Server) -> None:
    first, last = (b64(picture("1024x1024", index=index)) for index in (0, 1))
    answer = googles(first, last)
    answer["candidates"][0]["content"]["parts"][2]["thought"] = True
    provider.then = [lambda exchange: exchange.json(answer)]

    body = server.generate(model=GEMINI, quality="auto").json()

    assert [entry["b64_json"] for entry in body["data"]] == [last], "what it only thought of is none"


# ------------------------------------------------------------------------------------- what an entry says of its own


def test_a_server_of_ones_own_needs_no_key_and_gets_none(provider: Provider, server: Server) -> None:
    body = server.generate(model=LOCAL, n=2).json()

    assert [asked.path for asked in provider.asked] == ["/local/v1/images/generations"] * 2
    assert [keys_of(asked) for asked in provider.asked] == [{}, {}]
    assert len(body["data"]) == 2


def test_what_must_not_be_sent_is_not(provider: Provider, server: Server) -> None:
    body = server.generate(model=LOCAL, quality="high").json()

    assert provider.asked[0].words == {
        "prompt": provider.asked[0].words["prompt"],
        "n": 1,
        "size": "1024x1024",
        "background": "opaque",
        "output_format": "png",
    }
    assert "quality" in [notice["param"] for notice in body["impasto"]["notices"]]


def test_usage_that_is_not_to_be_believed_is_reckoned(provider: Provider, server: Server) -> None:
    told = server.generate(model=FREE).json()["usage"]
    reckoned = server.generate(model=LOCAL).json()["usage"]

    assert told["output_tokens"] == 380
    assert reckoned["output_tokens"] != 380


def test_who_has_no_streams_is_not_asked_for_one(provider: Provider, server: Server) -> None:
    events = list(
        server.openai.images.generate(model=LOCAL, prompt="x", size="1024x1024", stream=True, partial_images=2)
    )

    assert [event.type for event in events] == ["image_generation.completed"]
    assert not {"stream", "partial_images"} & set(provider.asked[0].words)


def test_who_repaints_what_is_white_gets_the_mask_so_and_opaque(provider: Provider, server: Server) -> None:
    original, mask = masked()

    drawn = server.openai.images.edit(
        model=LOCAL, prompt="Red", image=("a.png", file(original)), mask=("m.png", mask), size="1024x1024"
    )

    sent = Image.open(io.BytesIO(provider.asked[0].files[1][3]))
    assert (provider.asked[0].files[1][0], sent.format, sent.size) == ("mask", "PNG", (1024, 1024))
    assert "A" not in sent.getbands()
    assert (sent.convert("L").getpixel((0, 0)), sent.convert("L").getpixel((1023, 0))) == (255, 0)
    right = (512, 0, 1024, 1024)
    assert opened(drawn).convert("RGB").crop(right).tobytes() == original.crop(right).tobytes()
    assert list((server.data_dir / "pictures").rglob("relay_*")) == [], "and the file that was made is gone"


def test_who_knows_no_masks_gets_none(provider: Provider, server: Server) -> None:
    original, mask = masked()

    server.openai.images.edit(
        model=FREE, prompt="Red", image=("a.png", file(original)), mask=("m.png", mask), size="1024x1024"
    )

    assert [part[0] for part in provider.asked[0].files] == ["image"]


@pytest.mark.parametrize(
    "act",
    [
        lambda exchange: exchange.raw(b""),
        lambda exchange: exchange.send(b"<html>no</html>", 502),
        lambda exchange: exchange.json({"created": 1, "data": []}),
    ],
)
def test_what_is_free_to_repeat_is_never_an_unknown_outcome(act: Any, provider: Provider, server: Server) -> None:
    provider.then = [act]

    answer = server.generate(model=FREE, headers={"idempotency-key": "free-" + str(id(act))})

    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "engine_failed")
    again = server.generate(model=FREE, headers={"idempotency-key": "free-" + str(id(act))})
    assert again.status_code == 200
    assert len(provider.asked) == 2


def test_a_gateway_of_one_price_gets_single_calls_of_nothing_but_words(provider: Provider, server: Server) -> None:
    def prefixed(exchange: Exchange) -> None:
        exchange.json({"created": 1, "data": [{"b64_json": "data:image/png;base64," + b64(picture("1024x1024"))}]})

    provider.then = [prefixed] * 3

    body = server.generate(model="gpt-image-2-all", prompt="A fox", size="auto", quality="auto", n=3).json()

    assert [asked.words for asked in provider.asked] == [{"model": "gpt-image-2-all", "prompt": "A fox"}] * 3
    assert [base64.b64decode(entry["b64_json"]) for entry in body["data"]] == [picture("1024x1024")] * 3
    assert server.generations()[0]["charge_usd"] == "0.09"
    server.verify_ledger()


def test_a_link_without_an_origin_leads_to_the_providers_own(provider: Provider, server: Server) -> None:
    data = [{"url": "/files/1.png"}]
    provider.then = [lambda exchange: exchange.json({"created": 1, "data": data})]

    body = server.generate(model=LOCAL).json()

    assert base64.b64decode(body["data"][0]["b64_json"]) == picture("1024x1024")
    assert provider.asked[1].path == "/files/1.png"


def test_a_gateway_that_blocks_with_403_blocks_the_prompt_and_not_our_key(provider: Provider, server: Server) -> None:
    def block(exchange: Exchange) -> None:
        exchange.error(403, message="No.", type="image_generation_user_error", code="moderation_blocked")

    provider.then = [block]

    answer = server.generate(model=LOCAL)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "moderation_blocked")
