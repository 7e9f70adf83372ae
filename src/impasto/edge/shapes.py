"""The JSON of every answer as types, for the OpenAPI document alone. What is sent is built where it is known.

A test sends requests and holds the answers against these.
"""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Text = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]
Usd = Annotated[str, Meta(pattern=r"^\d+(\.\d{1,9})?$", description="US dollars as a decimal number, exact.")]
GenerationId = Annotated[str, Meta(pattern="^gen_")]
FileId = Annotated[str, Meta(pattern="^file-")]
EngineName = Annotated[str, Meta(description="The engine that draws.")]


class Shape(Struct, kw_only=True, forbid_unknown_fields=True):
    """What all of them share: no key that is not described."""


class ModerationDetails(Shape):
    """What was screened when a request was refused, and for which categories."""

    moderation_stage: Literal["input", "output", "unknown"]
    categories: list[Text]


class ErrorObject(Shape):
    """What went wrong, in OpenAI's shape. `code` is what a program should look at."""

    message: str
    type: Text
    param: str | None
    code: str | None
    moderation_details: ModerationDetails | UnsetType = UNSET


class ErrorAnswer(Shape):
    """The body of every answer from 400 upwards."""

    error: ErrorObject


class NoticeObject(Shape):
    """Something that was emulated, ignored on request, or not understood."""

    code: Text
    message: Text
    param: str | None


class TokenDetails(Shape):
    """Tokens by kind."""

    image_tokens: Count
    text_tokens: Count


class UsageObject(Shape):
    """What was consumed, in tokens; the sum over all pictures."""

    input_tokens: Count
    input_tokens_details: TokenDetails
    output_tokens: Count
    output_tokens_details: TokenDetails
    total_tokens: Count


class PictureDatum(Shape):
    """One picture: base64, a link that works for a while without a key, or both.

    `outside_changed` is the share of the pixels that a mask keeps which are not the edit image's own.
    """

    b64_json: str | UnsetType = UNSET
    url: str | UnsetType = UNSET
    revised_prompt: str | UnsetType = UNSET
    outside_changed: Annotated[float, Meta(ge=0, le=1)] | UnsetType = UNSET


class KeptPicture(Shape):
    """The facts of one kept picture."""

    index: Count
    format: Literal["png", "jpeg", "webp"]
    width: Annotated[int, Meta(ge=1)]
    height: Annotated[int, Meta(ge=1)]
    bytes: Annotated[int, Meta(ge=1)]


class AttemptObject(Shape):
    """An engine that was asked in vain before the one that drew, and the error by which it failed."""

    engine: EngineName
    error: str


class About(Shape):
    """Impasto's own object in a lenient answer. What is optional comes with a generation that is looked up."""

    generation: GenerationId
    engine: EngineName
    seed: Count | None
    notices: list[NoticeObject]
    charge_usd: Usd
    cost_usd: Usd | UnsetType = UNSET
    attempts: list[AttemptObject] | UnsetType = UNSET
    status: str | UnsetType = UNSET
    created_at: int | UnsetType = UNSET
    model: str | UnsetType = UNSET
    simulated: bool | UnsetType = UNSET
    request: dict[str, Any] | UnsetType = UNSET
    usage: UsageObject | UnsetType = UNSET
    images: list[KeptPicture] | UnsetType = UNSET
    parents: list[str] | UnsetType = UNSET
    error: str | UnsetType | None = UNSET


class ImagesAnswer(Shape):
    """OpenAI's ImagesResponse; `impasto` is there in the lenient dialect."""

    created: int
    background: Literal["transparent", "opaque"]
    data: list[PictureDatum]
    output_format: Literal["png", "jpeg", "webp"]
    quality: Text
    size: Annotated[str, Meta(pattern=r"^\d+x\d+$")]
    usage: UsageObject
    safety_identifier: str | UnsetType = UNSET
    impasto: About | UnsetType = UNSET


