"""What a provider makes of an entry: where it leads, what it wants to know, and what it can do."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from impasto.catalog.catalog import Catalog
from impasto.config.entries import EngineEntry
from impasto.engines.base import EngineRefused
from impasto.engines.relay import PROVIDERS, azure, gemini, openai
from impasto.engines.relay.gemini_shapes import DRAWN, nearest
from impasto.engines.relay.scanner import Document
from impasto.engines.upstream import Upstream
from impasto.errors import ImpastoError
from impasto.plan.plan import Snapshot, make_plans
from impasto.settings import SettingsError
from impasto.types import Dialect, ImageRequest, InputImage, Inputs, Plan, Size
from plans import a_plan

CLASSIC = "/openai/deployments/d/images/generations"
KEY = "sk-of-this-server"
PLAN = a_plan(engine="e")


def upstream(provider: str, key: str = KEY, **entry: Any) -> Upstream:
    return Upstream("e", msgspec.convert({"provider": provider, **entry}, EngineEntry), "engines.e.", key)


def test_a_provider_is_a_small_file_that_makes_one_record() -> None:
    folder = Path(openai.__file__).parent

    for name in PROVIDERS:
        assert (folder / f"{name}.py").read_text().count("\n") <= 150


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        (
            {"base_url": "https://r.openai.azure.com"},
            "/openai/deployments/d/images/generations?api-version=2025-04-01-preview",
        ),
        (
            {"base_url": "https://r.openai.azure.com/openai/"},
            "/openai/deployments/d/images/generations?api-version=2025-04-01-preview",
        ),
        (
            {"base_url": "https://r.openai.azure.com", "api_version": "2026-01-01"},
            f"{CLASSIC}?api-version=2026-01-01",
        ),
        ({"base_url": "https://r.openai.azure.com/openai/v1"}, "/openai/v1/images/generations?api-version=preview"),
        (
            {"base_url": "https://r.openai.azure.com/openai/v1/", "api_version": "latest"},
            "/openai/v1/images/generations?api-version=latest",
        ),
    ],
)
def test_the_base_url_says_which_azure_it_is(entry: dict[str, str], url: str) -> None:
    made = azure.provider(upstream("azure", models={"gpt-image-2": "d"}, **entry))
    able = made.capabilities("gpt-image-2", "d")
    assert able is not None

    path, _ = made.ask(PLAN, Inputs(seed=1), msgspec.structs.replace(able, called="d"))

    assert made.base_url + path == "https://r.openai.azure.com" + url


def test_a_deployment_of_any_name_stays_one_step_of_the_address() -> None:
    made = azure.provider(upstream("azure", base_url="https://r.openai.azure.com"))
    able = made.capabilities("gpt-image-2", "gpt-image-2")
    assert able is not None

    path, _ = made.ask(PLAN, Inputs(seed=1), msgspec.structs.replace(able, called="../a b?c"))

    assert path.startswith("/openai/deployments/..%2Fa%20b%3Fc/images/generations?")


@pytest.mark.parametrize(
    ("provider", "entry", "named"),
    [
        (openai.provider, upstream("openai", key=""), "openai_api_key"),
        (azure.provider, upstream("azure", key=""), "engines.e.base_url"),
        (azure.provider, upstream("azure", key="", base_url="https://r.openai.azure.com"), "key_env"),
        (gemini.provider, upstream("gemini", key=""), "key_env"),
    ],
)
def test_what_is_missing_is_named(provider: Any, entry: Upstream, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        provider(entry)


def test_a_server_at_an_address_of_its_own_may_have_no_key() -> None:
    made = openai.provider(upstream("openai", key="", base_url="http://127.0.0.1:8000/v1"))

    assert made.headers == {}
    able = made.capabilities("gpt-image-2", "gpt-image-2")
    assert able is not None
    assert (able.moderates, able.chooses) == (False, ())


@pytest.mark.parametrize("odd", [None, 7, "x", [], [7], {"x": []}, {"status": {}}, [[{}]]])
def test_an_answer_that_makes_no_sense_to_google_or_azure_is_no_picture(odd: Any) -> None:
    for made in (gemini.provider(upstream("gemini")), azure.provider(upstream("azure", base_url="https://a.example"))):
        for name in ("candidates", "data", "error", "usageMetadata", "usage", "promptFeedback"):
            assert not any(one.picture for one in made.read({name: odd}, Document(b"", (), "mark")).given)
            made.declined(400, {}, {name: odd})
        for body in (odd, {"candidates": [odd]}, {"error": {"details": odd, "code": odd, "inner_error": odd}}):
            made.declined(400, {}, body)
            if isinstance(body, dict):
                made.read(body, Document(b"", (), "mark"))


def test_google_answers_for_what_is_named_and_draws_a_list_of_sizes() -> None:
    made = gemini.provider(upstream("gemini", models=["gpt-image-2", "gemini-3-pro-image"]))

    able = made.capabilities("gemini-3-pro-image", "gemini-3-pro-image")
    assert able is not None
    assert (able.max_n, able.mask, able.transparent, able.stream) == (1, "none", False, False)
    assert {Size(1024, 1024), Size(5504, 3072), Size(1536, 2752)} <= set(able.sizes)
    assert made.capabilities("gpt-image-1.5", "gpt-image-1.5") is None


@pytest.mark.parametrize("param", ["input_fidelity", "safety_identifier"])
def test_what_google_is_not_sent_is_told_or_refused(param: str) -> None:
    able = gemini.provider(upstream("gemini", models=["gpt-image-1.5"])).capabilities("gpt-image-1.5", "g")
    assert able is not None
    request = ImageRequest(operation="edit", prompt="A fox", model="gpt-image-1.5", **{param: "high"})
    photo = InputImage(
        path=Path("a"), format="png", size=Size(1024, 1024), stored_size=Size(1024, 1024), is_see_through=False
    )

    def plan(dialect: Dialect) -> Plan:
        world = Snapshot(
            catalog=Catalog.load(),
            default_model="gpt-image-2",
            dialect=dialect,
            routes=lambda model: [("google", able)],
        )
        return make_plans(request, Inputs(seed=7, images=(photo,)), world, datetime(2026, 11, 21, tzinfo=UTC))[0]

    assert ("parameter_not_sent", param) in [(notice.code, notice.param) for notice in plan("lenient").notices]
    with pytest.raises(ImpastoError) as refused:
        plan("strict")
    assert (refused.value.kind.status, refused.value.param) == (400, param)


def test_what_an_entry_leaves_out_is_left_out_beside_what_its_provider_cannot_be_sent() -> None:
    entry = upstream("gemini", models=["gpt-image-2"], capabilities={"omit": ["size", "user"]})
    found = gemini.provider(entry).capabilities("gpt-image-2", "g")
    assert found is not None

    assert set(entry.corrected("gpt-image-2", found).omits) == {*found.omits, "size"}


def test_more_than_goes_into_a_request_to_google_is_refused_here(tmp_path: Path) -> None:
    made, file = gemini.provider(upstream("gemini", models=["gpt-image-2"])), tmp_path / "large"
    file.touch()
    os.truncate(file, 16_000_000)
    image = InputImage(path=file, format="png", size=Size(9, 9), stored_size=Size(9, 9), is_see_through=False)
    able = made.capabilities("gpt-image-2", "g")
    assert able is not None

    with pytest.raises(EngineRefused) as refused:
        made.ask(PLAN, Inputs(seed=1, images=(image,)), able)

    assert refused.value.is_local


@pytest.mark.parametrize(
    ("size", "asked"),
    [
        (Size(1024, 1024), ("1:1", "1K")),
        (Size(1025, 1024), ("1:1", "2K")),
        (Size(640, 480), ("4:3", "1K")),
        (Size(3840, 2160), ("16:9", "4K")),
        (Size(2160, 3840), ("9:16", "4K")),
        (Size(9000, 9000), ("1:1", "4K")),
        (Size(3000, 1000), ("21:9", "2K")),
    ],
)
def test_any_other_size_is_asked_for_as_the_nearest_shape_that_covers_it(size: Size, asked: tuple[str, str]) -> None:
    assert nearest(size) == asked


def test_each_of_its_sizes_is_its_own_nearest() -> None:
    assert {size: nearest(size) for size in DRAWN} == DRAWN
