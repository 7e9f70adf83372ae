"""What the tests of the plan stand on: engines of several abilities, a day, and short ways to a plan or a refusal."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from impasto.catalog.catalog import Catalog
from impasto.errors import ImpastoError
from impasto.plan.plan import Snapshot, make_plans
from impasto.types import Capabilities, Dialect, ImageRequest, Inputs, Plan, Size

CATALOG = Catalog.load()
TODAY = date(2026, 11, 21)


def landscape(prompt: str) -> Size:
    """An engine's own choice of a size, by the prompt."""
    return Size(1536, 1024) if "wide" in prompt else Size(1024, 1024)


def cutout(prompt: str) -> str:
    """An engine's own choice of a background, by the prompt."""
    return "transparent" if "sticker" in prompt else "opaque"


RENDERER = Capabilities(
    max_n=10,
    qualities=("low", "medium", "high", "xhigh", "max"),
    beyond_model=("xhigh", "max"),
    auto_quality="medium",
    formats=("png", "jpeg", "webp"),
    compression=True,
    transparent=True,
    seed=True,
    any_size=True,
    auto_size=landscape,
    auto_background=cutout,
    partial_images=3,
    simulated=True,
    seconds_per_megapixel=0.5,
)
"""Does nearly everything."""

PLAIN = Capabilities(auto_quality="low", cost_each_nano=5_000_000, free_to_repeat=False)
"""One picture a call, three qualities, legal sizes, png, and nothing else."""

SMALL = Capabilities(max_n=4, max_edge=1024, formats=("webp",), seed=True, negative_prompt=True, complexities=("low",))
"""A model on a small card."""

ENGINES = {"renderer": RENDERER, "plain": PLAIN, "small": SMALL}


def snapshot(dialect: Dialect = "lenient", *engines: str, **more: Any) -> Snapshot:
    """The world with these engines in this order, the renderer alone by default."""
    routes = [(name, ENGINES[name]) for name in engines or ("renderer",)]
    return Snapshot(
        catalog=CATALOG,
        default_model=more.pop("default_model", "gpt-image-2"),
        dialect=dialect,
        routes=lambda model: routes,
        **more,
    )


def planned(world: Snapshot | None = None, on: date = TODAY, **asked: Any) -> Plan:
    """The plan for a request, `A fox.` unless it says otherwise."""
    request = ImageRequest(**{"prompt": "A fox.", **asked})
    now = datetime.combine(on, time(12), UTC)
    return make_plans(request, Inputs(seed=7), world or snapshot(), now)[0]


def refused(world: Snapshot | None = None, on: date = TODAY, **asked: Any) -> ImpastoError:
    """The refusal of a request; always a 400."""
    with pytest.raises(ImpastoError) as caught:
        planned(world, on, **asked)
    assert caught.value.kind.status == 400
    return caught.value


def strict(*engines: str, **more: Any) -> Snapshot:
    """The same world in OpenAI's dialect."""
    return snapshot("strict", *engines, **more)


def codes(plan: Plan) -> list[str]:
    """What the client is told, by code."""
    return [notice.code for notice in plan.notices]


def steps(plan: Plan) -> list[str]:
    """What is done to each picture, by name."""
    return [step.name for step in plan.steps]
