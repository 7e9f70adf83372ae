"""The words of Impasto as types: frozen, without behaviour.

Everything that travels from one stage of `flow.py` to the next is defined here. Money is integer nano-dollars
(`_nano`), time is whole milliseconds since the epoch (`_ms`), sizes are pixels.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

Dialect: TypeAlias = Literal["lenient", "strict"]
Answer: TypeAlias = Literal["b64_json", "url", "both"]
Operation: TypeAlias = Literal["generation", "edit"]
MaskMode: TypeAlias = Literal["keep", "guide"]
FinishReason: TypeAlias = Literal["done", "failed", "unknown"]


class Size(Struct, frozen=True, order=True):
    """A picture's size in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Box(Struct, frozen=True):
    """A part of a picture, in its pixels: the upper left corner and the size."""

    x: int
    y: int
    width: int
    height: int


class Notice(Struct, frozen=True):
    """Something that was emulated, ignored on request, or not understood; told to the client, never hidden."""

    code: str
    message: str
    param: str | None = None


class ImageRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the client sent, typed and with nulls removed. `None` means that the client did not say.

    Values are as sent (`size` is still text): what they come to is the plan's business. `images`, `mask` and `markup`
    are the SHA-256 digests of the files that came with it.
    """

    operation: Operation = "generation"
    prompt: str
    model: str | None = None
    n: int | None = None
    size: str | None = None
    quality: str | None = None
    background: str | None = None
    output_format: str | None = None
    output_compression: int | None = None
    moderation: str | None = None
    stream: bool | None = None
    partial_images: int | None = None
    response_format: str | None = None
    style: str | None = None
    user: str | None = None
    safety_identifier: str | None = None
    complexity: str | None = None
    frame_count: int | None = None
    frame_duration_ms: int | None = None
    svg: dict[str, Any] | None = None
    seed: int | None = None
    negative_prompt: str | None = None
    images: tuple[str, ...] = ()
    mask: str | None = None
    markup: str | None = None
    mask_mode: str | None = None
    input_fidelity: str | None = None
    unknown: tuple[str, ...] = ()


class Limits(Struct, frozen=True, kw_only=True):
    """How often a key or a project may ask; None: as often as it likes."""

    requests_per_minute: int | None = None
    images_per_minute: int | None = None


class Project(Struct, frozen=True, kw_only=True):
    """Who pays. `price_rule` is the rule's own JSON object (see `ledger/prices.py`); `None` is the public price.

    `retention_s` counts from the last use of a picture; 0 keeps nothing. `max_store_bytes` is what may be kept at once.
    `user_images_per_minute` holds for each end user that requests name. `faults`: its requests may ask for a failure.
    """

    id: str
    name: str
    dialect: Dialect = "lenient"
    answer: Answer | None = None
    price_rule: dict[str, Any] | None = None
    spend_limit_nano: int | None = None
    prepaid: bool = False
    retention_s: int = 86_400
    max_store_bytes: int | None = None
    limits: Limits = Limits()
    user_images_per_minute: int | None = None
    images_in_flight: int | None = None
    faults: bool = False


class Standing(Struct, frozen=True, kw_only=True):
    """What is left of a limit a minute, and how long until all of it is again."""

    limit: int
    remaining: int
    reset_ms: int


class Allowance(Struct, kw_only=True):
    """How a request stands with the limits that it counts against, the tightest of each kind; None where none applies.

    The flow fills it in, and the answer's headers tell it.
    """

    requests: Standing | None = None
    images: Standing | None = None


class Reader(Struct, kw_only=True):
    """The request that waits for a run, as the claim rule knows it (decision 0007). `id` is the request's own.

    `patience_ms` is how long the client waits for a byte. Three facts change: `gone`, the connection closed before the
    answer's last byte; `refused`, the answer was an error; `generation`, the run that it waits for or gets.
    """

    id: str = ""
    user_agent: str = ""
    retry_count: int = 0
    patience_ms: int = 600_000
    gone: bool = False
    refused: bool = False
    generation: str | None = None


class Fault(Struct, frozen=True, kw_only=True):
    """A failure that a request asks for. `name` is the header's own word for it; one of the others says what happens.

    `error` is a row of `errors.ERRORS`, told before anything is held; where `is_silent`, late. `delay_s`: the run draws
    so much later. `cut`: the connection closes, before any answer and run or in the middle of the last picture.
    """

    name: str
    error: str | None = None
    is_silent: bool = False
    delay_s: float = 0.0
    cut: Literal["answer", "picture"] | None = None


class Caller(Struct, frozen=True, kw_only=True):
    """Who asks, and how: the facts of the request's headers that later stages need. `limits` are the key's own."""

    project: Project
    key_id: str
    dialect: Dialect
    reader: Reader = msgspec.field(default_factory=Reader)
    limits: Limits = Limits()
    allowance: Allowance = msgspec.field(default_factory=Allowance)
    fault: Fault | None = None
    idempotency_key: str | None = None
    official_sdk: bool = False
    unsupported_as_notice: bool = False
    via: tuple[str, ...] = ()
    origin: str = ""
    request_id: str = ""


class Upload(Struct, frozen=True, kw_only=True):
    """A file that came with a request, in the spool. `field` is what errors call it: `image`, `image[1]`, `mask`.

    `media_type` and `filename` are as the client says.
    """

    path: Path
    digest: str
    size_bytes: int
    field: str
    media_type: str = ""
    filename: str = ""


class Uploads(Struct, frozen=True, kw_only=True):
    """The files of one request. Whoever holds them last calls `remove`."""

    images: tuple[Upload, ...] = ()
    mask: Upload | None = None
    markup: Upload | None = None

    def all(self) -> tuple[Upload, ...]:
        """Every file."""
        return (*self.images, *(one for one in (self.mask, self.markup) if one is not None))

    def remove(self) -> None:
        """Delete the files."""
        for upload in self.all():
            upload.path.unlink(missing_ok=True)


class InputImage(Struct, frozen=True, kw_only=True):
    """A picture that was read: `size` is upright, `stored_size` before the file's orientation is applied.

    `brief` is what an engine of ours drew it from, where we remember.
    """

    path: Path
    format: str
    size: Size
    stored_size: Size
    is_see_through: bool
    field: str = "image"
    brief: str | None = None


class InputMask(Struct, frozen=True, kw_only=True):
    """A mask at the size of the edit image: `path` is a png whose alpha is 0 where to edit, 255 where to keep."""

    path: Path
    is_whole: bool = False
    was_grey: bool = False


class Inputs(Struct, frozen=True, kw_only=True):
    """What was gathered for the run beside the words. The first of `images` is the edit image, the others refer."""

    seed: int
    images: tuple[InputImage, ...] = ()
    mask: InputMask | None = None
    markup: InputImage | None = None


class Capabilities(Struct, frozen=True, kw_only=True):
    """What an engine can do for one model. The plan compares a request with this; it never asks the engine.

    `edits`: it takes pictures, `max_inputs` of them. A mask is kept by us, whatever the engine makes of it.

    `auto_size` and `auto_background` are pure functions of the prompt, for engines that choose these themselves.
    `in_flight` calls run side by side, more have to wait; 0: as many as come. The same for every model of an engine.
    `free_to_repeat`: a run that is cut off has surely cost nothing.
    `chooses` are the parameters that it decides on while it draws, where nobody asked; `moderates`: it screens itself.
    `cost_by_usage`: it costs us the model's rates for what it consumes, instead of `cost_each_nano`; `cost_rule`, a
    price rule as it is written, comes before both.
    `called` is what it calls the model. `sizes`: the only ones that it draws, where there are any. `mask`: what it
    repaints, alpha 0 or white, or that it knows no masks. `omits` are parameters that it must not be sent.
    `tells_usage`: what it tells can be believed. `streams_one`: partial images come of a call for one picture alone.
    """

    max_n: int = 1
    qualities: tuple[str, ...] = ("low", "medium", "high")
    auto_quality: str = "medium"
    formats: tuple[str, ...] = ("png",)
    compression: bool = False
    transparent: bool = False
    seed: bool = False
    negative_prompt: bool = False
    any_size: bool = False
    min_edge: int = 64
    max_edge: int = 4096
    complexities: tuple[str, ...] = ()
    partial_images: int = 0
    streams_one: bool = False
    edits: bool = False
    max_inputs: int = 1
    markup: bool = False
    beyond_model: tuple[str, ...] = ()
    auto_size: Callable[[str], Size] | None = None
    auto_background: Callable[[str], str] | None = None
    simulated: bool = False
    free_to_repeat: bool = True
    in_flight: int = 0
    cost_each_nano: int = 0
    cost_by_usage: bool = False
    cost_rule: dict[str, Any] | None = None
    chooses: tuple[str, ...] = ()
    moderates: bool = False
    called: str = ""
    sizes: tuple[Size, ...] = ()
    stream: bool = True
    mask: Literal["alpha", "white", "none"] = "alpha"
    omits: tuple[str, ...] = ()
    tells_usage: bool = True
    seconds_per_megapixel: float = 1.0


class Rates(Struct, frozen=True, kw_only=True):
    """What a model's tokens cost on a given day, in nano-dollars a token, before any project's price rule.

    `image_each_nano` is for models sold by the picture: it is added for each one delivered.
    """

    text_in_nano: int
    text_cached_nano: int
    image_in_nano: int
    image_cached_nano: int
    image_out_nano: int
    text_out_nano: int = 0
    image_each_nano: int = 0
    since: date
    unpriced: bool = False


class Step(Struct, frozen=True):
    """One finishing step the plan lists: `crop` to a box, `cut_out` of a plain ground, `resample` to a size,
    `composite` to keep what is outside, or `encode`."""

    name: str
    reason: str


class Usage(Struct, frozen=True, kw_only=True):
    """What was consumed, in tokens. `estimated` says that no provider measured it."""

    text_in: int = 0
    image_in: int = 0
    image_out: int = 0
    text_out: int = 0
    estimated: bool = True


class Attempt(Struct, frozen=True, kw_only=True):
    """An engine that was asked in vain, and cost nothing: `problem` is the error's code."""

    engine: str
    problem: str


