"""What an engine lacks is done here and said, or refused by name before anything is bought.

Four engines at one provider, each for a model of its own: one draws a few sizes, opaque and in one piece; one decides
by itself on size and format and knows no masks; one takes no pictures; one draws opaque.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import openai
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from .pictures import alpha_extremes, decoded, first, opened
from .provider import KEY, Exchange, Provider, b64, picture, running
from .server import Server
from .test_broken_store import until
from .test_streaming import events

LISTED, WILFUL, BLIND, OPAQUE = "gpt-image-2", "gpt-image-2.5-sunburst", "gpt-image-2.5-flare", "gpt-image-2.6-flare"
STRICT = {"Impasto-Dialect": "strict"}
CONFIG = """
[engines.listed]
provider = "openai"
base_url = "{url}"
key_file = "{key}"
models = ["gpt-image-2"]
[engines.listed.capabilities]
sizes = ["1024x1024", "1264x848", "848x1264"]
transparent = false
stream = false
omit = ["quality", "user", "moderation"]

[engines.wilful]
provider = "openai"
base_url = "{url}"
key_file = "{key}"
models = ["gpt-image-2.5-sunburst"]
[engines.wilful.capabilities]
mask = "none"
omit = ["size", "output_format", "n"]

[engines.blind]
provider = "openai"
base_url = "{url}"
key_file = "{key}"
models = ["gpt-image-2.5-flare"]
[engines.blind.capabilities]
edits = false

[engines.opaque]
provider = "openai"
base_url = "{url}"
key_file = "{key}"
models = ["gpt-image-2.6-flare"]
[engines.opaque.capabilities]
transparent = false
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    folder: Path = tmp_path_factory.mktemp("bridging")
    with running() as provider:
        key, config = folder / "key", folder / "impasto.toml"
        key.write_text(KEY)
        config.write_text(CONFIG.format(url=provider.origin + "/v1", key=key))
        server = Server(folder, "", {"config": config, "pixel_workers": 1})
        try:
            yield provider, server
        finally:
            server.stop()


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    both[0].begin()
    return both[0]


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Server:
    return both[1]


def codes(body: dict[str, Any]) -> list[str]:
    return [notice["code"] for notice in body["impasto"]["notices"]]


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "png")
    return file.getvalue()


def refused(server: Server, provider: Provider, **asked: Any) -> dict[str, Any]:
    """The strict refusal, before anybody was asked."""
    before = server.generations()
    answer = server.generate(headers=STRICT, **asked)
    assert answer.status_code == 400
    assert (provider.asked, server.generations()) == ([], before)
    error: dict[str, Any] = answer.json()["error"]
    return error


# ------------------------------------------------------------------------------------------------------------- sizes


def test_a_shape_that_the_engine_has_not_is_cropped_out_of_the_nearest(provider: Provider, server: Server) -> None:
    body = server.generate(size="1920x1080", quality="auto").json()

    assert provider.asked[0].words["size"] == "1264x848"
    assert (opened(first(body)).size, body["size"]) == ((1920, 1080), "1920x1080")
    assert codes(body) == ["size_cropped"]
    assert refused_size(server, provider, "2048x1152") == "size"


def test_a_size_of_a_listed_shape_is_resampled(provider: Provider, server: Server) -> None:
    body = server.generate(size="1536x1024", quality="auto").json()

    assert provider.asked[0].words["size"] == "1264x848"
    assert opened(first(body)).size == (1536, 1024)
    assert codes(body) == ["size_resampled"]
    assert refused_size(server, provider, "1536x1024") == "size"


def test_nobodys_size_is_one_of_the_list(provider: Provider, server: Server) -> None:
    body = server.generate(size="auto", quality="auto").json()

    assert (provider.asked[0].words["size"], codes(body)) == ("1024x1024", [])
    assert body["size"] == "1024x1024"


def refused_size(server: Server, provider: Provider, size: str) -> Any:
    provider.begin()
    return refused(server, provider, size=size, quality="auto")["param"]


