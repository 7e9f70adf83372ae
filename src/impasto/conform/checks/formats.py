"""Which formats does it write? The bytes decide, not what the answer says."""

from collections.abc import Sequence
from typing import Any

from impasto.config.entries import Abilities
from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict, listed
from impasto.conform.subject import Subject

_WRITTEN = ("png", "jpeg", "webp")


def formats(subject: Subject) -> Sequence[str]:
    """Those of the model that Impasto knows."""
    return [one for one in _WRITTEN if one in subject.model.values("output_format")]


def _calls(subject: Subject) -> Sequence[Call]:
    return [subject.generation(output_format=one) for one in formats(subject)]


def _judge(seen: Seen) -> Verdict:
    asked = formats(seen.subject)
    came = {one: _came(answer) for one, answer in zip(asked, seen.answers, strict=True)}
    right: Any = tuple(one for one in asked if came[one] == one)
    wrong = {one: other for one, other in came.items() if other not in ("", one)}
    deviations = [f"The format {one} is refused." for one in asked if not came[one]]
    if wrong and len(set(came.values()) - {""}) == 1:
        deviations.append(f"`output_format` is ignored: asked for {listed(list(wrong))}, {min(wrong.values())} came.")
    else:
        deviations += [f"Asked for {one}, {other} came." for one, other in wrong.items()]
    if not wrong:
        deviations += [text for answer in seen.answers if (text := _said_otherwise(answer))]
    return Verdict(
        found=f"right bytes for {listed(right)}" if right else "none as asked",
        deviations=tuple(deviations),
        abilities=Abilities(formats=right or None),
    )


def _came(answer: Answer) -> str:
    return (answer.looks[0].format or "") if answer.looks else ""


def _said_otherwise(answer: Answer) -> str:
    said = answer.documents[0].get("output_format") if answer.documents else None
    came = _came(answer)
    return f"It says {said!s:.20}, and the bytes are {came}." if came and said not in (None, came) else ""


FORMATS = Check(
    name="formats",
    asks="each output_format; the kind of the bytes",
    calls=_calls,
    judge=_judge,
)
