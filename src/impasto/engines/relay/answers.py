"""An answer of the images API as a provider words it, read with every liberty that providers take."""

from typing import Any, Final

from msgspec import Struct

from impasto.engines.relay.landing import Picture
from impasto.engines.relay.loose_json import read_json
from impasto.engines.relay.refusals import problem_of
from impasto.engines.relay.scanner import Document
from impasto.types import Usage

# What the books can carry.
_MOST_TOKENS: Final = 2**62
_LONGEST_PROMPT: Final = 32_000
_BACKGROUNDS: Final = ("transparent", "opaque")


class Given(Struct, frozen=True):
    """One entry of the data: a picture that has landed, or a link to one."""

    picture: Picture | None = None
    url: str | None = None
    revised_prompt: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What a provider answered. `problem` is an error object in OpenAI's shape, in the place of pictures."""

    given: tuple[Given, ...] = ()
    usage: Usage | None = None
    quality: str | None = None
    background: str | None = None
    problem: dict[str, Any] | None = None


def decoded(document: Document) -> dict[str, Any] | None:
    """The object that a document is; None for anything else, such as a page of HTML or half an answer."""
    found = read_json(document.rest)
    return found if isinstance(found, dict) else None


def read_answer(body: dict[str, Any], document: Document) -> Answer:
    """A whole ImagesResponse."""
    data = body.get("data")
    entries = data if isinstance(data, list) else []
    return _answer(body, tuple(_given(entry, document) for entry in entries if isinstance(entry, dict)))


def read_completed(body: dict[str, Any], document: Document) -> Answer:
    """The event of a finished picture, whose fields are not in a list."""
    return _answer(body, (_given(body, document),))


def _answer(body: dict[str, Any], given: tuple[Given, ...]) -> Answer:
    background = body.get("background")
    return Answer(
        given=given,
        usage=read_usage(body.get("usage")),
        quality=_word(body.get("quality")),
        background=background if background in _BACKGROUNDS else None,
        problem=problem_of(body),
    )


def _given(entry: dict[str, Any], document: Document) -> Given:
    link, revised = entry.get("url"), entry.get("revised_prompt")
    in_link = document.picture(link)
    landed = [one for one in (document.picture(entry.get("b64_json")), in_link) if one is not None]
    # One that is whole comes first; a link is better than base64 that is none.
    picture = min(landed, key=lambda one: one.path is None, default=None)
    is_linked = in_link is None and isinstance(link, str) and bool(link)
    return Given(
        picture=picture,
        url=link if is_linked and (picture is None or picture.path is None) else None,
        revised_prompt=_prompt(revised) if isinstance(revised, str) and revised else None,
    )


def _prompt(text: str) -> str:
    """As it can be kept: not every database takes the character 0."""
    return text[:_LONGEST_PROMPT].replace("\0", "")


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value.isalnum() and len(value) < 20 and value != "auto" else None


def read_usage(told: object) -> Usage | None:
    """The provider's own count; None where it has none. Whether it is within reason is said in `consumed.py`."""
    if not isinstance(told, dict):
        return None
    taken, given = count(told.get("input_tokens")), count(told.get("output_tokens"))
    if taken is None or not given:
        return None
    pictures_in = _part(told.get("input_tokens_details"), "image_tokens", taken)
    text_out = _part(told.get("output_tokens_details"), "text_tokens", given)
    return Usage(
        text_in=taken - pictures_in,
        image_in=pictures_in,
        image_out=given - text_out,
        text_out=text_out,
        estimated=False,
    )


def _part(details: object, name: str, whole: int) -> int:
    found = count(details.get(name)) if isinstance(details, dict) else None
    return min(found or 0, whole)


def count(value: object) -> int | None:
    """A number of tokens, however absurd; else None."""
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_TOKENS
    return value if is_count else None  # type: ignore[return-value]  # an int, as was just seen


def as_object(value: object) -> dict[str, Any]:
    """What should be an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """What should be a list; an empty one for anything else."""
    return value if isinstance(value, list) else []


def listed(body: object) -> tuple[str, ...] | None:
    """The names in a list of models, as OpenAI, Google or a bare array has it; None for what is no such list."""
    told = as_object(body)
    entries = next((one for one in (told.get("data"), told.get("models"), body) if isinstance(one, list)), None)
    if entries is None:
        return None
    names = [as_object(entry).get("id") or as_object(entry).get("name") for entry in entries]
    found = tuple(name.removeprefix("models/") for name in names if isinstance(name, str))
    return found if found or not entries else None
