"""Pictures that somebody else draws: what is asked of a provider, and what becomes of its answers."""

import base64
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from .provider import AUTO_SIZE, KEY, USAGE, Exchange, Provider, after, b64, noise, picture, relayed, running
from .server import Server, Start, clean_environment


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed(tmp_path_factory.mktemp("relay")) as both:
        yield both


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    both[0].begin()
    return both[0]


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Server:
    return both[1]


def pictures(answer: Any) -> list[bytes]:
    return [base64.b64decode(entry.b64_json) for entry in answer.data]


def png(size: tuple[int, int], colour: Any = "green", mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, "png")
    return file.getvalue()


def test_a_picture_passes_byte_for_byte_and_its_usage_is_the_providers(provider: Provider, server: Server) -> None:
    answer = server.openai.images.with_raw_response.generate(
        model="gpt-image-2", prompt="A fox", size="1024x1024", quality="low", user="u1", moderation="low"
    )

    image = answer.parse()
    assert pictures(image) == [picture("1024x1024")]
    assert image.usage is not None
    assert image.usage.to_dict() == USAGE
    (asked,) = provider.asked
    assert asked.path == "/v1/images/generations"
    assert asked.words == {
        "model": "gpt-image-2",
        "prompt": "A fox",
        "n": 1,
        "size": "1024x1024",
        "quality": "low",
        "background": "auto",
        "output_format": "png",
        "user": "u1",
        "moderation": "low",
    }
    kept = server.generations()[0]
    assert asked.headers["idempotency-key"] == kept["id"] + "-1"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert len(asked.headers["impasto-via"]) == 16
    assert server.key not in json.dumps(dict(asked.headers))
    assert answer.headers["impasto-upstream-request-id"] == "req_upstream_1"
    assert image.to_dict()["impasto"]["notices"] == [], "the provider screens, so nobody says that nothing was screened"
    # 14 text tokens at $5 and 380 image tokens at $30 a million.
    assert Decimal(kept["charge_usd"]) == Decimal("0.01147")
    assert server.has_logged("req_upstream_1")
    server.verify_ledger()


def test_what_nobody_asked_for_is_the_providers_to_choose_and_told(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(quality="high", background="transparent"))]

    image = server.openai.images.generate(prompt="A fox")

    assert {name: provider.asked[0].words[name] for name in ("size", "quality", "background")} == dict.fromkeys(
        ("size", "quality", "background"), "auto"
    )
    assert (image.size, image.quality, image.background) == (AUTO_SIZE, "high", "transparent")
    again = server.get(f"/v1/images/{server.generations()[0]['id']}").json()
    assert (again["size"], again["quality"], again["background"]) == (AUTO_SIZE, "high", "transparent")


def test_the_hold_of_an_open_request_takes_the_dearest_that_it_may_become(server: Server) -> None:
    quoted = server.http.post("/v1/images/quote", json={"prompt": "A fox", "model": "gpt-image-2"}).json()

    # 2880x2880 in high: 23,720 tokens at $30 a million.
    assert Decimal(quoted["charge_usd"]["high"]) > Decimal("0.7116")


def test_four_are_asked_for_in_one_call_and_come_in_order(provider: Provider, server: Server) -> None:
    image = server.openai.images.generate(prompt="Foxes", n=4, size="1024x1024", output_format="webp")

    assert provider.asked[0].words["n"] == 4
    assert len(provider.asked) == 1
    assert pictures(image) == [picture("1024x1024", "webp", index) for index in range(4)]


def test_an_edit_goes_on_as_a_form_with_its_files_as_they_came(provider: Provider, server: Server) -> None:
    first, second = png((640, 480)), png((64, 64), "blue")

    image = server.openai.images.edit(
        model="gpt-image-1.5",
        prompt="Größer 🦊",
        image=[("a.png", first), ("b.png", second)],
        size="1536x1024",
        input_fidelity="high",
        output_format="jpeg",
        output_compression=70,
    )

    (asked,) = provider.asked
    assert asked.path == "/v1/images/edits"
    assert asked.words == {
        "model": "gpt-image-1.5",
        "prompt": "Größer 🦊",
        "n": "1",
        "size": "1536x1024",
        "quality": "auto",
        "background": "auto",
        "output_format": "jpeg",
        "output_compression": "70",
        "input_fidelity": "high",
    }
    assert asked.files == [("image[]", "image.png", "image/png", first), ("image[]", "image.png", "image/png", second)]
    assert pictures(image) == [picture("1536x1024", "jpeg")]


