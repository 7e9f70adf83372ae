"""What providers answer when all is not well, as recorded or described, and what it comes to. A new one adds rows.

Of each row: the engines that it holds for, the answer, what the client gets, the state, the number of calls.
"""

import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from .elsewhere import googles
from .provider import Exchange, b64, picture

FAILED, UNKNOWN = (502, "engine_failed"), (502, "outcome_unknown")
KEY_REFUSED, LIMITED = (502, "upstream_key_refused"), (429, "rate_limit_exceeded")
BLOCKED = (400, "moderation_blocked")
AZURE, GEMINI, BOTH = ("azure", "azure-v1"), ("gemini",), ("azure", "gemini")
# Each answers for a model of its own: nobody falls over to another.
MODELS = {"azure": "gpt-image-2-2026-04-21", "azure-v1": "gpt-image-1.5", "gemini": "gemini-3-pro-image"}

Act = Callable[[Exchange], Any]


class Recording(Struct, frozen=True):
    """One answer and what it comes to. `state` is that of the generation."""

    name: str
    engines: tuple[str, ...]
    act: Act
    gets: tuple[int, str | None]
    state: str = "failed"
    calls: int = 1


def says(status: int, body: Any, **headers: str) -> Act:
    """This JSON."""
    return lambda exchange: exchange.json(body, status, **headers)


def azures(status: int, code: str | None, message: str = "Told.", **more: Any) -> Act:
    """Azure's error object."""
    headers = more.pop("headers", {})
    return says(status, {"error": {"code": code, "message": message, **more}}, **headers)


def google(code: int, status: str, message: str = "Told.", details: Any = ()) -> Act:
    """Google's error object."""
    return says(code, {"error": {"code": code, "message": message, "status": status, "details": list(details)}})


def blocked(**changes: Any) -> Act:
    """Google's answer without a picture."""
    return says(200, {"usageMetadata": {"promptTokenCount": 8, "totalTokenCount": 8}, **changes})


def finished(reason: str) -> Act:
    return blocked(candidates=[{"content": {"role": "model"}, "finishReason": reason, "index": 0}])


def sends(body: bytes, status: int = 200, **headers: str) -> Act:
    return lambda exchange: exchange.send(body, status, **headers)


def cut(body: Any) -> Act:
    """The beginning of this JSON, and the end of the connection."""
    return lambda exchange: exchange.send(json.dumps(body).encode(), cut=2000)


def wait_of(seconds: str) -> dict[str, str]:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": seconds}


FILTERED = {"sexual": {"filtered": True, "severity": "high"}, "hate": {"filtered": False, "severity": "safe"}}
PICTURE = b64(picture("1024x1024"))
CUT = b64(picture("1024x1024")[:-40])

