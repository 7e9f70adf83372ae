"""Which qualities does it take? The dearest check, so it comes last."""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict, listed
from impasto.conform.subject import Subject


def _calls(subject: Subject) -> Sequence[Call]:
    return [subject.generation(quality=one) for one in subject.qualities]


def _judge(seen: Seen) -> Verdict:
    asked = seen.subject.qualities
    taken = tuple(one for one, answer in zip(asked, seen.answers, strict=True) if answer.is_delivered)
    if not taken:
        told = ("`quality` is refused.",)
        return Verdict(found="none taken", deviations=told, abilities=Abilities(omit=("quality",)))
    deviations = [f"The quality {one} is refused." for one in asked if one not in taken]
    for one, answer in zip(asked, seen.answers, strict=True):
        said = _said(answer)
        if said and said != one:
            deviations.append(f"Asked for the quality {one}, it says {said:.20}.")
    return Verdict(
        found=f"taken: {listed(taken)}",
        deviations=tuple(deviations),
        abilities=Abilities(qualities=taken),
    )


def _said(answer: Answer) -> str:
    said = answer.documents[0].get("quality") if answer.is_delivered else None
    return said if isinstance(said, str) else ""


QUALITIES = Check(
    name="qualities",
    asks="each quality of the model; whether it is drawn, and what the answer says of it",
    calls=_calls,
    judge=_judge,
)
