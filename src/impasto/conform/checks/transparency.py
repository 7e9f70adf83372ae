"""Is a transparent background really transparent?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject

_PROMPT = "A single red apple, nothing behind it"


def _calls(subject: Subject) -> Sequence[Call]:
    if "transparent" not in subject.model.values("background"):
        return ()
    return (subject.generation(prompt=_PROMPT, background="transparent"),)


def _judge(seen: Seen) -> Verdict:
    if seen.first.is_refused:
        return Verdict(
            found="refused",
            deviations=("A transparent background is refused.",),
            abilities=Abilities(transparent=False),
        )
    look = seen.first.looks[0]
    if look.transparent_percent:
        told = f"real: {look.transparent_percent} % of the pixels are transparent"
        return Verdict(found=told, abilities=Abilities(transparent=True))
    why = "its alpha is opaque everywhere" if look.has_alpha else f"the {look.format} has no alpha"
    return Verdict(
        found=f"not real: {why}",
        deviations=(f"A transparent background is taken, and an opaque picture given: {why}.",),
        abilities=Abilities(transparent=False),
    )


TRANSPARENCY = Check(
    name="transparency",
    asks="background transparent; the alpha of the decoded pixels",
    calls=_calls,
    judge=_judge,
)