ANYBODY = [
    Recording("a page of a gateway, 500", BOTH, sends(b"<html>no</html>", 500), UNKNOWN, "unknown"),
    Recording("a page of a gateway, 504", BOTH, sends(b"<html>no</html>", 504), UNKNOWN, "unknown"),
    Recording("a page, 400", BOTH, sends(b"<html>no</html>", 400), FAILED),
    Recording("a redirect", BOTH, sends(b"", 301, location="http://127.0.0.1:1/"), FAILED),
    Recording("accepted, 202", BOTH, sends(b"{}", 202), UNKNOWN, "unknown"),
    Recording("too large for a gateway", BOTH, sends(b"", 413), (413, "request_too_large")),
    Recording("a page, 503", BOTH, sends(b"<html>no</html>", 503), UNKNOWN, "unknown"),
    Recording("a conflict", BOTH, sends(b"{}", 409), UNKNOWN, "unknown"),
    Recording("not found, 405", BOTH, sends(b"", 405), FAILED),
    Recording("no answer in time, 408", BOTH, sends(b"", 408), FAILED),
    Recording("no credit, 402", BOTH, sends(b"", 402), (502, "upstream_out_of_credit")),
    Recording("surely nothing bought", BOTH, sends(b"", 502, x_should_retry="true"), FAILED),
    Recording("surely something", BOTH, sends(b'{"error":{}}', 500, x_should_retry="false"), UNKNOWN, "unknown"),
    Recording("nothing", BOTH, lambda exchange: exchange.raw(b""), UNKNOWN, "unknown"),
    Recording("half a header", BOTH, lambda exchange: exchange.raw(b"HTTP/1.1 200 OK\r\nco"), UNKNOWN, "unknown"),
    Recording("a welcome page", BOTH, sends(b"<html>welcome</html>"), UNKNOWN, "unknown"),
    Recording("far too much of nothing", BOTH, says(200, {"pad": "x" * 2_000_000}), UNKNOWN, "unknown"),
    Recording("an empty object", BOTH, says(200, {}), UNKNOWN, "unknown"),
]
OF_AZURE = [
    Recording(
        "contentFilter",
        AZURE,
        azures(400, "contentFilter", "Your task failed as a result of our safety system."),
        BLOCKED,
    ),
    Recording(
        "the picture was filtered", AZURE, azures(400, "contentFilter", "Generated image was filtered."), BLOCKED
    ),
    Recording(
        "content_policy_violation",
        AZURE,
        azures(
            400,
            "content_policy_violation",
            type="invalid_request_error",
            inner_error={"code": "ResponsibleAIPolicyViolation", "content_filter_results": FILTERED},
        ),
        BLOCKED,
    ),
    Recording("its inner code alone", AZURE, azures(400, None, innererror={"code": "content_filter"}), BLOCKED),
    Recording("OpenAI's own", AZURE, azures(400, "moderation_blocked", type="image_generation_user_error"), BLOCKED),
    Recording("with status 403", AZURE, azures(403, "content_filter"), BLOCKED),
    Recording("under status 200", AZURE, says(200, {"created": 1, "error": {"code": "contentFilter"}}), BLOCKED),
    Recording(
        "a picture's place left empty",
        AZURE,
        says(200, {"created": 1, "data": [{"content_filter_results": FILTERED}]}),
        BLOCKED,
    ),
    Recording(
        "the whole account is blocked",
        AZURE,
        azures(403, "Forbidden", "Your resource has been temporarily blocked because we detected behavior."),
        KEY_REFUSED,
    ),
    Recording("a wrong key", AZURE, azures(401, "401", "Access denied due to invalid subscription key."), KEY_REFUSED),
    Recording("no such deployment", AZURE, azures(404, "DeploymentNotFound"), FAILED),
    Recording("a parameter", AZURE, azures(400, "invalid_value", param="size", type="t"), (400, "invalid_value")),
    Recording("a rate limit", AZURE, azures(429, "429", headers={"retry_after": "60"}), LIMITED),
    Recording("no quota", AZURE, azures(429, "insufficient_quota"), (502, "upstream_out_of_credit")),
    Recording("its own failure", AZURE, azures(500, "InternalServerError"), FAILED),
    Recording("data that is none", AZURE, says(200, {"created": 1, "data": []}), UNKNOWN, "unknown"),
    Recording("base64 that is none", AZURE, says(200, {"created": 1, "data": [{"b64_json": "?"}]}), UNKNOWN, "unknown"),
    Recording("cut in the picture", AZURE, cut({"data": [{"b64_json": PICTURE}]}), UNKNOWN, "unknown"),
    Recording("no end", AZURE, says(200, {"data": [{"b64_json": CUT}]}), (502, "picture_incomplete")),
]
OF_GEMINI = [
    *(
        Recording(f"the prompt: {reason}", GEMINI, blocked(promptFeedback={"blockReason": reason}), BLOCKED)
        for reason in ("SAFETY", "PROHIBITED_CONTENT", "IMAGE_SAFETY", "BLOCKLIST", "OTHER")
    ),
    *(
        Recording(f"the picture: {reason}", GEMINI, finished(reason), BLOCKED)
        for reason in ("IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "NO_IMAGE", "IMAGE_RECITATION", "IMAGE_OTHER")
    ),
    Recording("words alone", GEMINI, says(200, googles()), UNKNOWN, "unknown"),
    Recording("base64 that is none", GEMINI, says(200, googles("?")), UNKNOWN, "unknown"),
    Recording("cut in the picture", GEMINI, cut(googles(PICTURE)), UNKNOWN, "unknown"),
    Recording("no end", GEMINI, says(200, googles(CUT)), (502, "picture_incomplete")),
    Recording("a parameter", GEMINI, google(400, "INVALID_ARGUMENT", "Bad ratio."), (400, "invalid_argument")),
    Recording(
        "a wrong key",
        GEMINI,
        google(400, "INVALID_ARGUMENT", "API key not valid.", [{"reason": "API_KEY_INVALID"}]),
        KEY_REFUSED,
    ),
    Recording("where it may not be used", GEMINI, google(400, "FAILED_PRECONDITION"), KEY_REFUSED),
    Recording("no such key", GEMINI, google(401, "UNAUTHENTICATED"), KEY_REFUSED),
    Recording("a key that may not", GEMINI, google(403, "PERMISSION_DENIED"), KEY_REFUSED),
    Recording("no such model", GEMINI, google(404, "NOT_FOUND", "models/x is not found."), FAILED),
    Recording("a rate limit", GEMINI, google(429, "RESOURCE_EXHAUSTED", details=[wait_of("61.5s")]), LIMITED),
    Recording("its own failure", GEMINI, google(500, "INTERNAL"), FAILED),
    Recording("too late", GEMINI, google(504, "DEADLINE_EXCEEDED"), UNKNOWN, "unknown"),
    Recording("an error under status 200", GEMINI, says(200, {"error": {"code": 500, "message": "m"}}), FAILED),
    Recording("a limit under status 200", GEMINI, says(200, {"error": {"code": 429, "message": "m"}}), LIMITED),
]
RECORDINGS = [*ANYBODY, *OF_AZURE, *OF_GEMINI]
CASES = [(engine, recording) for recording in RECORDINGS for engine in recording.engines]
