"""Screening before the run: by words or by an endpoint; what is refused is not held, not drawn, not charged."""

import io
import json
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from PIL import Image

from .moderations import KEY, Moderations, running
from .server import Server, Start, clean_environment
from .test_streaming import events

ASKED: dict[str, Any] = {"model": "gpt-image-2", "size": "1024x1024", "quality": "low"}


@pytest.fixture(scope="module")
def shared() -> Iterator[Moderations]:
    with running() as moderations:
        yield moderations


@pytest.fixture(scope="module")
def served(shared: Moderations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks the endpoint before it draws, and refuses when that does not answer."""
    server = Server(tmp_path_factory.mktemp("screened"), "null", {"pixel_workers": 1, **shared.knobs()})
    yield server
    server.stop()


@pytest.fixture
def moderations(shared: Moderations) -> Iterator[Moderations]:
    yield shared
    shared.does, shared.slow_s = "well", 3.0
    shared.asked.clear()
    shared.pictures.clear()


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a list of words."""
    folder = tmp_path_factory.mktemp("worded")
    path = folder / "words.txt"
    path.write_text("# ours\nviolence/graphic: blood bath\n色情\ncunt\n", encoding="utf-8")
    server = Server(folder, "null", {"pixel_workers": 1, "screen": "words", "screen_words": path})
    yield server
    server.stop()


def picture(colour: str, size: tuple[int, int] = (64, 64)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def details(stage: str, *categories: str) -> dict[str, Any]:
    return {"moderation_stage": stage, "categories": list(categories)}


# --- words ---


def test_a_listed_phrase_is_refused_with_its_category(worded: Server) -> None:
    before = worded.generations()

    with pytest.raises(openai.BadRequestError) as caught:
        worded.openai.images.generate(prompt="A BLOOD \u200b\n bath at night", **ASKED)

    assert (caught.value.code, caught.value.type) == ("moderation_blocked", "image_generation_user_error")
    assert isinstance(caught.value.body, dict)
    assert caught.value.body["moderation_details"] == details("input", "violence/graphic")
    for prompt in ("一幅色情图片", "色\u200b情"):
        answer = worded.generate(prompt=prompt)
        assert answer.json()["error"]["moderation_details"] == details("input", "other")
    assert worded.generations() == before
    worded.verify_ledger()


def test_what_not_to_draw_is_looked_through_too(worded: Server) -> None:
    answer = worded.generate(prompt="A fox", negative_prompt="a blood bath")

    assert answer.json()["error"]["moderation_details"] == details("input", "violence/graphic")


def test_a_town_with_an_unlucky_name_is_drawn(worded: Server) -> None:
    answer = worded.generate(prompt="The market of Scunthorpe", moderation="low")

    assert answer.status_code == 200
    assert "not_screened" not in [notice["code"] for notice in answer.json()["impasto"]["notices"]]


def test_a_long_prompt_is_looked_through_to_its_end(worded: Server) -> None:
    assert worded.generate(prompt="A fox " * 5000 + "in a blood bath").status_code == 400
    assert worded.generate(prompt="A fox " * 5000).status_code == 200


def test_a_quote_is_not_screened(worded: Server) -> None:
    quote = worded.http.post("/v1/images/quote", json={"prompt": "A blood bath", **ASKED})

    assert quote.status_code == 200


def test_an_edit_is_screened_by_its_words(worded: Server) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        worded.openai.images.edit(image=picture("blue"), prompt="Add a blood bath", model="gpt-image-2")

    assert caught.value.code == "moderation_blocked"
    assert not any((worded.data_dir / "spool").rglob("up_*"))


def test_a_server_that_could_not_screen_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"fine\n\xff\n")
    environment = clean_environment(IMPASTO_SCREEN="words", IMPASTO_SCREEN_WORDS="bad.txt")
    command = [sys.executable, "-m", "impasto", "serve", "--port", "0", "--engine", "null", "--data-dir", "data"]

    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Error: bad.txt, line 2: it is not UTF-8"


# --- the endpoint ---


def test_what_the_endpoint_flags_is_refused(served: Server, moderations: Moderations) -> None:
    before = served.generations()

    with pytest.raises(openai.BadRequestError) as caught:
        served.openai.images.generate(prompt="A fox with gore", **ASKED)
    strict = served.generate(prompt="A fox with gore", headers={"impasto-dialect": "strict"})

    assert isinstance(caught.value.body, dict)
    assert caught.value.body["moderation_details"] == details("input", "violence/graphic")
    assert strict.json()["error"]["moderation_details"] == details("input", "violence/graphic")
    assert served.generations() == before


def test_what_passes_is_drawn_without_a_word_of_it(served: Server, moderations: Moderations) -> None:
    answer = served.generate(prompt="A fox", moderation="auto", negative_prompt="people")

    assert answer.status_code == 200
    assert "not_screened" not in json.dumps(answer.json()["impasto"])
    assert moderations.texts == ["A fox", "people"]


def test_low_lets_pass_what_is_not_certain(served: Server, moderations: Moderations) -> None:
    assert served.generate(prompt="A fight of foxes").status_code == 400
    assert served.generate(prompt="A fight of foxes", moderation="low").status_code == 200
    assert served.generate(prompt="A fox with gore", moderation="low").status_code == 400


def test_the_pictures_of_an_edit_are_looked_at_small_and_one_by_one(served: Server, moderations: Moderations) -> None:
    answer = served.openai.images.edit(
        image=[picture("blue", (3000, 1500)), picture("green")], prompt="Join them", **ASKED
    )

    assert answer.data
    assert sorted(one.size for one in moderations.pictures) == [(64, 64), (1024, 512)]
    assert [one.format for one in moderations.pictures] == ["JPEG", "JPEG"]
    assert len(moderations.asked) == 3


@pytest.mark.parametrize("place", [0, 1, "markup"])
def test_one_picture_that_may_not_pass_refuses_the_edit(
    served: Server, moderations: Moderations, place: int | str
) -> None:
    before = served.generations()
    pictures = [picture("red" if place == at else "blue") for at in range(2)]
    more: dict[str, Any] = {}
    if place == "markup":
        drawn = Image.new("RGBA", (64, 64), "red")
        drawn.putpixel((0, 0), (0, 0, 0, 0))
        out = io.BytesIO()
        drawn.save(out, "PNG")
        more["markup"] = ("markup.png", out.getvalue(), "image/png")

    answer = served.http.post(
        "/v1/images/edits",
        data={"prompt": "Join them", **ASKED},
        files=[*(("image[]", ("a.png", one, "image/png")) for one in pictures), *more.items()],
    )

    assert answer.status_code == 400
    assert answer.json()["error"]["moderation_details"] == details("input", "sexual")
    assert not any((served.data_dir / "spool").rglob("up_*"))
    assert served.generations() == before


def test_colours_that_hide_below_the_alpha_are_looked_at(served: Server, moderations: Moderations) -> None:
    hidden = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    out = io.BytesIO()
    hidden.save(out, "PNG")

    with pytest.raises(openai.BadRequestError) as caught:
        served.openai.images.edit(image=out.getvalue(), prompt="Fill it", **ASKED)

    assert caught.value.code == "moderation_blocked"
    assert len(moderations.pictures) == 2


@pytest.mark.parametrize("does", ["401", "500", "rubbish", "cut", "hang_up", "slow"])
def test_while_nobody_answers_nothing_is_drawn(served: Server, moderations: Moderations, does: str) -> None:
    before, moderations.does = served.generations(), does

    with pytest.raises(openai.APIStatusError) as caught:
        served.openai.images.generate(prompt="A fox of secrets", **ASKED)

    assert (caught.value.status_code, caught.value.code) == (503, "screen_unavailable")
    assert caught.value.response.headers["x-should-retry"] == "true"
    assert served.generations() == before
    assert KEY not in served.log()
    assert "secrets" not in served.log()


def test_a_client_that_tries_again_gets_its_picture(served: Server, moderations: Moderations) -> None:
    before, moderations.does = served.generations(), "500"
    real = moderations.answer

    def well_again(body: dict[str, Any]) -> dict[str, Any]:
        moderations.does = "well"
        return real(body)

    moderations.answer = well_again  # type: ignore[method-assign]
    try:
        answer = served.openai.with_options(max_retries=2).images.generate(prompt="A fox", **ASKED)
    finally:
        moderations.answer = real  # type: ignore[method-assign]

    assert answer.data
    assert len(served.generations()) == len(before) + 1


def test_pictures_that_nobody_looks_at_refuse_the_edit(served: Server, moderations: Moderations) -> None:
    before, moderations.does = served.generations(), "not_pictures"

    with pytest.raises(openai.InternalServerError) as caught:
        served.openai.images.edit(image=picture("blue"), prompt="A fox", **ASKED)

    assert caught.value.code == "screen_unavailable"
    assert served.generations() == before


def test_open_lets_pass_and_says_so(start: Start) -> None:
    with running() as moderations:
        server = start(**moderations.knobs(screen_fail="open", screen_timeout_s=1))
        assert server.generate(prompt="gore").status_code == 400
        for moderations.does in ("500", "slow", "hang_up"):
            answer = server.generate(prompt="A fox of secrets")
            assert answer.status_code == 200
            assert [notice["code"] for notice in answer.json()["impasto"]["notices"]] == ["not_screened"]
        moderations.does = "well"

    assert server.generate(prompt="gore").status_code == 200, "the endpoint is gone"
    assert server.log().count("screen") >= 4
    assert KEY not in server.log()
    assert "secrets" not in server.log()
    server.verify_ledger()


def test_a_stream_that_is_refused_is_refused_before_its_first_event(served: Server, moderations: Moderations) -> None:
    answer = served.generate(prompt="gore", stream=True, partial_images=2)
    with pytest.raises(openai.BadRequestError) as caught:
        served.openai.images.generate(prompt="gore", stream=True, **ASKED)

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/json")
    assert answer.json()["error"]["moderation_details"] == details("input", "violence/graphic")
    assert caught.value.code == "moderation_blocked"
    moderations.does = "500"
    assert served.generate(prompt="A fox", stream=True).status_code == 503


def test_a_stream_that_passes_shows_its_pictures_on_their_way(served: Server, moderations: Moderations) -> None:
    told = events(served.generate(prompt="A fox", stream=True, partial_images=2).text)

    assert [event["type"].rpartition(".")[2] for event in told] == ["partial_image"] * 2 + ["completed"]


def test_a_refused_request_leaves_its_key_free(served: Server, moderations: Moderations) -> None:
    headers = {"idempotency-key": "order-" + secrets.token_hex(8)}
    before = served.generations()

    refused = [served.generate(prompt="A fight of foxes", headers=headers) for _ in range(2)]
    drawn = served.generate(prompt="A fight of foxes", headers=headers, moderation="low")
    asked = len(moderations.asked)
    again = served.generate(prompt="A fight of foxes", headers=headers, moderation="low")

    assert [answer.status_code for answer in refused] == [400, 400]
    assert (drawn.status_code, again.headers["impasto-replayed"]) == (200, "true")
    assert len(moderations.asked) == asked, "an answer that was given is not screened again"
    assert len(served.generations()) == len(before) + 1


def test_a_client_that_leaves_while_it_is_screened_finds_its_picture(served: Server, moderations: Moderations) -> None:
    before, moderations.does, moderations.slow_s = served.generations(), "slow", 1.0
    body = json.dumps({"prompt": "A fox", **ASKED}).encode()
    head = served.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(body)}")
    with socket.create_connection((served.host, served.port)) as connection:
        connection.sendall(head + body)
        deadline = time.monotonic() + 20
        while not moderations.asked and time.monotonic() < deadline:
            time.sleep(0.01)
    assert served.generations() == before, "nothing begins before it is screened"

    while served.generations() == before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(served.generations()) == len(before) + 1


def test_doctor_says_what_screens_and_never_the_key(served: Server, moderations: Moderations, tmp_path: Path) -> None:
    def doctor(**knobs: object) -> tuple[int, dict[str, str], str]:
        environment = clean_environment(**{f"IMPASTO_{name.upper()}": str(value) for name, value in knobs.items()})
        command = [sys.executable, "-m", "impasto", "doctor", "--json", "--data-dir", str(tmp_path / "data")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        told = json.loads(done.stdout)
        (finding,) = (finding for finding in told["findings"] if finding["name"] == "screening")
        return done.returncode, finding, done.stdout + done.stderr

    code, finding, said = doctor(**moderations.knobs(screen_pictures="true"))
    assert (code, finding["state"]) == (0, "ok")
    assert "prompts, input images, finished pictures; fails closed" in finding["text"]
    assert KEY not in said
    moderations.does = "401"
    code, finding, said = doctor(**moderations.knobs())
    assert (code, finding["state"], finding["text"]) == (1, "wrong", "the endpoint: it answered with status 401")
    assert KEY not in said