def test_an_engine_that_is_told_no_size_draws_its_own_and_it_is_made_the_asked_one(
    provider: Provider, server: Server
) -> None:
    body = server.generate(model=WILFUL, size="1024x1024", output_format="jpeg").json()

    assert {"size", "output_format", "n"} & {*provider.asked[0].words} == set()
    got = opened(first(body))
    assert (got.size, got.format) == ((1024, 1024), "JPEG"), "1254x1254 and a png came"
    assert codes(body) == ["parameter_not_sent", "size_changed"]
    provider.begin()
    assert refused(server, provider, model=WILFUL, size="1024x1024")["param"] == "size"


def test_an_engine_of_one_picture_a_call_is_asked_as_often_as_there_are_pictures(
    provider: Provider, server: Server
) -> None:
    body = server.generate(model=WILFUL, size="auto", n=3).json()

    assert len(body["data"]) == len(provider.asked) == 3
    assert codes(body) == []


# ----------------------------------------------------------------------------------------- what must not be sent


def test_what_is_not_sent_is_told_or_refused_by_name(provider: Provider, server: Server) -> None:
    body = server.generate(quality="high", user="u-1", moderation="low").json()

    assert {"quality", "user", "moderation"} & {*provider.asked[0].words} == set()
    told = [notice["param"] for notice in body["impasto"]["notices"] if notice["code"] == "parameter_not_sent"]
    assert sorted(told) == ["moderation", "quality", "user"]
    for asked in ({"quality": "high"}, {"quality": "auto", "user": "u-1"}, {"quality": "auto", "moderation": "low"}):
        provider.begin()
        assert refused(server, provider, **asked)["param"] == [*asked][-1]


def test_the_values_that_an_engine_takes_unasked_are_no_wish(provider: Provider, server: Server) -> None:
    body = server.generate(quality="auto", moderation="auto", background="auto", size="auto").json()

    assert codes(body) == []


def test_who_sends_no_stream_sends_one_event(provider: Provider, server: Server) -> None:
    asked = {"model": LISTED, "prompt": "A fox", "size": "1024x1024", "partial_images": 2}
    events = list(server.openai.images.generate(stream=True, **asked))  # type: ignore[call-overload]

    assert "stream" not in provider.asked[0].words
    assert [event.type for event in events] == ["image_generation.completed"]


# ----------------------------------------------------------------------------------------- transparent backgrounds


def fox(exchange: Exchange, ground: str = "#3c6ee0") -> str:
    """Somebody's picture of a thing on a plain ground, as base64."""
    width, height = map(int, exchange.size.split("x"))
    image = Image.new("RGB", (width * 2, height * 2), ground)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width // 2, height // 2, width * 3 // 2, height * 3 // 2), fill="#c85a1e")
    draw.ellipse((width * 3 // 4, height * 3 // 4, width * 5 // 4, height * 5 // 4), fill=ground)
    return b64(png(image.resize((width, height), Image.Resampling.LANCZOS)))


def test_a_transparent_background_is_cut_out_of_a_plain_one(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=[{"b64_json": fox(exchange)}]))]

    body = server.generate(background="transparent", quality="auto").json()

    words = provider.asked[0].words
    assert words["background"] == "opaque"
    assert "one single flat colour" in words["prompt"]
    got = opened(first(body))
    assert (got.format, got.mode, body["background"]) == ("PNG", "RGBA", "transparent")
    alpha = np.asarray(got)[..., 3]
    assert alpha[0, 0] == alpha[512, 512] == 0, "the hole in the middle too"
    assert alpha[512, 330] == 255
    assert codes(body) == ["background_cut_out"]
    provider.begin()
    assert refused(server, provider, background="transparent", quality="auto")["param"] == "background"


def test_without_a_subject_nothing_is_cut_out_and_nothing_charged(provider: Provider, server: Server) -> None:
    answer = server.generate(background="transparent", quality="auto")

    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "background_not_cut_out")
    assert answer.headers["x-should-retry"] == "false"
    server.verify_ledger()
    kept = server.get(f"/v1/images/{server.generations()[0]['id']}").json()
    assert (kept["status"], kept["charge_usd"], kept["cost_usd"]) == ("failed", "0", "0.01147"), "we did pay for it"