class Plan(Struct, frozen=True, kw_only=True):
    """All that will be done for a request, decided before anything is drawn or held. Pure and serialisable.

    `engine_size` is drawn by the engine and charged; `size` is what the client gets. `calls` is the number of
    pictures asked of the engine in each call: (4,) or, for an engine of one picture a call, (1, 1, 1, 1).

    `box` is the part of the drawn picture that is kept; None: all of it. With `pads` the engine gets the edit image
    lying in that box of a canvas of `engine_size`, with `marks` the markup drawn onto it.

    What k delivered pictures come to is `usage_request` (the prompt and inputs, once) + k × `usage_each`;
    `usage_most` is an upper bound of the whole request, for the hold. `partial_images` are at most so many of the first
    picture, each for `PARTIAL_TOKENS` more.

    `seed` tells pictures of one plan apart everywhere; whether it decides what is drawn says `is_seeded`.
    `auto` names what the engine decides on while it draws: until then the plan holds what is expected. `call` is the
    name of one call of the engine, for a provider that has to know it again. `upstream_ids` is what it called them.
    `via` are the Impastos that the request came through before this one. `attempts` were made before, at other engines.
    `is_patient`: a rate limit of the engine is waited out, since nobody else can be asked instead.
    """

    operation: Operation = "generation"
    model: str
    engine: str
    prompt: str
    negative_prompt: str | None = None
    complexity: str | None = None
    seed: int
    is_seeded: bool = True
    n: int
    calls: tuple[int, ...]
    size: Size
    engine_size: Size
    box: Box | None = None
    pads: bool = False
    marks: bool = False
    quality: str
    background: str
    output_format: str
    output_compression: int | None = None
    engine_format: str = "png"
    answer: Answer = "b64_json"
    stream: bool = False
    partial_images: int = 0
    mask_mode: MaskMode | None = None
    input_fidelity: str | None = None
    steps: tuple[Step, ...] = ()
    notices: tuple[Notice, ...] = ()
    usage_request: Usage = Usage()
    usage_each: Usage = Usage()
    usage_most: Usage = Usage()
    cost_each_nano: int = 0
    cost_by_usage: bool = False
    cost_rule: dict[str, Any] | None = None
    auto: tuple[str, ...] = ()
    call: str = ""
    via: tuple[str, ...] = ()
    upstream_ids: tuple[str, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    is_patient: bool = True
    expected_s: float = 0.0
    simulated: bool = False
    free_to_repeat: bool = True
    safety_identifier: str | None = None
    user: str | None = None
    moderation: str | None = None


class Image(Struct, frozen=True, kw_only=True, tag="image"):
    """An engine's event: one finished picture, whole, in a file that the receiver now owns."""

    path: Path
    format: str
    size: Size
    index: int
    revised_prompt: str | None = None
    brief: str | None = None


class Origin(Struct, frozen=True, kw_only=True):
    """What a picture was drawn from, as its engine writes it down, and the digest by which it is known again."""

    brief: str
    digest: str


class PartialImage(Struct, frozen=True, kw_only=True, tag="partial"):
    """An engine's event: a picture on its way, in a file that the receiver now owns."""

    path: Path
    format: str
    size: Size
    index: int
    partial_index: int


class Metered(Struct, frozen=True, kw_only=True, tag="usage"):
    """An engine's event: what the provider says this run consumed, for so many pictures (0: it does not say)."""

    usage: Usage
    pictures: int = 0


class Remark(Struct, frozen=True, kw_only=True, tag="notice"):
    """An engine's event: something the client has to be told."""

    notice: Notice


class Resolved(Struct, frozen=True, kw_only=True, tag="resolved"):
    """An engine's event, and news of the run: what was made of what the plan left open (None: as expected).

    `upstream_id` is what the provider calls this call. Comes before the pictures that it is about, the first of which
    is picture `first`: the run fills it in.
    """

    quality: str | None = None
    background: str | None = None
    upstream_id: str | None = None
    first: int = 0


Event: TypeAlias = Image | PartialImage | Metered | Remark | Resolved


class SoFar(Struct, frozen=True, kw_only=True):
    """What a run had consumed when a picture was kept: as metered by a provider, if any, and the partials shown.

    `withheld` pictures had been made that may not be shown; `metered_pictures` are those that were metered.
    """

    metered: Usage | None = None
    metered_pictures: int = 0
    resolved: tuple[Resolved, ...] = ()
    partial_images: int = 0
    withheld: int = 0


class StoredImage(Struct, frozen=True, kw_only=True):
    """One kept picture: its place among the generation's, and the facts that an answer needs."""

    index: int
    format: str
    width: int
    height: int
    size_bytes: int
    revised_prompt: str | None = None
    outside_changed: float | None = None


class Started(Struct, frozen=True, kw_only=True, tag="started"):
    """News of a run: it is held and begins; from here on it has an id and an ending. Again where another engine has
    to do it, by another plan."""

    generation: str
    plan: Plan


class Kept(Struct, frozen=True, kw_only=True, tag="kept"):
    """News of a run: one picture is in the store."""

    image: StoredImage


class Receipt(Struct, frozen=True, kw_only=True):
    """One generation as its rows tell it: everything an answer, a replay or a look-up is built from."""

    id: str
    project_id: str
    owner_id: str
    state: str
    request: ImageRequest
    plan: Plan
    created_ms: int
    ended_ms: int | None
    usage: Usage
    charge_nano: int
    cost_nano: int
    notices: tuple[Notice, ...]
    images: tuple[StoredImage, ...]
    over_hold: bool = False
    error: dict[str, Any] | None = None
    replayed: bool = False
    final: bool = False
    expired_ms: int | None = None
    reader_id: str | None = None
    retry_count: int | None = None


News: TypeAlias = Started | PartialImage | Kept | Resolved
