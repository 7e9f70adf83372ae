"""What of a mask does it repaint, and does the rest stay as it was?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.checks.references import first_edit
from impasto.conform.look import Look
from impasto.conform.subject import Subject

_PROMPT = "Make it red"
_REPAINTED = 24
_TIMES = 3


def _calls(subject: Subject) -> Sequence[Call]:
    drawn = subject.drawn
    return first_edit(subject), subject.edit(drawn.original, drawn.mask, prompt=_PROMPT)


def _judge(seen: Seen) -> Verdict:
    if len(seen.answers) == 1:
        return Verdict(found="cannot be seen: it takes no pictures")
    if seen.last.is_refused:
        return Verdict(found="refused", deviations=("A mask is refused.",), abilities=Abilities(mask="none"))
    look = seen.last.looks[0]
    left, right = look.left or 0, look.right or 0
    if left >= _REPAINTED and left > _TIMES * right:
        return Verdict(found=f"alpha 0 is repainted, {_kept(look)}", abilities=Abilities(mask="alpha"))
    if right >= _REPAINTED and right > _TIMES * left:
        return Verdict(
            found="white is repainted, and alpha 0 kept",
            deviations=("A mask's polarity is the other way round: white is repainted, and alpha 0 kept.",),
            abilities=Abilities(mask="white"),
        )
    if min(left, right) >= _REPAINTED:
        return Verdict(
            found=f"ignored: both halves are repainted ({left} and {right} levels off)",
            deviations=("The mask is ignored: the whole picture is repainted.",),
            abilities=Abilities(mask="none"),
        )
    return Verdict(found=f"cannot be seen: hardly anything was repainted ({left} and {right} levels off)")


def _kept(look: Look) -> str:
    if look.kept_percent == 100:
        return "the rest kept bit for bit"
    return f"the rest {look.right} levels off"


MASK = Check(
    name="mask",
    asks="an edit with a mask: left half alpha 0 and black, right half opaque and white; which half was repainted",
    calls=_calls,
    judge=_judge,
    stops_at_failure=True,
)
