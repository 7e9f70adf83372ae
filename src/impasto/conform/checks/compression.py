"""Does output_compression change anything?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject

_LOW = 10


def _calls(subject: Subject) -> Sequence[Call]:
    if "jpeg" not in subject.model.values("output_format"):
        return ()
    return (
        subject.generation(output_format="jpeg"),
        subject.generation(output_format="jpeg", output_compression=_LOW),
    )


def _judge(seen: Seen) -> Verdict:
    """By the quantization tables, which say how coarse a jpeg is whatever it shows."""
    plain, low = seen.answers
    if plain.is_delivered and low.is_refused:
        return Verdict(
            found="refused",
            deviations=("`output_compression` is refused.",),
            abilities=Abilities(compression=False),
        )
    looks = [answer.looks[0] for answer in seen.answers if answer.looks and answer.looks[0].coarseness]
    if len(looks) < len(seen.answers):
        return Verdict(found="cannot be seen: no jpeg came")
    told = f"{len(plain.pictures[0])} bytes without, {len(low.pictures[0])} with {_LOW}"
    if looks[1].coarseness > 2 * looks[0].coarseness:
        return Verdict(found=f"honoured: {told}", abilities=Abilities(compression=True))
    return Verdict(
        found=f"ignored: {told}",
        deviations=("`output_compression` is ignored: the jpeg is as fine as without it.",),
        abilities=Abilities(compression=False),
    )


COMPRESSION = Check(
    name="compression",
    asks=f"a jpeg without and with output_compression {_LOW}; their quantization tables",
    calls=_calls,
    judge=_judge,
)