def test_of_two_pictures_the_one_that_could_be_cut_out_is_given(provider: Provider, server: Server) -> None:
    provider.then = [
        lambda exchange: exchange.json(exchange.body(data=[{"b64_json": fox(exchange)}, exchange.data(1)[0]]))
    ]

    body = server.generate(background="transparent", quality="auto", n=2).json()

    assert len(body["data"]) == 1
    assert codes(body) == ["background_cut_out", "partial_success"]
    assert body["usage"]["output_tokens"] == 190, "half of what both took"


def test_a_view_on_its_way_is_shown_once_something_can_be_cut_out_of_it(provider: Provider, server: Server) -> None:
    def drawn(exchange: Exchange) -> None:
        views = (exchange.partial(0), exchange.partial(1, b64_json=fox(exchange)))
        exchange.events(*views, exchange.completed(b64_json=fox(exchange)))

    provider.then = [drawn]
    asked = {"model": OPAQUE, "prompt": "A fox", "size": "1024x1024", "background": "transparent"}
    events = list(server.openai.images.generate(stream=True, partial_images=2, **asked))  # type: ignore[call-overload]

    assert [event.type.rpartition(".")[2] for event in events] == ["partial_image", "completed"]
    for event in events:
        assert alpha_extremes(opened(decoded(event.b64_json))) == (0, 255)
        assert event.background == "transparent"


def test_an_alpha_that_is_none_is_told_and_the_answer_says_opaque(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=exchange.data(background="opaque")))]

    body = server.generate(model=WILFUL, background="transparent", size="auto").json()

    assert (codes(body), body["background"]) == (["not_transparent"], "opaque")
    assert first(body) == picture(), "byte for byte"
    provider.then = [lambda exchange: exchange.events(exchange.completed(b64_json=b64(picture("1024x1024"))))]
    asked = {"model": BLIND, "prompt": "A fox", "background": "transparent"}
    (event,) = server.openai.images.generate(stream=True, **asked)  # type: ignore[call-overload]
    assert event.background == "opaque"
    real = server.generate(model=WILFUL, background="transparent", size="auto").json()
    assert (codes(real), real["background"]) == ([], "transparent")
    assert alpha_extremes(opened(first(real)).convert("RGBA")) == (0, 0)


def test_a_call_whose_picture_is_withheld_does_not_say_what_the_others_are(provider: Provider, server: Server) -> None:
    def by_call(exchange: Exchange) -> None:
        is_first = exchange.asked.headers["idempotency-key"].endswith("-1")
        whole = picture()
        entry = {"b64_json": b64(whole[:-8] if is_first else whole)}
        background = "transparent" if is_first else "opaque"
        exchange.json(exchange.body(data=[entry], quality="high" if is_first else "low", background=background))

    provider.then = [by_call, by_call]

    body = server.generate(model=WILFUL, n=2, quality="auto", background="transparent", size="auto").json()

    assert len(body["data"]) == 1
    assert (body["quality"], body["background"]) == ("low", "opaque")
    assert sorted(codes(body)) == ["not_transparent", "partial_success"]


@pytest.mark.parametrize("is_first_late", [True, False])
def test_a_stream_of_several_calls_tells_what_is_then_kept_whichever_ends_last(
    is_first_late: bool, provider: Provider, server: Server
) -> None:
    def by_call(exchange: Exchange) -> None:
        generation, _, place = exchange.asked.headers["idempotency-key"].rpartition("-")
        is_first = place == "1"
        if is_first == is_first_late:
            until(lambda: any((server.data_dir / "pictures").rglob(f"{generation}/[01]")))
        quality, background = ("high", "transparent") if is_first else ("low", "opaque")
        exchange.json(exchange.body(quality=quality, background=background))

    provider.then = [by_call, by_call]
    answer = server.generate(model=WILFUL, n=2, quality="auto", background="auto", size="auto", stream=True)
    completed = events(answer.text)
    kept = server.get(f"/v1/images/{answer.headers['impasto-generation']}").json()
    assert [(one["quality"], one["background"]) for one in completed] == [("high", "transparent")] * 2
    assert (kept["quality"], kept["background"]) == ("high", "transparent")


# ------------------------------------------------------------------------------------------------------------- edits


def photo(width: int, height: int) -> Image.Image:
    noise = np.random.default_rng(5).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(noise)


