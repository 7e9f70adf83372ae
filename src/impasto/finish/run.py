"""The finishing of one picture, file to file, as a job for a worker. Light: the pixels are imported inside the job."""

from pathlib import Path
from typing import cast

from impasto.pixels.sniff import Format
from impasto.types import Plan


class Unfinished(Exception):
    """The engine's picture could not be read."""


def finish(plan: Plan, source: str, target: str) -> int:
    """Take the picture at `source` through the plan's steps and write it to `target` in the plan's format.

    Returns its size in bytes. Raises Unfinished.
    """
    from impasto.finish.steps import STEPS
    from impasto.pixels.decode import UnreadableImage, decode
    from impasto.pixels.encode import encode

    try:
        pixels = decode(Path(source)).pixels
    except UnreadableImage as problem:
        raise Unfinished(str(problem)) from None
    for step in plan.steps:
        pixels = STEPS[step.name](pixels, plan)
    if plan.background == "opaque":
        pixels = pixels[..., :3]
    data = encode(pixels, cast(Format, plan.output_format), plan.output_compression)
    Path(target).write_bytes(data)
    return len(data)
