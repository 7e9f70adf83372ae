"""Gather what a run needs beside the words: for now its seed."""

import secrets

from impasto.types import ImageRequest, Inputs

# Below 2^53, so that a seed survives JavaScript; 32 bits are easy to type again.
_SEEDS = 2**32


def gather(request: ImageRequest) -> Inputs:
    """The asked seed, or one drawn at random, which the answer names so that the picture can be drawn again."""
    return Inputs(seed=request.seed if request.seed is not None else secrets.randbelow(_SEEDS))