class GenerationObject(Shape):
    """A generation without its pictures."""

    id: GenerationId
    object: Literal["image.generation"]
    status: Literal["running", "done", "failed", "unknown"]
    created_at: int
    model: Text
    engine: EngineName
    simulated: bool
    request: dict[str, Any]
    seed: Count | None
    charge_usd: Usd
    usage: UsageObject
    notices: list[NoticeObject]
    images: list[KeptPicture]
    parents: list[str]
    error: str | None
    cost_usd: Usd | UnsetType = UNSET
    attempts: list[AttemptObject] | UnsetType = UNSET


class GenerationList(Shape):
    """A page of generations, newest first; `last_id` is the next page's `after`."""

    object: Literal["list"]
    data: list[GenerationObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class Deleted(Shape):
    """A generation that is gone."""

    id: GenerationId
    object: Literal["image.generation"]
    deleted: Literal[True]


class FileObject(Shape):
    """A kept file, in OpenAI's shape."""

    id: FileId
    object: Literal["file"]
    bytes: Count
    created_at: int
    expires_at: int | None
    filename: str
    purpose: Text
    status: Literal["processed"]
    status_details: None


class FileList(Shape):
    """A page of files; `last_id` is the next page's `after`."""

    object: Literal["list"]
    data: list[FileObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class FileDeleted(Shape):
    """A file that is gone."""

    id: FileId
    object: Literal["file"]
    deleted: Literal[True]


class StepObject(Shape):
    """One finishing step and why it is needed."""

    name: Text
    reason: str


class ChargeRange(Shape):
    """The least and the most that it may be charged."""

    low: Usd
    high: Usd


class Quote(Shape):
    """What a generation or an edit would do and cost."""

    object: Literal["image.quote"]
    model: Text
    engine: EngineName
    simulated: bool
    n: Annotated[int, Meta(ge=1, le=10)]
    size: str
    engine_size: str
    quality: Text
    background: Literal["transparent", "opaque"]
    output_format: Literal["png", "jpeg", "webp"]
    steps: list[StepObject]
    notices: list[NoticeObject]
    usage: UsageObject
    charge_usd: ChargeRange
    expected_seconds: Annotated[float, Meta(ge=0)]


class ModelEngine(Shape):
    """Which engine answers for a model; null where none does."""

    engine: str | None
    title: str | None


class ModelObject(Shape):
    """One model; `impasto` is there in the lenient dialect."""

    id: Text
    object: Literal["model"]
    created: int
    owned_by: Text
    shutdown_date: str | None
    impasto: ModelEngine | UnsetType = UNSET


class ModelList(Shape):
    """Every model."""

    object: Literal["list"]
    data: list[ModelObject]


class Health(Shape):
    """Whether it serves."""

    status: Literal["ok", "draining"]


class Readiness(Shape):
    """Each part with `ok`, or what is wrong with it."""

    status: Literal["ok", "not ready"]
    checks: dict[str, str]


class EngineRunCounts(Shape):
    """How the latest runs ended; `moved_on` are those that went on to another engine."""

    done: Count
    failed: Count
    refused: Count
    unknown: Count
    moved_on: Count


class EngineSeconds(Shape):
    """How long those that were done took, from the request on; null where none was."""

    p50: float | None
    p99: float | None


class EngineError(Shape):
    """The newest failure of an engine."""

    error: str
    reason: str | None
    at: int


class EngineObject(Shape):
    """One engine of this server, and how it does."""

    id: EngineName
    object: Literal["organization.engine"]
    provider: Text
    title: str
    models: list[str]
    status: Literal["healthy", "out"]
    retry_after_seconds: float | None
    in_flight: Count
    window_seconds: Count
    runs: EngineRunCounts
    seconds: EngineSeconds
    last_error: EngineError | None


class EngineList(Shape):
    """Every engine, in the order of the config file."""

    object: Literal["list"]
    data: list[EngineObject]
