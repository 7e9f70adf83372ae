"""What a provider's refusal means: whose fault it is, whether anything can have been bought, what the client is told.

The table behind it is in decision 0010. What is passed on is passed on unchanged; what concerns our own account is not.
"""

import email.utils
import re
import time
from collections.abc import Mapping
from typing import Any, Final

from impasto.engines.base import EngineFailed, EngineRefused

_OUT_OF_CREDIT: Final = frozenset(
    {
        *("insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached"),
        *("organization_spend_limit_exceeded", "project_spend_limit_exceeded", "organization_usage_limit_exceeded"),
    }
)
_CLIENTS_FAULT: Final = frozenset({"image_generation_user_error", "invalid_request_error"})
_BLOCKED: Final = frozenset({"moderation_blocked", "content_policy_violation", "contentFilter"})
_LONGEST_MESSAGE: Final = 4000
_DURATION: Final = re.compile(r"(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9}(?:\.\d{1,9})?)s)?(?:(\d{1,9})ms)?")
_FIRST_WAIT_S: Final = 0.5
_LONGEST_WAIT_S: Final = 20.0

NO_PICTURE: Final = "its answer holds no picture that is whole"


class Declined(Exception):
    """The provider answered, and not with pictures. `problem` is its error object, or None where it sent none."""

    def __init__(self, status: int, headers: Mapping[str, str], problem: dict[str, Any] | None) -> None:
        super().__init__(status)
        self.status, self.headers, self.problem = status, headers, problem

    @property
    def code(self) -> str:
        """The error's code, or else its type."""
        problem = self.problem or {}
        return str(problem.get("code") or problem.get("type") or "")

    @property
    def is_blocked(self) -> bool:
        """Somebody's prompt or picture was rejected by a safety system."""
        return self.code in _BLOCKED

    @property
    def is_out_of_credit(self) -> bool:
        """Our own account cannot pay: waiting does not help."""
        problem = self.problem or {}
        return self.status == 402 or not _OUT_OF_CREDIT.isdisjoint({self.code, str(problem.get("type"))})

    @property
    def is_free(self) -> bool:
        """Surely nothing was bought: it says so itself, or it says that it is the provider who failed."""
        if self.status < 500:
            return self.status >= 300 and self.status != 409
        should_retry = self.headers.get("x-should-retry")
        if should_retry is not None:
            return should_retry == "true"
        return self.status in (500, 503) and (self.problem is not None or "retry-after" in self.headers)


def declined(status: int, headers: Mapping[str, str], answer: Any) -> Declined:
    """A refusal as OpenAI words it. `answer` is what JSON its body was."""
    return Declined(status, headers, problem_of(answer))


def problem_of(answer: Any) -> dict[str, Any] | None:
    """The error object within an answer: OpenAI's, or a bare text; None where there is none."""
    inner = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(inner, str) and inner:
        return {"message": inner}
    return inner if isinstance(inner, dict) and inner else None


def declined_within(problem: dict[str, Any], headers: Mapping[str, str]) -> Declined:
    """An error that came under status 200, or as an event: with the status that it should have had."""
    declined = Declined(500, headers, problem)
    if declined.is_blocked or str(problem.get("type")) in _CLIENTS_FAULT:
        return Declined(400, headers, problem)
    is_limit = declined.is_out_of_credit or declined.code == "rate_limit_exceeded"
    return Declined(429, headers, problem) if is_limit else declined


def wait_s(declined: Declined, number: int) -> float | None:
    """How long to wait before the same is sent again, after attempt `number`; None: it is not sent again."""
    if declined.status not in (429, 503) or not declined.is_free or declined.is_out_of_credit:
        return None
    if declined.headers.get("x-should-retry") == "false":
        return None
    asked = asked_wait_s(declined.headers)
    wait = backoff_s(number) if asked is None else asked
    return wait if wait <= _LONGEST_WAIT_S else None


def backoff_s(number: int) -> float:
    """The wait after attempt `number` where nobody says how long."""
    return float(_FIRST_WAIT_S * 2 ** (number - 1))


