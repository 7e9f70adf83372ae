"""Every error of Impasto in one table: status, type, code, public text, and whether a retry is welcome.

Texts come from OpenAI's API where one was measured; the others are our own (`own`). A handler chooses a row,
never a status. Rows whose text points to OpenAI's platform have a `lenient_text` that points to Impasto instead.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

USER = "image_generation_user_error"
INVALID = "invalid_request_error"
QUOTA = "insufficient_quota"
SERVER = "server_error"


class ErrorKind(Struct, frozen=True, kw_only=True):
    """One row of the table. `retry` becomes `x-should-retry`; `None` leaves the client its own rule.

    `details` names the value that the body carries beside the message, where the error has it. `passed_on`: a refusal
    of somebody else's, whose status, type and code are values and stand for the row's.
    """

    status: int
    type: str
    code: str | None
    text: str
    param: str | None = None
    retry: bool | None = None
    own: bool = False
    lenient_text: str | None = None
    details: str | None = None
    passed_on: bool = False


def _own(status: int, type_: str, code: str | None, text: str, **more: Any) -> ErrorKind:
    return ErrorKind(status=status, type=type_, code=code, text=text, own=True, **more)


def _theirs(status: int, type_: str, code: str | None, text: str, **more: Any) -> ErrorKind:
    return ErrorKind(status=status, type=type_, code=code, text=text, **more)


ERRORS: Mapping[str, ErrorKind] = {
    # door
    "missing_key": _own(
        401,
        INVALID,
        "invalid_api_key",
        "You didn't provide an API key. Send it in an Authorization header: 'Authorization: Bearer YOUR_KEY'.",
    ),
    "wrong_key": _theirs(
        401,
        INVALID,
        "invalid_api_key",
        "Incorrect API key provided: {shown}. You can find your API key at "
        "https://platform.openai.com/account/api-keys.",
        lenient_text="Incorrect API key provided: {shown}. Make one with './impasto keys create'.",
    ),
    "revoked_key": _own(401, INVALID, "invalid_api_key", "The API key {shown} has been revoked."),
    "expired_key": _own(401, INVALID, "invalid_api_key", "The API key {shown} has expired."),
    "needs_admin_key": _own(
        403, INVALID, "insufficient_permissions", "This needs an admin key: 'impasto keys create --admin' makes one."
    ),
    "admin_key_only": _own(
        403, INVALID, "insufficient_permissions", "This is an admin key, which is only for /v1/organization."
    ),
    "file_not_found": _own(404, INVALID, "file_not_found", "No such File object: {id}", param="file_id"),
    "url_refused": _own(400, INVALID, "invalid_image_url", "The link in '{param}' was not followed: {reason}."),
    "url_failed": _own(
        400, INVALID, "invalid_image_url", "The picture at the link in '{param}' could not be read: {reason}."
    ),
    "not_found": _own(404, INVALID, "unknown_url", "Unknown request URL: {method} {path}."),
    "method_not_allowed": _own(
        405, INVALID, "method_not_allowed", "Not allowed to {method} on {path}. Allowed: {allowed}."
    ),
    "body_too_large": _own(413, INVALID, "request_too_large", "The request body is larger than {limit} bytes."),
    "unsupported_media_type": _own(
        415,
        INVALID,
        "unsupported_content_type",
        "Unsupported content type '{given}'. Send application/json, or multipart/form-data where files are taken.",
    ),
    "faults_off": _own(
        400,
        INVALID,
        "faults_off",
        "Impasto-Fault is off for this project. Turn it on with './impasto projects set NAME --faults on'.",
    ),
    # read
    "body_incomplete": _own(400, INVALID, "incomplete_body", "The request body ended before it was complete."),
    "body_timeout": _own(
        408, INVALID, "request_timeout", "The request body did not arrive in time: nothing came for {limit_s} s."
    ),
    "not_json": _own(400, INVALID, "invalid_json", "We could not parse the JSON body of your request: {reason}."),
    "not_an_object": _own(400, INVALID, "invalid_json", "The request body must be a JSON object."),
    "multipart_broken": _own(
        400, INVALID, "invalid_multipart", "We could not parse the multipart body of your request: {reason}."
    ),
    "file_too_large": _own(
        400, INVALID, "file_too_large", "The file '{param}' is larger than {limit} bytes, the most for one image."
    ),
    "unexpected_file": _own(400, INVALID, "unknown_parameter", "The part '{param}' is a file; no parameter takes one."),
    "file_twice": _own(400, INVALID, "invalid_value", "'{param}' came more than once."),
    "too_many_images": _own(
        400, INVALID, "array_above_max_length", "'{param}' has {count} images; an edit takes at most {limit}."
    ),
    "image_is_text": _theirs(
        400,
        INVALID,
        "invalid_type",
        "Invalid type for '{param}': expected one of an array of files or file, but got a string instead.",
    ),
    "image_mimetype": _theirs(
        400,
        INVALID,
        "unsupported_file_mimetype",
        "Invalid file '{param}': unsupported mimetype ('{given}'). Supported file formats are 'image/jpeg', "
        "'image/png', and 'image/webp'.",
    ),
    "image_unreadable": _theirs(
        400,
        USER,
        "invalid_image_file",
        "Invalid image file or mode for image {number}, please check your image file.",
    ),
    "mask_alpha": _theirs(
        400,
        USER,
        "invalid_mask_image_format",
        "Invalid mask image format - mask image missing alpha channel",
        param="mask",
    ),
    "mask_size": _theirs(
        400,
        USER,
        "invalid_mask_image_format",
        "Invalid mask image format - mask size does not match image size",
        param="mask",
    ),
    "mask_and_markup": _own(400, INVALID, "invalid_value", "'markup' cannot be combined with 'mask'.", param="markup"),
    "markup_alpha": _own(
        400,
        USER,
        "invalid_image_file",
        "Invalid markup: it must be a PNG with transparent pixels, to be laid over the first image.",
        param="markup",
    ),
    "markup_size": _own(
        400, USER, "invalid_image_file", "Invalid markup: its size does not match the first image.", param="markup"
    ),
    "mask_mode_without_mask": _own(400, INVALID, "invalid_value", "'mask_mode' needs a 'mask'.", param="mask_mode"),
    "input_fidelity": _theirs(
        400,
        USER,
        "invalid_input_fidelity_model",
        "The model '{model}' does not support the 'input_fidelity' parameter.",
        param="input_fidelity",
    ),
    "unsupported_edit": _own(
        400, USER, "unsupported_edit", "The engine '{engine}' cannot make this edit: {reason}.", param="prompt"
    ),
    "one_reference": _own(
        400, INVALID, "invalid_value", "'{param}' must have exactly one of 'image_url' and 'file_id'."
    ),
    "missing_parameter": _theirs(400, INVALID, "missing_required_parameter", "Missing required parameter: '{param}'."),
    "unknown_parameter": _theirs(400, INVALID, "unknown_parameter", "Unknown parameter: '{param}'."),
    "wrong_type": _own(
        400, INVALID, "invalid_type", "Invalid type for '{param}': expected {expected}, but got {given} instead."
    ),
    "out_of_range": _own(400, INVALID, "invalid_value", "Invalid value for '{param}': {given}. It must be {expected}."),
    "invalid_value": _theirs(
        400, INVALID, "invalid_value", "Invalid value: '{given}'. Supported values are: {supported}."
    ),
    "empty_prompt": _own(400, INVALID, "invalid_value", "The prompt is empty.", param="prompt"),
    "prompt_too_long": _own(
        400,
        INVALID,
        "string_above_max_length",
        "The prompt has {length} characters; the model '{model}' takes at most {limit}.",
        param="prompt",
    ),
    "invalid_header": _own(400, INVALID, "invalid_header", "Invalid value for the header '{header}': {reason}."),
    # plan: model, size, parameters
    "model_missing": _theirs(400, USER, "invalid_value", "The model '{model}' does not exist.", param="model"),
    "model_not_found": _theirs(404, INVALID, "model_not_found", "The model '{model}' does not exist", param="model"),
    "no_engine": _own(
        400, INVALID, "no_engine", "No engine of this server answers for the model '{model}'.", param="model"
    ),
    "size_malformed": _own(
        400, USER, "invalid_value", "Invalid size '{size}'. It must be 'auto' or WIDTHxHEIGHT.", param="size"
    ),
    "size_not_16": _theirs(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. Width and height must both be divisible by 16.",
        param="size",
    ),
    "size_edge": _theirs(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. The longest edge must be less than or equal to {limit}.",
        param="size",
    ),
    "size_short_edge": _own(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. The shortest edge must be at least {limit}.",
        param="size",
    ),
    "size_ratio": _own(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. The longer edge must be at most 3 times the shorter edge.",
        param="size",
    ),
    "size_few_pixels": _theirs(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. Requested resolution is below the current minimum pixel budget.",
        param="size",
    ),
    "size_many_pixels": _theirs(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. Requested resolution exceeds the current pixel budget.",
        param="size",
    ),
    "size_unsupported": _theirs(
        400,
        USER,
        "invalid_value",
        "Invalid size '{size}'. Supported sizes are {supported}.",
        param="size",
    ),
    "unsupported_parameter": _own(
        400, INVALID, "unsupported_parameter", "The model '{model}' does not support the '{param}' parameter."
    ),
    "partial_images_without_stream": _own(
        400,
        INVALID,
        "invalid_value",
        "'partial_images' needs 'stream': true: only a stream can show pictures on their way.",
        param="partial_images",
    ),
    "stream_of_several": _own(
        400, INVALID, "invalid_value", "A stream gives one picture: 'n' must be 1 when 'stream' is true.", param="n"
    ),
    "not_yet": _own(
        400, INVALID, "unsupported_parameter", "'{param}' is not supported by this version of Impasto: {what}."
    ),
    "engine_cannot": _own(
        400,
        INVALID,
        "unsupported_parameter",
        "The engine '{engine}', which answers for '{model}', does not support {what}.",
    ),
    "transparent_format": _own(
        400,
        USER,
        "invalid_value",
        "Transparent background is not supported for output format '{format}'. Use png or webp.",
        param="background",
    ),
    "transparent_model": _theirs(
        400, USER, "invalid_value", "Transparent background is not supported for this model.", param="background"
    ),
    "compression_format": _own(
        400,
        USER,
        "invalid_value",
        "Compression less than 100 is not supported for output format 'png'.",
        param="output_compression",
    ),
    "url_not_kept": _own(
        400,
        INVALID,
        "invalid_value",
        "'response_format': 'url' needs kept pictures, and this project keeps none.",
        param="response_format",
    ),
    # screen
    "moderation_blocked": _theirs(
        400,
        USER,
        "moderation_blocked",
        "Your request was rejected by the safety system. If you believe this is an error, contact us at "
        "help.openai.com and include the request ID {request_id}.",
        lenient_text="Your request was rejected by the safety system. Request ID: {request_id}.",
        details="moderation_details",
    ),
    "screen_unavailable": _own(
        503,
        "service_unavailable_error",
        "screen_unavailable",
        "This request could not be screened, so nothing was drawn or charged. Please try again.",
        retry=True,
    ),
    "picture_unscreened": _own(
        503,
        "service_unavailable_error",
        "screen_unavailable",
        "The picture was made and could not be screened, so it is not shown. Nothing was charged.",
        retry=False,
    ),
    # recall
    "idempotency_mismatch": _own(
        400,
        INVALID,
        "idempotency_key_reused",
        "This Idempotency-Key was used within 24 hours for a different request. Use a new key.",
        retry=False,
    ),
    "generation_expired": _own(
        410,
        INVALID,
        "generation_expired",
        "The pictures of this generation are no longer kept. Nothing was drawn or charged now.",
        retry=False,
    ),
    "outcome_unknown": _own(
        502,
        SERVER,
        "outcome_unknown",
        "The engine may have made and billed this picture, but its answer was lost. Nothing was charged here.",
        retry=False,
    ),
    "generation_interrupted": _own(
        503,
        SERVER,
        "generation_interrupted",
        "The process that was making this picture ended before it was done. Ask again: what was made is found, and "
        "nothing is charged twice.",
    ),
    "generation_claimed": _own(
        409,
        INVALID,
        "generation_claimed",
        "A later attempt of this request took over the generation '{id}' and gets its answer.",
        retry=False,
    ),
    "generation_not_found": _own(404, INVALID, "generation_not_found", "No generation with id '{id}' found."),
    "image_not_found": _own(
        404, INVALID, "image_not_found", "The generation '{id}' has no picture with index {index}."
    ),
    "generation_running": _own(
        409, INVALID, "generation_running", "The generation '{id}' is still running.", retry=False
    ),
    "link_invalid": _own(403, INVALID, "invalid_signature", "This link is not valid.", retry=False),
    "link_expired": _own(410, INVALID, "link_expired", "This link has expired.", retry=False),
    # limit
    "rate_requests": _theirs(
        429,
        "requests",
        "rate_limit_exceeded",
        "Rate limit reached for {model} in organization {scope} on requests per min: Limit {limit}, Used {used}, "
        "Requested {requested}. Please try again in {wait}.",
    ),
    "rate_images": _theirs(
        429,
        "input-images",
        "rate_limit_exceeded",
        "Rate limit reached for {model} in organization {scope} on input-images per min: Limit {limit}, Used {used}, "
        "Requested {requested}. Please try again in {wait}.",
    ),
    "rate_user_images": _own(
        429,
        "input-images",
        "rate_limit_exceeded",
        "Rate limit reached for this end user in organization {scope} on input-images per min: Limit {limit}, "
        "Used {used}, Requested {requested}. Please try again in {wait}.",
    ),
    "rate_too_many_images": _own(
        429,
        "input-images",
        "rate_limit_exceeded",
        "Request too large for {model} in organization {scope} on input-images per min: Limit {limit}, Requested "
        "{requested}. Ask for fewer pictures at once: trying again cannot help.",
        retry=False,
    ),
    "in_flight": _own(
        429,
        "input-images",
        "rate_limit_exceeded",
        "Too many pictures of this project are on their way: Limit {limit}, In flight {used}, Requested {requested}. "
        "Please try again in {wait}.",
    ),
    "in_flight_too_many": _own(
        429,
        "input-images",
        "rate_limit_exceeded",
        "Request too large for this project's pictures in flight: Limit {limit}, Requested {requested}. Ask for fewer "
        "pictures at once: trying again cannot help.",
        retry=False,
    ),
    # hold
    "project_spend_limit": _theirs(
        429,
        QUOTA,
        "project_spend_limit_exceeded",
        "This project's spend limit does not allow this request: {left} of {limit} are left this month, and it may "
        "cost up to {needed}.",
        retry=False,
    ),
    "no_credit": _theirs(
        429,
        QUOTA,
        "credit_balance_exhausted",
        "This project's credit does not allow this request: {left} are left, and it may cost up to {needed}.",
        retry=False,
    ),
    # queue
    "engine_busy": _own(
        503,
        "service_unavailable_error",
        "server_is_overloaded",
        "The engine '{engine}' is busy, and {queued} calls wait for it already. Please try again in {wait}.",
    ),
    "engine_out": _own(
        503,
        "service_unavailable_error",
        "engine_unavailable",
        "What answers for '{model}' failed several times and is left alone for a while. Please try again in {wait}.",
    ),
    "store_full": _own(
        507,
        QUOTA,
        "store_full",
        "This project's store is full: {used} of {limit} bytes are kept. Delete pictures or files, or wait until some "
        "expire. Nothing was drawn or charged.",
        retry=False,
    ),
    # run, keep
    "engine_crashed": _own(500, SERVER, "engine_crashed", "The engine '{engine}' ended unexpectedly, twice."),
    "engine_failed": _own(502, SERVER, "engine_failed", "The engine '{engine}' failed: {reason}"),
    "engine_timeout": _own(504, SERVER, "engine_timeout", "The engine '{engine}' did not finish in {limit_s} s."),
    "picture_incomplete": _own(
        502, SERVER, "picture_incomplete", "The engine '{engine}' returned a picture that is not whole."
    ),
    "not_cut_out": _own(
        502,
        SERVER,
        "background_not_cut_out",
        "The engine '{engine}' draws no transparent backgrounds, and the subject could not be cut out of what it drew: "
        "{reason}. Nothing was charged.",
        param="background",
        retry=False,
    ),
    "store_failed": _own(
        507, SERVER, "store_failed", "The picture could not be stored: {reason}. Nothing was charged.", retry=False
    ),
    "database_failed": _own(
        503, SERVER, "database_failed", "The server's database cannot be written: {reason}.", retry=False
    ),
    # relay
    "relay_loop": _own(
        400,
        INVALID,
        "relay_loop",
        "This request was relayed by this very server: its upstream leads back to itself.",
        retry=False,
    ),
    "upstream_refused": _theirs(400, INVALID, None, "{message}", details="moderation_details", passed_on=True),
    "upstream_too_large": _own(
        413, INVALID, "request_too_large", "The engine's provider takes no request of this size."
    ),
    "upstream_key_refused": _own(
        502,
        SERVER,
        "upstream_key_refused",
        "The engine '{engine}' was refused by its provider (status {status}): this server's own key there is wrong or "
        "may not do this. Your key is not the reason. Nothing was charged.",
        retry=False,
    ),
    "upstream_out_of_credit": _own(
        502,
        SERVER,
        "upstream_out_of_credit",
        "This server's account at the provider of the engine '{engine}' cannot pay for more. Nothing was charged.",
        retry=False,
    ),
    "upstream_rate_limited": _own(
        429,
        "requests",
        "rate_limit_exceeded",
        "The provider of the engine '{engine}' limits how often it is asked. Please try again in {wait}.",
    ),
    "draining": _own(503, "service_unavailable_error", "server_is_draining", "The server is shutting down."),
    "internal": _own(
        500, SERVER, "internal_error", "The server had an error while processing your request ({request_id})."
    ),
}


class ImpastoError(Exception):
    """An error with a row in the table. Raised anywhere, answered by the edge."""

    def __init__(self, name: str, param: str | None, values: Mapping[str, Any]) -> None:
        self.name = name
        self.kind = _kind(name, values)
        self.param = param if param is not None else self.kind.param
        self.values = dict(values)
        self.headers: dict[str, str] = {}
        super().__init__(self.message())

    def message(self, *, lenient: bool = True) -> str:
        """The public text, in the dialect's wording."""
        text = self.kind.lenient_text if lenient and self.kind.lenient_text else self.kind.text
        # The request's id is known at the edge alone; a run without one has nothing to look up.
        return text.format(**{"param": self.param, "request_id": "none", **self.values})

    def body(self, *, lenient: bool = True) -> dict[str, Any]:
        """The JSON body in OpenAI's shape."""
        inner: dict[str, Any] = {
            "message": self.message(lenient=lenient),
            "type": self.kind.type,
            "param": self.param,
            "code": self.kind.code,
        }
        if self.kind.details is not None and self.kind.details in self.values:
            inner[self.kind.details] = self.values[self.kind.details]
        return {"error": inner}


def _kind(name: str, values: Mapping[str, Any]) -> ErrorKind:
    kind = ERRORS[name]
    if not kind.passed_on:
        return kind
    told = {field: values[field] for field in ("status", "type", "code") if field in values}
    return replace(kind, **told)


def error(name: str, param: str | None = None, **values: Any) -> ImpastoError:
    """The error of that row, ready to raise: `raise error("unknown_parameter", "nn")`."""
    return ImpastoError(name, param, values)


def error_after(wait_ms: int, name: str, **values: Any) -> ImpastoError:
    """The error of a row whose text says `{wait}`, with the headers by which clients wait that long."""
    problem = ImpastoError(name, None, {**values, "wait": duration(wait_ms)})
    problem.headers = {"retry-after": str(-(-wait_ms // 1000)), "retry-after-ms": str(wait_ms)}
    return problem


def duration(duration_ms: int) -> str:
    """A duration as OpenAI's texts and headers have it: `80ms`, `12s`, `6m0s`; from a second on rounded up."""
    if duration_ms < 1000:
        return f"{duration_ms}ms" if duration_ms else "0s"
    minutes, seconds = divmod(-(-duration_ms // 1000), 60)
    return f"{minutes}m{seconds}s" if minutes else f"{seconds}s"