def test_a_mask_is_sent_and_kept_to_whatever_the_provider_makes_of_it(provider: Provider, server: Server) -> None:
    original = Image.effect_noise((1024, 1024), 90).convert("RGB")
    mask = Image.new("L", (1024, 1024), 255)
    mask.paste(0, (0, 0, 512, 1024))
    rgba = original.copy()
    rgba.putalpha(mask)
    files = []
    for one in (original, rgba):
        file = io.BytesIO()
        one.save(file, "png")
        files.append(file.getvalue())

    image = server.openai.images.edit(prompt="Red", image=("a.png", files[0]), mask=("m.png", files[1]))

    assert [(name, kind) for name, _, kind, _ in provider.asked[0].files] == [
        ("image", "image/png"),
        ("mask", "image/png"),
    ]
    assert provider.asked[0].files[0][3] == files[0]
    sent_mask = Image.open(io.BytesIO(provider.asked[0].files[1][3]))
    assert sent_mask.getchannel("A").tobytes() == mask.tobytes()
    got = Image.open(io.BytesIO(pictures(image)[0])).convert("RGB")
    right = (512, 0, 1024, 1024)
    assert got.crop(right).tobytes() == original.crop(right).tobytes()
    assert got.getpixel((0, 0)) == (255, 0, 0)


def test_a_photograph_that_lies_on_its_side_is_sent_upright_with_its_mask(provider: Provider, server: Server) -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (320, 160), "green").save(file, "jpeg", exif=exif)

    server.openai.images.edit(
        prompt="Red", image=("a.jpg", file.getvalue()), mask=("m.png", png((160, 320), (0, 0, 0, 0), "RGBA"))
    )

    sent = Image.open(io.BytesIO(provider.asked[0].files[0][3]))
    assert (sent.format, sent.size) == ("PNG", (160, 320))


def test_a_stream_shows_the_providers_partial_images(provider: Provider, server: Server) -> None:
    events = list(
        server.openai.images.generate(
            prompt="A fox", size="1024x1024", stream=True, partial_images=2, background="opaque"
        )
    )

    assert (provider.asked[0].words["stream"], provider.asked[0].words["partial_images"]) == (True, 2)
    assert [event.type.rpartition(".")[2] for event in events] == ["partial_image", "partial_image", "completed"]
    assert [base64.b64decode(event.b64_json) for event in events] == [picture("1024x1024")] * 3
    assert {event.quality for event in events} == {"low"}
    assert events[-1].usage.total_tokens == USAGE["total_tokens"]


@pytest.mark.parametrize(
    "act",
    [
        lambda exchange: exchange.events(exchange.partial(0), exchange.completed(), end=b""),
        lambda exchange: exchange.events(exchange.partial(0), exchange.completed(), end=b"\r\n\r\n", newline=b"\r\n"),
        lambda exchange: exchange.events(exchange.completed()),
        lambda exchange: exchange.events(*(exchange.partial(index) for index in range(5)), exchange.completed()),
        lambda exchange: exchange.json(exchange.body()),
    ],
    ids=["no blank line at the end", "crlf", "no partial image", "too many of them", "no stream"],
)
def test_whatever_a_provider_takes_a_stream_for_the_picture_comes(act: Any, provider: Provider, server: Server) -> None:
    provider.then = [act]

    *partials, completed = server.openai.images.generate(
        prompt="A fox", size="1024x1024", stream=True, partial_images=2
    )

    assert len(partials) <= 2
    assert base64.b64decode(completed.b64_json) == picture("1024x1024")
    assert len(provider.asked) == 1


def test_an_edit_streams_too(provider: Provider, server: Server) -> None:
    events = list(
        server.openai.images.edit(
            prompt="Red", image=("a.png", png((640, 640))), stream=True, partial_images=1, size="1024x1024"
        )
    )

    assert provider.asked[0].words["stream"] == "true"
    assert [event.type for event in events] == ["image_edit.partial_image", "image_edit.completed"]


@pytest.mark.parametrize(
    ("changes", "size", "codes"),
    [
        ({"size": "512x512"}, (1024, 1024), ["size_changed"]),
        ({"size": "1536x1024"}, (1536, 1024), ["size_changed"]),
        ({"fmt": "webp"}, (1024, 1024), []),
        ({"fmt": "jpeg", "size": "2048x2048"}, (1024, 1024), ["size_changed"]),
    ],
)
def test_another_size_or_format_than_asked_becomes_what_was_asked_or_is_told(
    changes: dict[str, str], size: tuple[int, int], codes: list[str], provider: Provider, server: Server
) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=exchange.data(**changes)))]

    body = server.generate().json()

    got = Image.open(io.BytesIO(base64.b64decode(body["data"][0]["b64_json"])))
    assert (got.format, got.size) == ("PNG", size)
    assert body["size"] == f"{size[0]}x{size[1]}"
    assert [notice["code"] for notice in body["impasto"]["notices"]] == codes