def hole(width: int, height: int) -> Image.Image:
    mask = Image.new("RGBA", (width, height), (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), (width // 4, height // 4, width // 2, height // 2))
    return mask


def inverted(exchange: Exchange) -> None:
    """An engine that gives back the picture it got, in the opposite colours."""
    negative = ImageChops.invert(opened(exchange.asked.files[0][3]).convert("RGB"))
    exchange.json(exchange.body(data=[{"b64_json": b64(png(negative))}]))


def pixels(data: bytes) -> NDArray[np.uint8]:
    return np.asarray(opened(data).convert("RGB"))


def test_an_odd_picture_is_laid_on_a_canvas_and_comes_back_in_its_own_size(provider: Provider, server: Server) -> None:
    provider.then = [inverted]
    image, mask = photo(1201, 803), hole(1201, 803)

    answer = server.openai.images.edit(model=LISTED, prompt="Red", image=png(image), mask=png(mask))

    sent, sent_mask = (opened(file[3]) for file in provider.asked[0].files)
    assert provider.asked[0].words["size"] == "1264x848"
    assert sent.size == sent_mask.size == (1264, 848)
    assert sent.crop((31, 22, 1232, 825)).tobytes() == image.tobytes()
    assert sent_mask.getchannel("A").crop((31, 22, 1232, 825)).tobytes() == mask.getchannel("A").tobytes()
    assert sent.getpixel((0, 400)) == sent.getpixel((31, 400)), "its edges are drawn out"
    before, after = np.asarray(image), pixels(first(answer.to_dict()))
    outside = np.asarray(mask)[..., 3] == 255
    assert (after[outside] == before[outside]).all()
    assert (after[~outside] == 255 - before[~outside]).all(), "what was drawn is where it was drawn, to the pixel"
    assert answer.data
    assert answer.data[0].model_extra == {"outside_changed": 0}
    assert not [*server.data_dir.glob("spool/*/*")]


def test_an_engine_without_masks_gets_none_and_the_outside_stays(provider: Provider, server: Server) -> None:
    image, mask = photo(640, 480), hole(640, 480)

    answer = server.openai.images.edit(model=WILFUL, prompt="Red", image=png(image), mask=png(mask))

    assert [file[0] for file in provider.asked[0].files] == ["image"]
    before, after = np.asarray(image), pixels(first(answer.to_dict()))
    outside = np.asarray(mask)[..., 3] == 255
    assert (after[outside] == before[outside]).all()
    with pytest.raises(openai.BadRequestError) as caught:
        server.openai.images.edit(
            model=WILFUL, prompt="Red", image=png(image), mask=png(mask), extra_body={"mask_mode": "guide"}
        )
    assert caught.value.param == "mask_mode", "nothing would be left of it"


def test_markup_is_drawn_onto_the_picture_for_who_knows_none(provider: Provider, server: Server) -> None:
    image, markup = Image.new("RGB", (640, 480), "white"), Image.new("RGBA", (640, 480), (0, 0, 0, 0))
    ImageDraw.Draw(markup).line((10, 10, 600, 400), fill=(255, 0, 0, 255), width=9)
    files = {"image": ("a.png", png(image)), "markup": ("m.png", png(markup))}
    asked = {"model": LISTED, "prompt": "Take this away"}

    body = server.http.post("/v1/images/edits", data=asked, files=files).json()

    (field, _, _, sent), *others = provider.asked[0].files
    assert (field, others) == ("image", [])
    assert (
        opened(sent).convert("RGB").tobytes()
        == Image.alpha_composite(image.convert("RGBA"), markup).convert("RGB").tobytes()
    )
    assert provider.asked[0].words["prompt"].startswith("Take this away. The first picture carries marks")
    assert codes(body) == ["markup_flattened"]
    provider.begin()
    strict = server.http.post("/v1/images/edits", data=asked, files=files, headers=STRICT)
    assert (strict.status_code, strict.json()["error"]["param"], provider.asked) == (400, "markup", [])


def test_an_engine_that_takes_no_pictures_is_refused_by_name(provider: Provider, server: Server) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        server.openai.images.edit(model=BLIND, prompt="Red", image=png(photo(64, 64)))

    assert (caught.value.param, provider.asked) == ("image", [])
    assert "'blind'" in caught.value.message
