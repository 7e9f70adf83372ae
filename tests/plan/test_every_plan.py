"""What holds for every request, model, engine and dialect: a plan that keeps its promises, or a 400 that names why."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from impasto.catalog.sizes import legal
from impasto.errors import ImpastoError
from impasto.plan.plan import Snapshot
from impasto.types import Plan

from .worlds import CATALOG, ENGINES, planned, snapshot


def mostly(*sensible: object, odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Now and then something odd, so that most requests get past their first parameter."""
    return st.integers(0, 15).flatmap(lambda die: odd if die == 0 else st.sampled_from(sensible))


EDGES = st.one_of(st.integers(1, 5000), st.integers(64, 4096), st.integers(4, 256).map(lambda edge: edge * 16))
ODD_SIZES = st.one_of(st.builds("{}x{}".format, EDGES, EDGES), st.text(max_size=12))
LANDSCAPES = st.builds(lambda edge, part: f"{edge + part}x{edge}", st.integers(64, 2800), st.integers(0, 1200))
WORDS = st.text(max_size=8)


REQUESTS = st.fixed_dictionaries(
    {"prompt": mostly("A fox.", "A sticker of a fox", "Ein Fuchs 🦊", odd=st.text(max_size=200))},
    optional={
        "model": mostly("gpt-image-2", *CATALOG.names(), "flux-9", odd=WORDS),
        "n": mostly(None, 1, 2, 5, 10, odd=st.integers()),
        "size": st.one_of(mostly(None, "auto", "1024x1024", "1920x1080", "4096x4096", odd=ODD_SIZES), LANDSCAPES),
        "quality": mostly(None, "low", "medium", "high", "xhigh", "max", "auto", "standard", "hd", "4k", odd=WORDS),
        "background": mostly(None, "transparent", "opaque", "auto", odd=WORDS),
        "output_format": mostly(None, "png", "jpeg", "webp", "jpg", odd=st.sampled_from(["gif", "svg", "bmp", ""])),
        "output_compression": mostly(None, 0, 50, 100, odd=st.integers()),
        "moderation": mostly(None, "auto", "low", odd=WORDS),
        "response_format": mostly(None, "url", "b64_json", odd=WORDS),
        "complexity": mostly(None, "low", "high", odd=WORDS),
        "negative_prompt": mostly(None, "cats", odd=WORDS),
        "seed": mostly(None, 0, 1, 2**63 - 1, odd=st.integers()),
        "unknown": mostly((), odd=st.lists(WORDS, max_size=2).map(tuple)),
    },
)
WORLDS = st.builds(
    lambda dialect, engines, forgives, keeps, sdk: snapshot(
        dialect,
        *engines,
        unsupported_as_notice=forgives,
        keeps_pictures=keeps,
        official_sdk=sdk,
        named=frozenset({"flux-9"}),
    ),
    st.sampled_from(["lenient", "strict"]),
    st.lists(st.sampled_from(list(ENGINES)), min_size=1, max_size=3, unique=True),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=1500, deadline=None)
@given(WORLDS, REQUESTS)
def test_every_request_comes_to_a_plan_or_to_a_400_that_names_a_parameter(
    world: Snapshot, asked: dict[str, Any]
) -> None:
    came = outcome(world, asked)

    if isinstance(came, ImpastoError):
        assert came.kind.status == 400
        assert came.param is not None
        assert len(came.message()) < 500
    else:
        keeps_its_promises(came, world, asked)
        assert msgspec.json.decode(msgspec.json.encode(came), type=Plan) == came
        assert outcome(world, asked) == came, "the same input, the same plan"


def outcome(world: Snapshot, asked: dict[str, Any]) -> Plan | ImpastoError:
    try:
        return planned(world, **asked)
    except ImpastoError as refusal:
        return refusal


def keeps_its_promises(plan: Plan, world: Snapshot, asked: dict[str, Any]) -> None:
    capabilities = ENGINES[plan.engine]
    assert sum(plan.calls) == plan.n == (asked.get("n") or 1)
    assert max(plan.calls) <= capabilities.max_n
    assert plan.quality in (*capabilities.qualities, *capabilities.beyond_model)
    assert plan.background in ("transparent", "opaque")
    assert plan.output_format in ("png", "jpeg", "webp")
    assert plan.background == "opaque" or plan.output_format != "jpeg"
    assert plan.engine_format in capabilities.formats
    assert 0 <= plan.seed < 2**63
    names = [step.name for step in plan.steps]
    assert ("resample" in names) == (plan.size != plan.engine_size)
    assert "encode" in names or plan.engine_format == plan.output_format
    size_is_explicit = asked.get("size") not in (None, "auto")
    if size_is_explicit:
        assert str(plan.size) == asked["size"]
    if world.dialect == "strict":
        model = CATALOG.model(plan.model) or CATALOG.unlisted(plan.model)
        assert plan.size == plan.engine_size
        assert not size_is_explicit or legal(model.sizes, plan.size)
        assert plan.answer == "b64_json"
    if not world.keeps_pictures:
        assert plan.answer == "b64_json"


@settings(max_examples=300, deadline=None)
@given(WORLDS, REQUESTS)
def test_the_most_it_may_consume_is_never_less_than_what_it_is_expected_to(
    world: Snapshot, asked: dict[str, Any]
) -> None:
    plan = outcome(world, asked)
    if isinstance(plan, ImpastoError):
        return

    for count in ("text_in", "image_in", "image_out", "text_out"):
        expected = getattr(plan.usage_request, count) + plan.n * getattr(plan.usage_each, count)
        assert getattr(plan.usage_most, count) >= expected
