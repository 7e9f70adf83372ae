"""The endpoint that is asked: what its answers mean, and what becomes of every way in which it can fail."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from PIL import Image

from impasto.gather.screening.endpoint import Endpoint, Unscreened
from impasto.settings import Settings, SettingsError

Connect = Callable[..., Endpoint]


@pytest.fixture
async def connect(moderations: Any) -> AsyncIterator[Connect]:
    opened: list[Endpoint] = []

    def connect(**more: Any) -> Endpoint:
        opened.append(Endpoint(Settings(**moderations.knobs(**{"screen_timeout_s": 5.0, **more}))))
        return opened[-1]

    yield connect
    for endpoint in opened:
        await endpoint.close()


def jpeg(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "JPEG")
    return out.getvalue()


async def test_a_text_passes_or_has_categories(moderations: Any, connect: Connect) -> None:
    endpoint = connect(screen_model="a-moderation")

    assert await endpoint.judge_texts(["a fox"], low=False) == frozenset()
    assert await endpoint.judge_texts(["a fight with gore"], low=False) == {"violence", "violence/graphic"}
    assert moderations.asked[0] == {"model": "a-moderation", "input": "a fox"}
    assert moderations.headers[0]["authorization"].startswith("Bearer sk-moderations")


async def test_one_of_several_texts_is_enough(moderations: Any, connect: Connect) -> None:
    assert await connect().judge_texts(["a fox", "a fight"], low=False) == {"violence"}
    assert moderations.asked == [{"model": "omni-moderation-latest", "input": ["a fox", "a fight"]}]


async def test_a_picture_is_a_data_url(moderations: Any, connect: Connect) -> None:
    endpoint = connect()

    assert await endpoint.judge_picture(jpeg("blue"), low=False) == frozenset()
    assert await endpoint.judge_picture(jpeg("red"), low=False) == {"sexual"}
    assert [part["type"] for part in moderations.asked[0]["input"]] == ["image_url"]


@pytest.mark.parametrize(
    ("threshold", "text", "found"),
    [
        (0.8, "a fight", set()),
        (0.8, "gore", {"violence/graphic"}),
        (0.8, "a fight with gore", {"violence/graphic"}),
        (0.5, "a fight", {"violence"}),
        (0.0, "a fight", {"violence"}),
        (1.0, "gore", set()),
        (1.0, "the worst", {"sexual/minors"}),
    ],
)
async def test_low_refuses_from_a_score_on(
    moderations: Any, connect: Connect, threshold: float, text: str, found: set[str]
) -> None:
    moderations.words["the worst"] = ("sexual/minors", 0.3)

    assert await connect(screen_low_threshold=threshold).judge_texts([text], low=True) == found


@pytest.mark.parametrize(
    ("results", "low", "found"),
    [
        ([{"flagged": True}], False, {"other"}),
        ([{"flagged": True}], True, {"other"}),
        ([{"flagged": True, "categories": {"hate": True, "violence": None}}], True, {"hate"}),
        ([{"flagged": True, "categories": {"hate": True}, "category_scores": {"hate": None}}], True, {"hate"}),
        ([{"flagged": False, "categories": {"hate": True}}], False, set()),
        ([{"flagged": False, "more": [1]}], False, set()),
        ([{"flagged": True, "categories": {"x" * 500: True}}], False, {"x" * 100}),
    ],
)
async def test_an_answer_may_be_shorter_than_openais(
    moderations: Any, connect: Connect, results: list[Any], low: bool, found: set[str]
) -> None:
    moderations.answer = lambda body: {"results": results}

    assert await connect().judge_texts(["x"], low=low) == found


@pytest.mark.parametrize(
    "answer",
    [
        {"results": []},
        {"results": [{}]},
        {"results": [{"flagged": "yes"}]},
        {"results": [{"flagged": True, "categories": []}]},
        {"results": None},
        {},
        [],
        "no",
        {"results": [{"flagged": False}], "padding": "x" * 2_000_000},
    ],
    ids=lambda answer: str(answer)[:60],
)
async def test_an_answer_that_is_none_is_no_answer(moderations: Any, connect: Connect, answer: Any) -> None:
    moderations.answer = lambda body: answer

    with pytest.raises(Unscreened):
        await connect().judge_texts(["a fox"], low=False)


async def test_two_texts_need_two_results(moderations: Any, connect: Connect) -> None:
    moderations.answer = lambda body: {"results": [{"flagged": False}]}

    with pytest.raises(Unscreened, match="too few results"):
        await connect().judge_texts(["a fox", "a fight"], low=False)


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("401", "status 401"),
        ("429", "status 429"),
        ("500", "status 500"),
        ("302", "status 302"),
        ("rubbish", "not a moderation's"),
        ("cut", "the connection failed"),
        ("hang_up", "the connection failed"),
        ("slow", "no answer within 0.5 s"),
    ],
)
async def test_every_failure_has_a_reason_without_the_key(
    moderations: Any, connect: Connect, caplog: pytest.LogCaptureFixture, does: str, reason: str
) -> None:
    caplog.set_level(logging.DEBUG)
    moderations.does, moderations.slow_s = does, 2.0

    with pytest.raises(Unscreened, match=reason) as caught:
        await connect(screen_timeout_s=0.5 if does == "slow" else 5.0).judge_texts(["a secret fox"], low=False)

    key = moderations.knobs()["screen_key"]
    assert key not in repr(caught.value)
    assert key not in caplog.text
    assert "secret fox" not in caplog.text


async def test_a_host_where_nobody_listens_is_a_failure(moderations: Any, connect: Connect) -> None:
    moderations.close()

    with pytest.raises(Unscreened, match="ConnectError"):
        await connect().judge_texts(["a fox"], low=False)


async def test_the_connection_is_kept(moderations: Any, connect: Connect) -> None:
    endpoint = connect()

    for number in range(5):
        await endpoint.judge_texts([f"fox {number}"], low=False)

    assert (len(moderations.asked), moderations.connections) == (5, 1)


async def test_a_kept_connection_that_ended_is_made_again(moderations: Any, connect: Connect) -> None:
    moderations.close_after_each = True
    endpoint = connect()

    for number in range(5):
        assert await endpoint.judge_texts([f"gore {number}"], low=False) == {"violence/graphic"}

    assert moderations.connections == 5


async def test_many_at_once_all_get_their_own_answer(moderations: Any, connect: Connect) -> None:
    endpoint = connect()
    texts = [f"{'gore' if number % 2 else 'fox'} {number}" for number in range(40)]

    found = await asyncio.gather(*(endpoint.judge_texts([text], low=False) for text in texts))

    assert [bool(categories) for categories in found] == [bool(number % 2) for number in range(40)]


async def test_a_proxy_is_used_only_when_it_is_set(
    moderations: Any, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    await connect().judge_texts(["a fox"], low=False)
    away = connect(screen_url="http://moderations.example/v1/moderations", screen_proxy=moderations.origin)
    await away.judge_texts(["a fox"], low=False)

    assert moderations.paths == ["/v1/moderations", "http://moderations.example/v1/moderations"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("screen_url", ""),
        ("screen_url", "api.example.com/v1/moderations"),
        ("screen_url", "ftp://api.example.com/"),
        ("screen_url", "http://"),
        ("screen_url", "http://[::1"),
        ("screen_url", "https://user:password@api.example.com/v1/moderations"),
        ("screen_proxy", "proxy.example.com:3128"),
        ("screen_key", "sk-two\nlines"),
        ("screen_key", "sk-with a space"),
        ("screen_key", "sk-ключ"),
    ],
)
async def test_a_setting_that_cannot_be_used_is_named_and_no_key_is_told(setting: str, value: str) -> None:
    good = {"screen": "endpoint", "screen_url": "https://api.example.com/v1/moderations"}

    with pytest.raises(SettingsError) as caught:
        Endpoint(Settings(**{**good, setting: value}))  # type: ignore[arg-type]

    assert f"'{setting}'" in str(caught.value)
    assert "sk-" not in str(caught.value)
    assert "password" not in str(caught.value)


async def test_answers_that_came_too_late_leave_room_for_the_next(moderations: Any, connect: Connect) -> None:
    endpoint = connect(screen_timeout_s=0.5)
    moderations.does, moderations.slow_s = "slow", 2.0

    late = await asyncio.gather(
        *(endpoint.judge_texts(["a fox"], low=False) for _ in range(150)), return_exceptions=True
    )
    moderations.does = "well"

    assert {type(problem) for problem in late} == {Unscreened}
    assert await endpoint.judge_texts(["gore"], low=False) == {"violence/graphic"}
