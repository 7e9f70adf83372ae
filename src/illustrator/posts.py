"""Where the main group stands, by the variant: neighbours differ plainly."""

from typing import Final

# A share of the free width from its middle, and how large.
POSTS: Final = ((0.0, 1.0), (-0.1, 0.9), (0.13, 0.84), (0.03, 0.74), (-0.16, 0.8), (0.1, 0.95))
# How far back it stands, as a share of the floor.
DEPTHS: Final = (0.0, 0.3, 0.1, 0.45, 0.2, 0.0)
