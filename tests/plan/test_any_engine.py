"""What holds for any engine, whatever it lacks: a plan that it can carry out, or a refusal; never a silent loss."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import event, given, settings
from hypothesis import strategies as st

from impasto.catalog.catalog import Model
from impasto.catalog.sizes import legal
from impasto.catalog.tokens import output_tokens, qualities
from impasto.errors import ImpastoError
from impasto.plan.plan import Snapshot, make_plans
from impasto.types import Capabilities, ImageRequest, InputImage, InputMask, Inputs, Plan, Size

from .test_every_plan import LANDSCAPES, mostly
from .worlds import CATALOG, codes

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
OMITTED = (
    *("n", "size", "quality", "background", "output_format", "output_compression", "moderation", "user"),
    *("safety_identifier", "input_fidelity"),
)
QUALITIES = ("low", "medium", "high", "xhigh", "max")
ORDER = ["crop", "cut_out", "resample", "composite", "encode"]


def some(*values: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, unique=True).map(tuple)


GRID = st.integers(16, 256).map(lambda edge: edge * 16)
LISTS = st.one_of(st.just(()), st.lists(st.builds(Size, GRID, GRID), min_size=1, max_size=5, unique=True).map(tuple))
ENGINES = st.builds(
    Capabilities,
    max_n=st.integers(1, 10),
    qualities=some(*QUALITIES, least=1),
    formats=some("png", "jpeg", "webp", least=1),
    compression=st.booleans(),
    transparent=st.booleans(),
    seed=st.booleans(),
    negative_prompt=st.booleans(),
    any_size=st.booleans(),
    max_edge=st.sampled_from([1024, 2048, 4096]),
    partial_images=st.integers(0, 3),
    streams_one=st.booleans(),
    edits=mostly(True, odd=st.just(False)),
    max_inputs=st.integers(1, 3),
    markup=st.booleans(),
    simulated=st.booleans(),
    chooses=some("size", "quality", "background"),
    moderates=st.booleans(),
    sizes=LISTS,
    stream=st.booleans(),
    mask=st.sampled_from(["alpha", "white", "none"]),
    omits=some(*OMITTED),
)
EDGES = st.one_of(st.integers(1, 5000), st.integers(200, 2200))
PICTURES = st.builds(
    lambda width, height, see_through: InputImage(
        path=Path("a"),
        format="png",
        size=Size(width, height),
        stored_size=Size(width, height),
        is_see_through=see_through,
    ),
    EDGES,
    EDGES,
    st.booleans(),
)
INPUTS = st.one_of(
    st.just(Inputs(seed=7)),
    st.builds(
        lambda images, mask, markup: Inputs(
            seed=7,
            images=tuple(images),
            mask=InputMask(path=Path("m")) if mask else None,
            markup=images[0] if markup and not mask else None,
        ),
        st.lists(PICTURES, min_size=1, max_size=3),
        st.booleans(),
        st.booleans(),
    ),
)

DEAR = (Size(2880, 2880), Size(3840, 2160), Size(1536, 1024), Size(1024, 1024))
# What the model's rules have nothing against: what is wrong by them is refused before an engine is looked at.
SIZES = st.sampled_from(["auto", "1024x1024", "1536x1024", "1920x1088", "3840x2160", "1000x1000", "640x1900"])
WISHES = st.fixed_dictionaries(
    {"prompt": st.sampled_from(["A fox.", "Ein Fuchs 🦊"])},
    optional={
        "model": st.sampled_from(["gpt-image-2", "gpt-image-2.5-sunburst", "gpt-image-1.5", "flux-9"]),
        "n": st.integers(1, 10),
        "size": st.one_of(SIZES, LANDSCAPES),
        "quality": st.sampled_from(["low", "high", "max", "auto"]),
        "background": st.sampled_from(["transparent", "transparent", "opaque", "auto"]),
        "output_format": st.sampled_from(["png", "webp", "png", "webp", "jpeg"]),
        "moderation": st.sampled_from(["auto", "low"]),
        "negative_prompt": st.just("cats"),
        "user": st.just("u"),
        "safety_identifier": st.just("s"),
    },
)


def outcome(able: Capabilities, dialect: Any, asked: dict[str, Any], inputs: Inputs) -> Plan | ImpastoError:
    operation: Any = "edit" if inputs.images else "generation"
    request = ImageRequest(**{"operation": operation, **asked})
    world = Snapshot(
        catalog=CATALOG,
        default_model="gpt-image-2",
        dialect=dialect,
        routes=lambda model: [("engine", able)],
        named=frozenset({"flux-9"}),
    )
    try:
        return make_plans(request, inputs, world, NOON)[0]
    except ImpastoError as refusal:
        return refusal


@settings(max_examples=1000, deadline=None)
@given(ENGINES, st.sampled_from(["lenient", "lenient", "strict"]), WISHES, INPUTS)
def test_any_engine_is_asked_for_what_it_can_and_the_rest_is_done_told_or_refused(
    able: Capabilities, dialect: str, asked: dict[str, Any], inputs: Inputs
) -> None:
    plan = outcome(able, dialect, asked, inputs)
    event("refused" if isinstance(plan, ImpastoError) else "planned")
    if isinstance(plan, ImpastoError):
        assert (plan.kind.status, plan.param is None) == (400, False)
        return
    model = CATALOG.model(plan.model) or CATALOG.unlisted(plan.model)
    can_be_drawn(plan, able, model)
    comes_to_what_was_asked(plan, able, asked)
    loses_nothing_in_silence(plan, able, dialect, asked, inputs)
    is_held_for_the_dearest(plan, able, model)
    assert outcome(able, dialect, asked, inputs) == plan, "the same input, the same plan"
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan


def can_be_drawn(plan: Plan, able: Capabilities, model: Model) -> None:
    if "size" not in able.omits:
        if able.sizes:
            assert plan.engine_size in able.sizes
            assert "size" not in plan.auto
        elif not able.any_size and "size" not in plan.auto:
            assert legal(model.sizes, plan.engine_size)
    assert max(plan.calls) <= (1 if "n" in able.omits else able.max_n)
    assert sum(plan.calls) == plan.n
    assert plan.engine_format in able.formats
    assert plan.partial_images <= (able.partial_images if able.stream else 0)
    if plan.background == "transparent" and not any(step.name == "cut_out" for step in plan.steps):
        assert able.transparent
        assert "background" not in able.omits


def comes_to_what_was_asked(plan: Plan, able: Capabilities, asked: dict[str, Any]) -> None:
    names = [step.name for step in plan.steps]
    assert names == [name for name in ORDER if name in names], "in this order, each once"
    assert names[-1:] in ([], ["encode"])
    kept, drawn, size = plan.engine_size, plan.engine_size, plan.size
    assert ("crop" in names) == (plan.box is not None)
    if plan.box is not None:
        box = plan.box
        assert 0 <= box.x <= box.x + box.width <= drawn.width
        assert 0 <= box.y <= box.y + box.height <= drawn.height
        assert min(box.width, box.height) > 0
        kept = Size(box.width, box.height)
        assert kept != drawn
    assert ("resample" in names) == (kept != size)
    # Within a percent, and what rounding to whole pixels comes to.
    skew = abs(kept.width * size.height - kept.height * size.width)
    assert skew * 100 <= size.width * kept.height + 100 * max(size.width, size.height), "nothing is stretched"
    if asked.get("size") not in (None, "auto"):
        assert str(size) == asked["size"]
    assert "encode" in names or (plan.engine_format == plan.output_format and not names)
    if plan.background == "transparent":
        assert plan.output_format in ("png", "webp")


def loses_nothing_in_silence(
    plan: Plan, able: Capabilities, dialect: str, asked: dict[str, Any], inputs: Inputs
) -> None:
    told = {notice.param for notice in plan.notices if notice.code == "parameter_not_sent"}
    unasked = (None, "auto")
    wanted: set[str] = {
        name
        for name in ("size", "quality", "moderation", "user", "safety_identifier")
        if name in able.omits and asked.get(name) not in unasked and getattr(plan, name, True) is not None
    }
    if "background" in able.omits and asked.get("background") == "opaque":
        wanted.add("background")
    assert wanted <= told
    if dialect == "strict":
        assert not told & wanted
        assert not {"background_cut_out", "markup_flattened", "size_cropped", "size_resampled"} & {*codes(plan)}
    if asked.get("background") == "transparent":
        is_cut = "background_cut_out" in codes(plan)
        assert plan.background == "transparent"
        assert is_cut == ("cut_out" in [step.name for step in plan.steps])
        assert is_cut == ("one single flat colour" in plan.prompt)
    if inputs.markup is not None:
        assert able.markup or "markup_flattened" in codes(plan)
        assert plan.marks == ("carries marks" in plan.prompt) == (not able.markup)
    if inputs.mask is not None:
        assert "composite" in [step.name for step in plan.steps]
    assert not plan.pads or (inputs.mask is not None and plan.box is not None)


def is_held_for_the_dearest(plan: Plan, able: Capabilities, model: Model) -> None:
    """As far as the plan knows what may be drawn."""
    drawn = {plan.quality}
    if "quality" in plan.auto and not able.simulated:
        drawn |= {one for one in able.qualities if one in qualities(model.tokens)}
    sizes = [plan.engine_size]
    if "size" in plan.auto or "size" in able.omits:
        sizes += [*able.sizes, *(size for size in DEAR if legal(model.sizes, size))]
    most = max(output_tokens(model.tokens, quality, size) for quality in drawn for size in sizes)
    assert plan.usage_most.image_out >= plan.n * most
    for count in ("text_in", "image_in", "image_out"):
        expected = getattr(plan.usage_request, count) + plan.n * getattr(plan.usage_each, count)
        assert getattr(plan.usage_most, count) >= expected
