"""Does n = 2 bring two pictures, and what is counted for them?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject

_TWO = 2


def _calls(subject: Subject) -> Sequence[Call]:
    if subject.model.parameters.ranges.get("n", (1, 1))[1] < _TWO:
        return ()
    return subject.generation(), subject.generation(n=_TWO)


def _judge(seen: Seen) -> Verdict:
    two = seen.last
    if two.is_refused:
        return Verdict(found="n = 2 is refused", deviations=("`n` = 2 is refused.",), abilities=Abilities(max_n=1))
    came = len(two.entries)
    counted = _counted(seen)
    if came == 1:
        told = "is counted for two, and gives one picture" if counted == _TWO else "is ignored: one picture came"
        return Verdict(
            found=f"one picture for n = 2{', counted for two' if counted == _TWO else ''}",
            deviations=(f"`n` = 2 {told}.",),
            abilities=Abilities(max_n=1),
        )
    if came > _TWO:
        return Verdict(found=f"{came} pictures for n = 2", deviations=(f"`n` = 2 gives {came} pictures.",))
    if counted == 1:
        return Verdict(
            found="two pictures, counted for one", deviations=("`n` = 2 gives two pictures, and usage counts one.",)
        )
    return Verdict(found="two pictures" + (", both counted" if counted else ""))


def _counted(seen: Seen) -> int | None:
    """For how many pictures the usage of the second answer stands; None where there is none to go by."""
    one, two = (answer.count for answer in seen.answers)
    if one is None or two is None:
        return None
    return _TWO if 2 * two.given >= 3 * one.given else 1


NUMBER = Check(
    name="n",
    asks="one picture, and n = 2; the entries and what usage counts for them",
    calls=_calls,
    judge=_judge,
)
