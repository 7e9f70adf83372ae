"""A plan for tests that are about something else."""

from typing import Any

from impasto.types import Plan, Size

_SQUARE = Size(1024, 1024)


def a_plan(*, n: int = 1, size: Size = _SQUARE, **more: Any) -> Plan:
    """One picture, asked for and drawn in this size by one call, unless it is told otherwise."""
    fields: dict[str, Any] = {
        "model": "gpt-image-2",
        "engine": "null",
        "prompt": "A fox",
        "seed": 1,
        "calls": (n,),
        "engine_size": size,
        "quality": "low",
        "background": "opaque",
        "output_format": "png",
    }
    return Plan(n=n, size=size, **(fields | more))
