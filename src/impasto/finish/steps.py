"""★ The finishing steps that a plan may list, by name. A step takes pixels and gives pixels; runs in a worker process.

To add a step: one small file beside this one, and one line here. Steps do not import each other.
"""

from collections.abc import Callable, Mapping

from impasto.finish.composite import Kept, keep_outside
from impasto.finish.crop import crop_to_box
from impasto.finish.cut_out import cut_subject_out
from impasto.finish.encode import encode_as_asked
from impasto.finish.resample import resample_to_size
from impasto.pixels.encode import Pixels
from impasto.types import Plan

STEPS: Mapping[str, Callable[[Pixels, Plan, Kept | None], Pixels]] = {
    "crop": crop_to_box,
    "cut_out": cut_subject_out,
    "resample": resample_to_size,
    "composite": keep_outside,
    "encode": encode_as_asked,
}
