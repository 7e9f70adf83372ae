"""In how many ways a provider can fall short of OpenAI's API."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """What it does; as it stands, all that OpenAI does."""

    listed: bool = True
    wrong_key: int = 401
    delivery: str = "base64"  # data, private, link
    errors: str = "openai"  # text, under_200, no_object, server
    unknown: str = "refused"  # ignored
    sizes: str = "honoured"  # ignored, three, any, refused
    qualities: tuple[str, ...] = ("low", "medium", "high")
    formats: str = "honoured"  # ignored, no_webp
    compression: str = "honoured"  # ignored, refused
    n: str = "honoured"  # ignored, billed, refused, counted_once
    alpha: str = "real"  # fake, refused
    stream: str = "events"  # ignored, no_partials, misnamed, refused
    mask: str = "alpha"  # white, ignored, refused
    max_inputs: int = 16
    usage: str = "right"  # missing, wrong, nonsense, no_image_tokens
    repeats: bool = False
    """The same Idempotency-Key gives the same answer."""
