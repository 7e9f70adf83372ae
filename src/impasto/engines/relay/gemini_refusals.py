"""What Google's errors and blocked answers mean, in OpenAI's words. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from impasto.engines.relay.answers import as_list, as_object
from impasto.engines.relay.refusals import Declined

_BLOCKED: Final = frozenset(
    {
        *("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "RECITATION", "SPII", "NO_IMAGE"),
        *("IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "IMAGE_OTHER"),
    }
)
# These come with status 400, and are our account's business.
_OURS: Final = frozenset({"API_KEY_INVALID", "FAILED_PRECONDITION"})


def declined(status: int, headers: Mapping[str, str], answer: Any) -> Declined:
    """A refusal. A key that is not valid comes with 400, and how long to wait stands within the error."""
    error = as_object(as_object(answer).get("error"))
    details = [as_object(one) for one in as_list(error.get("details"))]
    if status == 400 and not _OURS.isdisjoint({str(error.get("status")), *(str(one.get("reason")) for one in details)}):
        status = 403
    wait = next((delay for one in details if isinstance(delay := one.get("retryDelay"), str)), "")
    if wait.endswith("s"):
        headers = {"retry-after": wait.removesuffix("s"), **headers}
    return Declined(status, headers, worded(error))


def problem_within(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """Why an answer under status 200 has no picture: an error, or a block of the prompt or of what was drawn."""
    if (told := worded(as_object(body.get("error")))) is not None:
        return told
    reason = as_object(body.get("promptFeedback")).get("blockReason")
    if isinstance(reason, str):
        return _blocked(reason, "input")
    reasons = [as_object(one).get("finishReason") for one in as_list(body.get("candidates"))]
    return next((_blocked(one, "output") for one in reasons if isinstance(one, str) and one in _BLOCKED), None)


def worded(error: Mapping[str, Any]) -> dict[str, Any] | None:
    """Google's error object in OpenAI's shape."""
    if not error:
        return None
    code, status = error.get("code"), error.get("status")
    is_server = isinstance(code, int) and code >= 500
    name = "rate_limit_exceeded" if code == 429 else status.lower() if isinstance(status, str) else None
    kind = "server_error" if is_server else "requests" if code == 429 else "invalid_request_error"
    return {"message": error.get("message"), "type": kind, "param": None, "code": name}


def _blocked(reason: str, stage: str) -> dict[str, Any]:
    return {
        "message": f"The request was rejected by the provider's safety system ({reason[:60]}).",
        "type": "image_generation_user_error",
        "param": None,
        "code": "moderation_blocked",
        "moderation_details": {"moderation_stage": stage, "categories": ["other"]},
    }
