"""How many pictures does an edit take?"""

from collections.abc import Sequence

from msgspec.structs import replace

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject

_PROMPT = "Make it black and white"
_STEPS = (1, 2, 4, 8, 16)


def first_edit(subject: Subject) -> Call:
    """The simplest edit: one picture, in the field that has no brackets."""
    return subject.edit(replace(subject.drawn.references[0], field="image"), prompt=_PROMPT)


def _calls(subject: Subject) -> Sequence[Call]:
    more = [subject.edit(*subject.drawn.references[:count], prompt=_PROMPT) for count in _STEPS[1:]]
    return first_edit(subject), *more


def _judge(seen: Seen) -> Verdict:
    taken = [step for step, answer in zip(_STEPS, seen.answers, strict=False) if answer.is_delivered]
    if not taken and seen.first.failure:
        return Verdict(found=f"not seen: {seen.first.failure}", is_open=True)
    if not taken:
        return Verdict(
            found=f"it takes none ({seen.first.told})",
            deviations=("Edits are refused.",),
            abilities=Abilities(edits=False),
        )
    most = taken[-1]
    abilities = Abilities(edits=True, max_inputs=most)
    if most == _STEPS[-1]:
        return Verdict(found=f"{most}", abilities=abilities)
    next_one, how = _STEPS[len(taken)], "refuses" if seen.last.is_refused else "brings nothing for"
    return Verdict(
        found=f"{most}; it {how} {next_one}",
        deviations=(f"It takes {most} input images and {how} {next_one}; OpenAI takes {_STEPS[-1]}.",),
        abilities=abilities,
    )


REFERENCES = Check(
    name="references",
    asks="edits with 1, 2, 4, 8 and 16 pictures of ours, up to the first refusal",
    calls=_calls,
    judge=_judge,
    stops_at_failure=True,
    judges_failures=True,
)
