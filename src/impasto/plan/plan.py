"""★ From a request to all that will be done for it: every refusal that needs no drawing, before any money moves.

Pure: the same request, inputs, snapshot and time give the same plan. The decisions are in `parameters.py` (by the
model's rules and the dialect) and `bridge.py` (by what an engine lacks).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from impasto.catalog.catalog import Catalog, Model
from impasto.catalog.tokens import (
    PARTIAL_TOKENS,
    TEXT_OUT_MOST,
    input_tokens,
    output_tokens,
    text_tokens,
    text_tokens_most,
)
from impasto.errors import ImpastoError, error, error_after
from impasto.plan import bridge, edits, sizing
from impasto.plan.case import Able, Asked, Case, in_words, shown
from impasto.plan.parameters import SEEDS, read_choice, read_parameters
from impasto.types import Answer, Capabilities, Dialect, ImageRequest, Inputs, Plan, Size, Usage

_ANSWERS: dict[str, Answer] = {"url": "url", "b64_json": "b64_json"}


class Snapshot(Struct, frozen=True, kw_only=True):
    """What the plan may know of the world at one moment.

    `routes` gives the healthy engines for a model's name in the order of preference, with what they can do; it must
    be pure. `named` are the names that the server's own routes mention: only these pass when the catalog lacks them.
    `out_ms` says of the engines for a model that are out when the first of them may be asked again; None: none is.
    """

    catalog: Catalog
    default_model: str
    dialect: Dialect = "lenient"
    answer: Answer | None = None
    official_sdk: bool = False
    unsupported_as_notice: bool = False
    keeps_pictures: bool = True
    screened: bool = False
    shows_partials: bool = True
    via: tuple[str, ...] = ()
    routes: Callable[[str], Sequence[tuple[str, Capabilities]]]
    named: frozenset[str] = frozenset()
    out_ms: Callable[[str], int | None] = lambda model: None


def make_plans(request: ImageRequest, inputs: Inputs, snapshot: Snapshot, now: datetime) -> tuple[Plan, ...]:
    """A plan on each engine that is able, the preferred one first; never none. `now` is in UTC.

    Raises ImpastoError: status 400 with the parameter it is about, or `engine_out` where only those that are out may
    be able.
    """
    name = snapshot.default_model if request.model is None else request.model
    today = now.date()
    case = Case(
        request=request,
        model=_find_model(snapshot, name, today),
        name=name,
        lenient=snapshot.dialect == "lenient",
        ignores_unsupported=snapshot.unsupported_as_notice,
        notices=[],
    )
    asked = read_parameters(case, screened=snapshot.screened, shows_partials=snapshot.shows_partials)
    answer = _choose_answer(case, snapshot)
    if snapshot.catalog.rates(name, today) is None:
        case.tell("unpriced", f"'{shown(name)}' has no price here; the highest known rates apply.", "model")
    plans: list[Plan] = []
    refusal: ImpastoError | None = None
    for engine, capabilities in snapshot.routes(name):
        try:
            plan = _plan_on(Able(engine, capabilities), case.fork(), asked, answer, inputs)
            plans.append(replace(plan, via=snapshot.via))
        except ImpastoError as problem:
            refusal = refusal or problem
    if not plans and (wait_ms := snapshot.out_ms(name)) is not None:
        raise error_after(wait_ms, "engine_out", model=shown(name))
    if not plans:
        raise refusal or error("no_engine", model=shown(name))
    return tuple(plans)


def _find_model(snapshot: Snapshot, name: str, today: date) -> Model:
    """The model's rules. A model that was shut down is refused as if it had never been, as OpenAI does."""
    model = snapshot.catalog.model(name)
    if model is None and name in snapshot.named:
        return snapshot.catalog.unlisted(name)
    if model is None or model.is_shut_down(today):
        raise error("model_missing", model=shown(name))
    return model


def _choose_answer(case: Case, snapshot: Snapshot) -> Answer:
    """How the pictures are handed over. Without a word from anyone an official SDK gets both ways."""
    asked = case.request.response_format if case.lenient else read_choice(case, "response_format")
    if asked is not None and asked not in _ANSWERS:
        raise error("invalid_value", "response_format", given=shown(asked), supported=in_words(tuple(_ANSWERS)))
    if asked == "url" and not snapshot.keeps_pictures:
        raise error("url_not_kept")
    if asked == "url" and case.request.stream:
        case.tell("stream_is_base64", "A stream carries its pictures as base64, not as links.", "response_format")
        return "b64_json"
    if asked is not None:
        return _ANSWERS[asked]
    if not case.lenient or not snapshot.keeps_pictures:
        return "b64_json"
    return snapshot.answer or ("both" if snapshot.official_sdk else "b64_json")


