"""An afternoon with the official Python client, 3.x, synchronous and asynchronous."""

import openai
import pytest

from .pictures import decoded, opened
from .server import PROMPT, Server

pytestmark = pytest.mark.two_hops("renderer")


@pytest.fixture
def client(null: Server) -> openai.OpenAI:
    return null.openai


def test_five_lines_make_a_picture(client: openai.OpenAI) -> None:
    answer = client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024")

    assert answer.data
    assert opened(decoded(answer.data[0].b64_json)).size == (1024, 1024)
    assert (answer.size, answer.output_format, answer.background) == ("1024x1024", "png", "opaque")
    assert answer.quality in ("low", "medium", "high")
    assert answer.created > 1_700_000_000


def test_usage_counts_what_was_asked_and_what_was_made(client: openai.OpenAI) -> None:
    one = client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", quality="low").usage
    two = client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", quality="low", n=2).usage

    assert one
    assert two
    assert one.input_tokens == one.input_tokens_details.text_tokens == -(-len(PROMPT) // 4)
    assert one.output_tokens > 0
    assert one.total_tokens == one.input_tokens + one.output_tokens
    assert (two.input_tokens, two.output_tokens) == (one.input_tokens, 2 * one.output_tokens)


def test_every_parameter_reaches_the_picture(null: Server, client: openai.OpenAI) -> None:
    answer = client.images.generate(
        model="gpt-image-2",
        prompt=PROMPT,
        background="opaque",
        moderation="low",
        n=2,
        output_compression=80,
        output_format="webp",
        quality="high",
        safety_identifier="customer-1",
        size="1536x864",
        user="user-1",
    )

    assert answer.data
    pictures = [opened(decoded(datum.b64_json)) for datum in answer.data]
    assert [(picture.format, picture.size) for picture in pictures] == [("WEBP", (1536, 864))] * 2
    assert (answer.output_format, answer.quality, answer.size) == ("webp", "high", "1536x864")
    assert answer.to_dict()["safety_identifier"] == "customer-1"
    told = " ".join(notice["message"].lower() for notice in notices(answer))
    assert ("nothing was screened" in told) == (null.inner is None), "a provider screens by itself"


def notices(answer: openai.types.ImagesResponse) -> list[dict[str, str]]:
    told: list[dict[str, str]] = answer.to_dict()["impasto"]["notices"]  # type: ignore[index,call-overload]
    return told


def test_a_transparent_background_is_transparent(client: openai.OpenAI) -> None:
    answer = client.images.generate(
        model="gpt-image-2", prompt=PROMPT, size="1024x1024", background="transparent", output_format="webp"
    )

    assert answer.data
    picture = opened(decoded(answer.data[0].b64_json))
    assert (picture.format, answer.background) == ("WEBP", "transparent")
    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.one_hop("a provider knows no seed: it is refused, as the second promise tells")
def test_a_seed_in_extra_body_draws_the_same_picture_again(client: openai.OpenAI) -> None:
    def draw(seed: int) -> bytes:
        answer = client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", extra_body={"seed": seed})
        assert answer.data
        return decoded(answer.data[0].b64_json)

    assert draw(42) == draw(42)
    assert draw(42) != draw(43)


def test_explicit_none_is_the_same_as_leaving_it_out(client: openai.OpenAI) -> None:
    answer = client.images.generate(
        model="gpt-image-2",
        prompt=PROMPT,
        n=None,
        size=None,
        quality=None,
        background=None,
        output_format=None,
        output_compression=None,
        moderation=None,
        response_format=None,
        stream=None,
        partial_images=None,
    )

    assert answer.data
    assert len(answer.data) == 1
    assert (answer.output_format, answer.background) == ("png", "opaque")


@pytest.mark.parametrize("wanted", ["url", "b64_json"])
def test_response_format_gives_what_was_asked_and_nothing_else(client: openai.OpenAI, wanted: str) -> None:
    answer = client.images.generate(
        model="gpt-image-2",
        prompt=PROMPT,
        size="1024x1024",
        response_format=wanted,  # type: ignore[call-overload]
    )

    (datum,) = answer.data
    assert [name for name in ("url", "b64_json") if getattr(datum, name)] == [wanted]


def test_a_refusal_is_a_typed_exception_that_names_the_parameter(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", quality="superb")

    refusal = caught.value
    assert (refusal.status_code, refusal.code, refusal.param) == (400, "invalid_value", "quality")
    assert refusal.type == "invalid_request_error"
    assert refusal.message.startswith("Error code: 400 - Invalid value: 'superb'. Supported values are:")
    assert refusal.request_id
    assert refusal.request_id.startswith("req_")


def test_an_unknown_parameter_is_refused_by_its_name(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match=r"Unknown parameter: 'steps'\.") as caught:
        client.images.generate(model="gpt-image-2", prompt=PROMPT, extra_body={"steps": 20})

    assert (caught.value.code, caught.value.param) == ("unknown_parameter", "steps")


def test_a_wrong_key_is_an_authentication_error(null: Server) -> None:
    with (
        openai.OpenAI(api_key="sk-imp-not-a-key", base_url=null.base_url, max_retries=0) as stranger,
        pytest.raises(openai.AuthenticationError) as caught,
    ):
        stranger.images.generate(model="gpt-image-2", prompt=PROMPT)

    assert (caught.value.code, caught.value.param) == ("invalid_api_key", None)
    assert "sk-imp-not-a-key" not in str(caught.value)


def test_models_are_listed_and_found(client: openai.OpenAI) -> None:
    models = {model.id: model for model in client.models.list()}

    assert {"gpt-image-2", "gpt-image-2-2026-04-21", "gpt-image-1.5", "gpt-image-1", "gpt-image-1-mini"} <= set(models)
    found = client.models.retrieve("gpt-image-2")
    assert (found.id, found.object, found.owned_by) == ("gpt-image-2", "model", "system")
    assert found == models["gpt-image-2"]
    assert "shutdown_date" in found.to_dict()


def test_an_unknown_model_is_not_found_when_looked_up_and_refused_when_drawn(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as looked_up:
        client.models.retrieve("gpt-image-99")
    with pytest.raises(openai.BadRequestError, match=r"The model 'gpt-image-99' does not exist\.") as drawn:
        client.images.generate(model="gpt-image-99", prompt=PROMPT)

    assert looked_up.value.code == "model_not_found"
    assert (drawn.value.type, drawn.value.param) == ("image_generation_user_error", "model")


def test_raw_headers_say_who_answered_and_what_to_ask_for(null: Server, client: openai.OpenAI) -> None:
    raw = client.images.with_raw_response.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024")

    assert raw.headers["x-request-id"].startswith("req_")
    assert raw.headers["openai-version"] == "2020-10-01"
    assert int(raw.headers["openai-processing-ms"]) >= 0
    assert raw.headers["openai-project"].startswith("proj_")
    assert raw.headers["impasto-engine"] == null.engine
    assert raw.headers["impasto-generation"] == raw.parse().to_dict()["impasto"]["generation"]  # type: ignore[index]
    assert raw.parse()._request_id == raw.headers["x-request-id"]


def test_an_error_has_a_new_request_id_every_time(client: openai.OpenAI) -> None:
    ids = set()
    for _ in range(3):
        with pytest.raises(openai.BadRequestError) as caught:
            client.images.generate(model="gpt-image-2", prompt="")
        ids.add(caught.value.request_id)

    assert len(ids) == 3


async def test_the_asynchronous_client_does_the_same(null: Server) -> None:
    async with openai.AsyncOpenAI(api_key=null.key, base_url=null.base_url, max_retries=0) as client:
        answer = await client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", n=2)
        names = [model.id async for model in client.models.list()]
        with pytest.raises(openai.BadRequestError) as caught:
            await client.images.generate(model="gpt-image-2", prompt=PROMPT, size="1000x1000x1000")

    assert answer.data
    assert [opened(decoded(datum.b64_json)).size for datum in answer.data] == [(1024, 1024)] * 2
    assert "gpt-image-2" in names
    assert caught.value.param == "size"
