"""Is there a usage, and does it agree with OpenAI's formulas?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.checks.references import first_edit
from impasto.conform.subject import Subject

_OUT_PERCENT = 10
# How an input image is counted is derived from measurements, not documented.
_IN_PERCENT = 25


def _calls(subject: Subject) -> Sequence[Call]:
    return subject.generation(), first_edit(subject)


def _judge(seen: Seen) -> Verdict:
    wrong = Abilities(usage=False)
    if seen.first.usage is None:
        return Verdict(found="missing", deviations=("It tells no usage.",), abilities=wrong)
    count = seen.first.count
    if count is None:
        told = "Its usage is nonsense: its numbers are missing, out of bounds, or do not add up."
        return Verdict(found="nonsense", deviations=(told,), abilities=wrong)
    problems = [text for text in (_output(seen), _input(seen)) if text]
    if problems:
        return Verdict(found="wrong", deviations=tuple(problems), abilities=wrong)
    if _expected(seen) is None:
        return Verdict(found=f"{count.given} output tokens; no formula to hold them against")
    return Verdict(found=f"right: {count.given} output tokens", abilities=Abilities(usage=True))


def _expected(seen: Seen) -> int | None:
    looks = seen.first.looks
    said = seen.first.documents[0].get("quality")
    quality = said if said in seen.subject.qualities else seen.subject.words.get("quality", "")
    return seen.tariff.expected_out(quality, looks[0].size) if looks and looks[0].size else None


def _output(seen: Seen) -> str:
    expected, count = _expected(seen), seen.first.count
    if expected is None or count is None or _is_near(count.given, expected, _OUT_PERCENT):
        return ""
    return f"It counts {count.given} output tokens; by OpenAI's formula the picture comes to {expected}."


def _input(seen: Seen) -> str:
    """What an edit's picture is counted as; nothing is said where edits are refused."""
    edit = seen.last
    expected, count = seen.tariff.expected_in(edit.call.inputs), edit.count
    if not edit.is_delivered or not expected or count is None or _is_near(count.image_in, expected, _IN_PERCENT):
        return ""
    return f"It counts {count.image_in} tokens for an input image that comes to {expected}."


def _is_near(told: int, expected: int, percent: int) -> bool:
    return 100 * abs(told - expected) <= percent * expected


USAGE = Check(
    name="usage",
    asks=f"the usage of a picture and of an edit, by OpenAI's formulas (±{_OUT_PERCENT} %, inputs ±{_IN_PERCENT} %)",
    calls=_calls,
    judge=_judge,
)