def asked_wait_s(headers: Mapping[str, str]) -> float | None:
    """How long the provider wants to be left alone: `retry-after-ms`, `retry-after`, or the limit that is used up."""
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        text = headers.get(name, "")
        if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text):
            return float(text) / unit
    if (at_s := _moment_s(headers.get("retry-after", ""))) is not None:
        return max(at_s - time.time(), 0.0)
    resets = [
        _seconds(headers.get(name.replace("-remaining-", "-reset-"), ""))
        for name, value in headers.items()
        if name.startswith("x-ratelimit-remaining-") and value == "0"
    ]
    return max(resets, default=None)


def _moment_s(text: str) -> float | None:
    """A date as a time of the clock; None for what is none, or one that no clock will show."""
    try:
        date = email.utils.parsedate_tz(text)
        return None if date is None else float(email.utils.mktime_tz(date))
    except (ValueError, OverflowError):
        return None


def _seconds(text: str) -> float:
    """OpenAI's durations: `6m0s`, `12s`, `80ms`."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return 0.0
    hours, minutes, seconds, thousandths = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def meaning(declined: Declined, key: str) -> EngineRefused | EngineFailed:
    """What the flow is told. `key` is ours: it is taken out of whatever text is passed on."""
    if declined.status == 403 and declined.is_blocked:
        # Some gateways say so where OpenAI says 400: the prompt is refused, not our key.
        declined = Declined(400, declined.headers, declined.problem)
    status = declined.status
    told: dict[str, Any] = {**upstream_id(declined.headers)}
    if status in (401, 403) and not asks_to_verify(declined):
        return EngineFailed(f"status {status}", name="upstream_key_refused", values={"status": status, **told})
    if declined.is_out_of_credit:
        return EngineFailed("its account is used up", name="upstream_out_of_credit", values=told)
    if status == 429:
        asked = asked_wait_s(declined.headers)
        after = {"retry_after_ms": round((1.0 if asked is None else asked) * 1000)}
        return EngineFailed("its rate limit", name="upstream_rate_limited", values={**after, **told})
    if status == 413 and declined.problem is None:
        return EngineRefused("upstream_too_large", None, **told)
    if _is_passed_on(declined):
        return _passed_on(declined, key)
    # Who answers 4xx is there, and says what it does not want.
    counts = not 400 <= status < 500
    return EngineFailed(_in_words(declined), billed=not declined.is_free, counts=counts, values=told)


def upstream_id(headers: Mapping[str, str]) -> dict[str, str]:
    """The provider's id of the call, as a value of an error; nothing where it gave none."""
    told = headers.get("x-request-id") or headers.get("apim-request-id", "")
    found = "".join(character for character in told[:100] if character.isprintable())
    return {"upstream_request_id": found} if found and found.isascii() else {}


def asks_to_verify(declined: Declined) -> bool:
    """OpenAI wants to know the organization behind our key before it lends a model."""
    return declined.status == 403 and "must be verified" in str((declined.problem or {}).get("message"))


def _is_passed_on(declined: Declined) -> bool:
    problem, status = declined.problem, declined.status
    if problem is None or not isinstance(problem.get("message"), str) or not 400 <= status < 500:
        return False
    if status == 404:  # of anything but a model: the address is wrong, which is not the client's fault
        return "model" in declined.code or problem.get("param") == "model"
    return status not in (405, 408, 409)


def _passed_on(declined: Declined, key: str) -> EngineRefused:
    problem = declined.problem or {}
    message = str(problem["message"])[:_LONGEST_MESSAGE]
    values: dict[str, Any] = {
        "status": declined.status,
        "type": _text(problem.get("type")) or "invalid_request_error",
        "code": _text(problem.get("code")),
        "message": message.replace(key, "[key]") if key else message,
        **upstream_id(declined.headers),
    }
    if isinstance(details := problem.get("moderation_details"), dict):
        values["moderation_details"] = details
    return EngineRefused("upstream_refused", _text(problem.get("param")), **values)


def _text(value: object) -> str | None:
    return str(value)[:200] if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _in_words(declined: Declined) -> str:
    if 300 <= declined.status < 400:
        return f"it answered with a redirect (status {declined.status}), which is not followed"
    if declined.status in (404, 405):
        return f"it answered with status {declined.status}: its address, or what it calls the model, may be wrong"
    return f"it answered with status {declined.status}"