def test_a_size_beyond_the_rule_is_asked_for_as_the_next_legal_one(provider: Provider, server: Server) -> None:
    body = server.generate(size="1000x1000").json()

    assert provider.asked[0].words["size"] == "1008x1008"
    assert body["size"] == "1000x1000"


def without_usage(exchange: Exchange) -> None:
    exchange.json(exchange.body(usage=None))


def prefixed(exchange: Exchange) -> None:
    data = [{"b64_json": "data:image/png;base64," + b64(picture("1024x1024"))}]
    exchange.send(json.dumps(exchange.body(data=data), indent=2).replace("/", "\\/").encode())


def linked_as_data(exchange: Exchange) -> None:
    exchange.json(exchange.body(data=[{"url": "data:image/png;base64," + b64(picture("1024x1024"))}]))


def chunked(exchange: Exchange) -> None:
    exchange.head(transfer_encoding="chunked", content_type="application/json")
    text = json.dumps(exchange.body()).encode()
    pieces = [text[at : at + 700] for at in range(0, len(text), 700)]
    exchange.raw(b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n")


@pytest.mark.parametrize("act", [without_usage, prefixed, linked_as_data, chunked])
def test_an_answer_in_another_dress_is_read_all_the_same(act: Any, provider: Provider, server: Server) -> None:
    provider.then = [act]

    body = server.generate().json()

    assert [base64.b64decode(entry["b64_json"]) for entry in body["data"]] == [picture("1024x1024")]
    reckoned = 196 if act is without_usage else USAGE["output_tokens"]
    assert body["usage"]["output_tokens"] == reckoned
    server.verify_ledger()


def test_a_link_to_the_same_origin_is_followed_there(provider: Provider, server: Server) -> None:
    url = provider.origin + "/files/1.png"
    provider.then = [lambda exchange: exchange.json(exchange.body(data=[{"url": url}]))]

    body = server.generate().json()

    assert base64.b64decode(body["data"][0]["b64_json"]) == picture("1024x1024")
    assert provider.asked[1].path == "/files/1.png"


def test_a_link_to_anywhere_else_is_followed_with_the_guards_of_a_strangers(provider: Provider, server: Server) -> None:
    with running() as inner:
        url = inner.origin + "/files/1.png"
        provider.then = [lambda exchange: exchange.json(exchange.body(data=[{"url": url}]))]

        answer = server.generate()

        assert (answer.status_code, answer.json()["error"]["code"]) == (502, "outcome_unknown")
        assert inner.asked == []


def test_fewer_than_asked_are_given_and_charged(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=exchange.data(2)))]

    answer = server.generate(n=4)

    body = answer.json()
    assert len(body["data"]) == 2
    assert [notice["code"] for notice in body["impasto"]["notices"]] == ["partial_success"]
    assert answer.headers["impasto-notices"] == "partial_success"
    assert body["usage"]["output_tokens"] == USAGE["output_tokens"]


def test_strict_tells_of_fewer_pictures_in_a_header(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=exchange.data(9)))]
    strict = {"impasto-dialect": "strict"}

    fewer, all_of_them = (server.generate(n=10, headers=strict) for _ in range(2))

    assert (len(fewer.json()["data"]), fewer.headers["impasto-notices"]) == (9, "partial_success")
    assert (len(all_of_them.json()["data"]), "impasto-notices" in all_of_them.headers) == (10, False)
    assert "impasto" not in fewer.json()


def test_of_a_picture_that_is_spoilt_only_itself_is_lost(provider: Provider, server: Server) -> None:
    provider.then = [
        lambda exchange: exchange.json(exchange.body(data=[{"b64_json": "!!!"}, *exchange.data(2)[1:]])),
    ]

    body = server.generate(n=2).json()

    assert [base64.b64decode(entry["b64_json"]) for entry in body["data"]] == [picture("1024x1024", index=1)]


def test_more_than_asked_are_dropped_and_not_charged(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.json(exchange.body(data=exchange.data(4)))]

    body = server.generate().json()

    assert len(body["data"]) == 1
    assert [notice["code"] for notice in body["impasto"]["notices"]] == ["pictures_dropped"]
    assert body["usage"]["output_tokens"] == USAGE["output_tokens"] // 4
    server.verify_ledger()


def test_what_a_model_has_not_is_refused_and_never_drawn_by_the_renderer(provider: Provider, start: Start) -> None:
    server = start(**provider.knobs(engine=""))

    seeded = server.generate(seed=7)
    negative = server.generate(negative_prompt="rain")

    assert (seeded.status_code, seeded.json()["error"]["param"]) == (400, "seed")
    assert negative.json()["impasto"]["engine"] == "openai"
    assert provider.asked[0].words["prompt"].endswith("Avoid: rain")
    assert len(provider.asked) == 1


