"""Does the same Idempotency-Key bring the same picture again? OpenAI's images API does not know the header."""

from collections.abc import Sequence

from msgspec.structs import replace

from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject


def _calls(subject: Subject) -> Sequence[Call]:
    keyed = replace(subject.generation(), headers={"idempotency-key": f"conform-{subject.run}"})
    return subject.generation(), keyed, replace(keyed, again=1)


def _judge(seen: Seen) -> Verdict:
    plain, first, again = (answer.pictures[:1] for answer in seen.answers)
    if any(answer.is_refused for answer in seen.answers[1:]):
        return Verdict(found="a request with an Idempotency-Key is refused")
    if not first or first != again:
        return Verdict(found="not known: the same key buys another picture")
    if first == plain:
        return Verdict(found="cannot be seen: every answer is the same picture")
    return Verdict(found="the same key brings the same picture again")


IDEMPOTENCY = Check(
    name="idempotency",
    asks="the same request twice under one Idempotency-Key; the bytes of the pictures",
    calls=_calls,
    judge=_judge,
)
