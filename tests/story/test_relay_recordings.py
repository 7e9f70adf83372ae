"""Every answer that a provider is known to give, and what becomes of it: status, calls, books, no word of the key."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .elsewhere import googles, write_config
from .provider import KEY, Exchange, Provider, b64, picture, relayed_by
from .recordings import BLOCKED, CASES, GEMINI, MODELS, Recording, azures, google, says, wait_of
from .server import Server, Start

IDS = [f"{engine}: {recording.name}" for engine, recording in CASES]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed_by(tmp_path_factory.mktemp("recordings"), *MODELS) as both:
        yield both


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Server:
    return both[1]


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    both[0].begin()
    return both[0]


def ask(server: Server, engine: str, **body: Any) -> Any:
    """One picture by the engine, which answered a moment ago: after too many failures it would be left alone."""
    return server.generate(model=MODELS[engine], **{"quality": "auto", **body})


@pytest.mark.parametrize(("engine", "recording"), CASES, ids=IDS)
def test_each_answer_comes_to_what_the_table_says(
    engine: str, recording: Recording, provider: Provider, server: Server
) -> None:
    provider.then = [says(400, {"error": {"code": 400, "message": "No."}})]
    ask(server, engine)
    provider.begin()
    provider.then = [recording.act]

    answer = ask(server, engine)

    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == recording.gets
    assert len(provider.asked) == recording.calls
    kept = server.generations()[0]
    assert (kept["status"], kept["charge_usd"].strip("0."), kept["images"]) == (recording.state, "", [])
    assert list((server.data_dir / "pictures").rglob("relay_*")) == [], "and nothing is left in the spool"
    assert KEY not in answer.text + server.log()
    if recording.gets == BLOCKED:
        assert (error["type"], error["param"]) == ("image_generation_user_error", None)
        assert set(error["moderation_details"]) == {"moderation_stage", "categories"} or engine != "gemini"


def test_the_books_add_up_after_all_of_them(server: Server) -> None:
    server.verify_ledger()


def test_who_is_not_there_costs_nothing_whoever_it_is(start: Start, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        config = write_config(tmp_path, f"http://127.0.0.1:{nobody.getsockname()[1]}", KEY, "azure", "gemini")
        server = start(engine="", config=config)

        for engine in ("azure", "gemini"):
            answer = ask(server, engine)
            assert (answer.status_code, answer.json()["error"]["code"]) == (502, "engine_failed")
            assert "could not be reached" in answer.json()["error"]["message"]
    assert {kept["status"] for kept in server.generations()} == {"failed"}
    server.verify_ledger()


def test_azure_tells_which_of_its_filters_it_was(provider: Provider, server: Server) -> None:
    results = {"self_harm": {"filtered": True}, "violence": {"filtered": True}, "hate": {"filtered": False}}
    provider.then = [azures(400, "content_policy_violation", inner_error={"content_filter_results": results})]

    error = ask(server, "azure").json()["error"]

    assert error["moderation_details"]["categories"] == ["self-harm", "violence"]


@pytest.mark.parametrize(
    ("engine", "acts"),
    [
        (
            "azure",
            [azures(429, "429", headers={"retry_after_ms": "20"}), azures(503, "x", headers={"retry_after": "0"})],
        ),
        ("gemini", [google(429, "RESOURCE_EXHAUSTED", details=[wait_of("0.02s")])]),
        ("gemini", [google(503, "UNAVAILABLE", details=[wait_of("0.02s")])] * 2),
    ],
)
def test_a_limit_that_passes_soon_is_waited_out(engine: str, acts: Any, provider: Provider, server: Server) -> None:
    provider.then = list(acts)

    assert ask(server, engine).status_code == 200
    assert len(provider.asked) == len(acts) + 1


def test_how_long_google_wants_to_be_left_alone_is_told(provider: Provider, server: Server) -> None:
    provider.then = [google(429, "RESOURCE_EXHAUSTED", "Quota of project our-project", details=[wait_of("61s")])]

    answer = ask(server, "gemini")

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "61")
    assert "our-project" not in answer.text


def bare(exchange: Exchange) -> None:
    exchange.json({"created": 1, "data": [{"b64_json": b64(picture("1024x1024"))}]})


def by_details(exchange: Exchange) -> None:
    usage = {
        "promptTokenCount": 300,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 42}, {"modality": "IMAGE", "tokenCount": 258}],
        "candidatesTokenCount": 1300,
        "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1120}],
        "thoughtsTokenCount": 20,
    }
    exchange.json(googles(b64(picture("1024x1024")), usageMetadata=usage))


@pytest.mark.parametrize(
    ("engine", "act", "tokens"),
    [
        ("azure", bare, (7, 0, 196, 0)),
        ("azure", Exchange.draw, (14, 0, 380, 0)),
        ("azure-v1", bare, (7, 0, 272, 0)),
        ("gemini", Exchange.draw, (8, 0, 1120, 0)),
        ("gemini", by_details, (42, 258, 1120, 200)),
        (
            "gemini",
            lambda exchange: exchange.json(googles(b64(picture("1024x1024")), usageMetadata={})),
            (7, 0, 1756, 0),
        ),
    ],
    ids=["azure, bare", "azure, told", "azure v1, bare", "gemini", "gemini, in parts", "gemini, none told"],
)
def test_usage_is_the_providers_or_reckoned(
    engine: str, act: Any, tokens: tuple[int, int, int, int], provider: Provider, server: Server
) -> None:
    provider.then = [act]
    quality = "auto" if engine in GEMINI else "low"

    usage = ask(server, engine, quality=quality, prompt="A fox on a rock in the rain").json()["usage"]

    taken, given = usage["input_tokens_details"], usage["output_tokens_details"]
    assert (taken["text_tokens"], taken["image_tokens"], given["image_tokens"], given["text_tokens"]) == tokens