def test_a_client_that_gave_up_finds_the_picture_that_a_slow_provider_drew(provider: Provider, server: Server) -> None:
    provider.then = [after(4)]
    before = len(server.generations())
    impatient = server.openai.with_options(timeout=1.5, max_retries=5)

    image = impatient.images.generate(prompt="A fox", model="gpt-image-2", size="1024x1024")

    assert pictures(image) == [picture("1024x1024")]
    assert len(provider.asked) == 1
    assert len(server.generations()) == before + 1
    server.verify_ledger()


def test_a_picture_of_30_mb_raises_the_servers_memory_by_little(provider: Provider, server: Server) -> None:
    large = noise("3840x2160")
    body = json.dumps({"created": 1, "data": [{"b64_json": b64(large)}], "usage": USAGE}).encode()
    provider.then = [lambda exchange: exchange.send(body)]
    server.generate()  # the largest buffers of a first call are there already
    provider.then = [lambda exchange: exchange.send(body)]
    before = server.memory_bytes()
    server.reset_peak()

    answer = server.generate(size="3840x2160")

    assert answer.status_code == 200
    assert base64.b64decode(answer.json()["data"][0]["b64_json"]) == large
    assert server.memory_bytes("VmHWM") - before < 24_000_000


def test_doctor_asks_for_models_and_buys_nothing(provider: Provider, tmp_path: Path) -> None:
    file = tmp_path / "impasto.toml"
    file.write_text(
        f'[engines.here]\nprovider = "openai"\nbase_url = "{provider.origin}/v1"\nkey_env = "HERE"\n'
        f'models = {{"gpt-image-2" = "gpt-image-2", "house" = "their-model"}}\n'
        f'[engines.azure]\nprovider = "azure"\nbase_url = "{provider.origin}"\nkey_env = "HERE"\n'
        '[engines.gone]\nprovider = "openai"\nbase_url = "http://127.0.0.1:1/v1"\nkey_env = "HERE"\n'
        '[engines.renderer]\nprovider = "illustrator"\n'
        '[[routes]]\nmodels = ["house"]\nengines = ["here", "renderer"]\n'
    )
    command = [sys.executable, "-m", "impasto", "doctor", "--probe", "--json", "--config", str(file)]
    environ = clean_environment(HERE=KEY, IMPASTO_DATA_DIR=str(tmp_path / "data"))

    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)

    told = {one["name"]: (one["state"], one["text"]) for one in json.loads(done.stdout)["findings"]}
    assert told["probe here"] == ("warning", "answers, and does not list their-model")
    assert told["probe azure"] == ("ok", "answers, and lists 1 models")
    assert told["probe gone"] == ("wrong", "it could not be reached (no connection)")
    assert told["probe renderer"] == ("ok", "in this process")
    assert told["route"] == ("ok", "house → here, renderer")
    assert done.returncode == 1
    assert KEY not in done.stdout + done.stderr
    assert [one.path for one in provider.asked] == ["/v1/models", "/openai/models?api-version=2025-04-01-preview"]


@pytest.mark.parametrize(
    ("models", "state", "text"),
    [
        ("<html>Welcome</html>", "wrong", "it answers, but not with a list of models: its address may be wrong"),
        ({"object": "list", "data": []}, "ok", "answers, and lists no models"),
    ],
)
def test_doctor_knows_a_list_of_models_from_any_other_page(
    models: Any, state: str, text: str, provider: Provider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "models", models)
    file = tmp_path / "impasto.toml"
    file.write_text(f'[engines.here]\nprovider = "openai"\nbase_url = "{provider.origin}/v1"\n')
    command = [sys.executable, "-m", "impasto", "doctor", "--probe", "--json", "--config", str(file)]

    done = subprocess.run(
        command, env=clean_environment(IMPASTO_DATA_DIR=str(tmp_path / "data")), capture_output=True, timeout=60
    )

    found = {one["name"]: (one["state"], one["text"]) for one in json.loads(done.stdout)["findings"]}
    assert found["probe here"] == (state, text)


def test_a_seed_that_decides_nothing_is_not_told(server: Server, provider: Provider) -> None:
    plain = server.generate()
    ignored = server.generate(seed=7, headers={"Impasto-Unsupported": "notice"})

    assert plain.json()["impasto"]["seed"] is None
    assert ignored.json()["impasto"]["seed"] is None
    assert "seed" in [notice["param"] for notice in ignored.json()["impasto"]["notices"]]
    assert server.generations()[0]["seed"] is None
