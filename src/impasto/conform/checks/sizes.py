"""Which sizes does it draw, and does it refuse an illegal one?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict, listed
from impasto.conform.subject import Subject


def _calls(subject: Subject) -> Sequence[Call]:
    return [subject.generation(size=str(size)) for size in (*subject.sizes, subject.illegal_size)]


def _judge(seen: Seen) -> Verdict:
    asked = [str(size) for size in seen.subject.sizes]
    *legal, illegal = seen.answers
    if failure := next((answer.failure for answer in legal if answer.failure), ""):
        return Verdict(found=f"not seen: {failure}", is_open=True)
    came = {size: _came(answer) for size, answer in zip(asked, legal, strict=True)}
    drawn = tuple(size for size in asked if came[size] == size)
    refused = [size for size in asked if not came[size]]
    others = {size: other for size, other in came.items() if other not in ("", size)}
    deviations = [f"The legal size {size} is refused." for size in refused]
    is_ignored = len(others) > 1 and len(set(came.values()) - {""}) == 1
    if is_ignored:
        deviations.append(f"`size` is ignored: asked for {listed(list(others))}, it drew {min(others.values())}.")
    else:
        deviations += [f"Asked for {size}, it drew {other}." for size, other in others.items()]
        deviations += _of_the_illegal(str(seen.subject.illegal_size), _came(illegal))
    if not drawn and not others:
        return Verdict(found="none taken", deviations=("`size` is refused.",), abilities=Abilities(omit=("size",)))
    only = tuple(dict.fromkeys((*drawn, *others.values()))) if is_ignored else drawn
    return Verdict(
        found=f"drawn as asked: {listed(drawn)}" if drawn else "none drawn as asked",
        deviations=tuple(deviations),
        abilities=Abilities(sizes=only) if len(drawn) < len(asked) and only else Abilities(),
    )


def _came(answer: Answer) -> str:
    """The size that was drawn; "" for none."""
    return str(answer.looks[0].size) if answer.looks and answer.looks[0].size else ""


def _of_the_illegal(size: str, came: str) -> list[str]:
    if not came:
        return []
    what = "is drawn" if came == size else f"is taken, and {came} drawn,"
    return [f"The size {size}, which the model's rule forbids, {what} instead of refused."]


SIZES = Check(
    name="sizes",
    asks="some legal sizes and an illegal one; the size of the decoded pictures",
    calls=_calls,
    judge=_judge,
    judges_failures=True,
)