def _plan_on(able: Able, case: Case, asked: Asked, answer: Answer, inputs: Inputs) -> Plan:
    """The plan on one engine. Raises ImpastoError for what it cannot do and we cannot do for it."""
    able = Able(able.engine, bridge.as_told(able.capabilities))
    edits.check_engine(case, inputs, able)
    bridge.tell_not_sent(case, asked, able)
    mask_mode, input_fidelity = edits.read_mask_mode(case, inputs), edits.read_fidelity(case, able)
    bridged = _bridge(able, case, asked, inputs, keeps_outside=edits.keeps_outside(case, asked, inputs, mask_mode))
    sizes, quality, auto = bridged.sizes, bridged.quality, bridged.auto
    prompt, negative_prompt = bridge.choose_words(case, asked, able, bridged)
    seed = bridge.choose_seed(case, asked, able)
    calls, partial_images = bridge.share_out(case, asked, able)
    complexity = bridge.choose_complexity(case, asked, able)
    engine_format = bridge.choose_format(asked, able, changes_pixels=bridged.changes_pixels)
    plan = Plan(
        operation=case.request.operation,
        model=case.name,
        engine=able.engine,
        prompt=prompt,
        negative_prompt=negative_prompt,
        complexity=complexity,
        # An ignored seed of the client's may be any number.
        seed=inputs.seed % SEEDS if seed is None else seed,
        is_seeded=able.capabilities.seed,
        n=asked.n,
        calls=calls,
        size=sizes.delivered,
        engine_size=sizes.drawn,
        box=sizes.box,
        pads=sizes.pads,
        marks=bridged.marks,
        quality=quality,
        background=bridged.background,
        output_format=asked.output_format,
        output_compression=asked.output_compression,
        engine_format=engine_format,
        answer=answer,
        stream=asked.stream,
        mask_mode=mask_mode,
        input_fidelity=input_fidelity,
        partial_images=partial_images,
        steps=tuple(bridge.list_steps(asked, bridged, engine_format, able)),
        notices=bridge.list_notices(case, able),
        safety_identifier=case.request.safety_identifier,
        user=case.request.user,
        moderation=asked.moderation,
        auto=auto,
    )
    at_most = Most(bridge.qualities_at_most(case, asked, able, quality), sizing.sizes_at_most(case, able, auto, sizes))
    return _reckon(plan, inputs, case.model, able.capabilities, at_most)


def _bridge(able: Able, case: Case, asked: Asked, inputs: Inputs, *, keeps_outside: bool) -> bridge.Bridged:
    own_size = edits.own_size(case, asked, inputs, able)
    sizes = sizing.choose_sizes(case, asked, able, inputs, own_size)
    quality = bridge.choose_quality(case, asked, able)
    was_see_through = bool(inputs.images) and inputs.images[0].is_see_through
    background = bridge.choose_background(case, asked, able, was_see_through=was_see_through)
    return bridge.Bridged(
        sizes=sizes,
        quality=quality,
        background=background,
        auto=tuple(bridge.left_open(asked, able, background, keeps_size=own_size is not None)),
        cuts_out=bridge.cuts_out(case, asked, able),
        marks=bridge.marks(case, inputs, able),
        keeps_outside=keeps_outside,
    )


class Most(Struct, frozen=True):
    """Every quality and size that may be drawn and billed."""

    qualities: tuple[str, ...]
    sizes: tuple[Size, ...]


def _reckon(plan: Plan, inputs: Inputs, model: Model, capabilities: Capabilities, at_most: Most) -> Plan:
    """Fill in what it will consume, cost and take.

    The bound is wider than the estimate: a provider counts the words of each call by a tokenizer of its own, and
    may choose any quality and size of `at_most`, and write words of its own.
    """
    words, drawn = plan.prompt + (plan.negative_prompt or ""), plan.engine_size
    words_at_most = text_tokens(words) if capabilities.simulated else text_tokens_most(words)
    picture_at_most = max(
        output_tokens(model.tokens, quality, size) for quality in at_most.qualities for size in at_most.sizes
    )
    looks_closely = plan.input_fidelity == "high"
    # The first one as the engine gets it.
    sizes_in = [drawn if plan.pads and not place else image.size for place, image in enumerate(inputs.images)]
    pictures_in = sum(input_tokens(model.tokens, size, high_fidelity=looks_closely) for size in sizes_in)
    megapixels = drawn.width * drawn.height * plan.n / 1_000_000
    return replace(
        plan,
        usage_request=Usage(text_in=text_tokens(words), image_in=pictures_in),
        usage_each=Usage(image_out=output_tokens(model.tokens, plan.quality, drawn)),
        usage_most=Usage(
            text_in=words_at_most * len(plan.calls),
            image_in=pictures_in * len(plan.calls),
            image_out=picture_at_most * plan.n + plan.partial_images * PARTIAL_TOKENS,
            text_out=0 if capabilities.simulated else TEXT_OUT_MOST * plan.n,
        ),
        cost_each_nano=capabilities.cost_each_nano,
        cost_by_usage=capabilities.cost_by_usage,
        cost_rule=capabilities.cost_rule,
        expected_s=round(capabilities.seconds_per_megapixel * megapixels, 3),
        simulated=capabilities.simulated,
        free_to_repeat=capabilities.free_to_repeat,
    )
