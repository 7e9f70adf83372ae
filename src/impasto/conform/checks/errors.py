"""Are refusals shaped as OpenAI's, and is what it does not know refused?"""

from collections.abc import Sequence

from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict, listed
from impasto.conform.subject import Subject

_ASKED = ("a request without a prompt", "an unknown parameter", "an illegal size")
_UNKNOWN = "conform_unknown_parameter"


def _calls(subject: Subject) -> Sequence[Call]:
    return (
        subject.without_prompt(),
        subject.generation(**{_UNKNOWN: 1}),
        subject.generation(size=str(subject.illegal_size)),
    )


def _judge(seen: Seen) -> Verdict:
    deviations, found = [], []
    by_problem: dict[str, list[str]] = {}
    for asked, answer in zip(_ASKED, seen.answers, strict=True):
        if answer.is_delivered:
            continue
        found.append(f"{answer.status}")
        if problem := _problem(answer):
            by_problem.setdefault(problem, []).append(asked)
    for problem, asked_all in by_problem.items():
        deviations.append(f"{problem} (for {listed(asked_all)}).")
    for asked, answer in zip(_ASKED[:2], seen.answers, strict=False):
        if answer.is_delivered:
            deviations.append(f"It draws for {asked}, which OpenAI refuses.")
    shape = "not OpenAI's shape" if by_problem else "OpenAI's shape"
    drawn = len(_ASKED) - len(found)
    told = f"status {listed(list(dict.fromkeys(found)))}, {shape}" if found else "none seen"
    return Verdict(
        found=told + (f"; {drawn} of {len(_ASKED)} drawn" if drawn else ""),
        deviations=tuple(deviations),
    )


def _problem(answer: Answer) -> str:
    """What OpenAI's clients would stumble over."""
    if not answer.status:
        return "A mistake gets no answer"
    if answer.status < 400:
        return f"An error comes under status {answer.status}, which clients take for success"
    if answer.json is None:
        return f"An error is not JSON ({answer.media_type or 'no content type'})"
    inner = answer.json.get("error")
    if not isinstance(inner, dict):
        return "An error has no `error` object"
    missing = [name for name in ("message", "type", "param", "code") if name not in inner]
    if missing:
        return f"An error lacks {listed(missing)}"
    return f"A client's mistake is answered with status {answer.status}" if answer.status >= 500 else ""


ERRORS = Check(
    name="errors",
    asks="no prompt, an unknown parameter, an illegal size: status and shape of the refusals",
    calls=_calls,
    judge=_judge,
    judges_failures=True,
)
