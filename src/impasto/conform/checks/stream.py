"""Does it stream, with OpenAI's events, and with partial images?"""

from collections.abc import Sequence

from impasto.config.entries import Abilities
from impasto.conform.answer import Answer
from impasto.conform.call import Call
from impasto.conform.check import Check, Seen, Verdict
from impasto.conform.subject import Subject

_PARTIALS = 3
_PARTIAL, _COMPLETED = "image_generation.partial_image", "image_generation.completed"


def _calls(subject: Subject) -> Sequence[Call]:
    if "partial_images" not in subject.model.parameters.ranges:
        return ()
    return (subject.generation(stream=True, partial_images=_PARTIALS),)


def _judge(seen: Seen) -> Verdict:
    answer = seen.first
    none = Abilities(stream=False, partial_images=0)
    if answer.is_refused:
        return Verdict(found="refused", deviations=("`stream` is refused.",), abilities=none)
    if not answer.events and not answer.is_delivered:
        return Verdict(found=f"no stream, and no picture (status {answer.status})", is_open=True)
    if not answer.events:
        return Verdict(
            found="ignored: one document came",
            deviations=("`stream` is ignored: the answer is one document, of which clients see no event.",),
            abilities=none,
        )
    if problem := _problem(answer):
        return Verdict(
            found=f"not OpenAI's events: {problem}",
            deviations=(f"Its events are not OpenAI's: {problem}.",),
            abilities=none,
        )
    partials = len(answer.events) - 1
    if not partials:
        return Verdict(
            found="events, without partial images",
            deviations=(f"Of {_PARTIALS} partial images that were asked for none came.",),
            abilities=Abilities(stream=True, partial_images=0),
        )
    every = Abilities(stream=True, partial_images=_PARTIALS)
    return Verdict(
        found=f"events, {partials} of {_PARTIALS} partial images",
        abilities=every if partials == _PARTIALS else Abilities(stream=True),
    )


def _problem(answer: Answer) -> str:
    """What OpenAI's clients would stumble over; "" for nothing. Fewer partial images than asked for are allowed."""
    for event in answer.events:
        if event.name != event.data.get("type"):
            return f"an event is called {event.name or 'nothing'!s:.40}, and its data {event.data.get('type')!s:.40}"
        if not any(isinstance(event.data.get(name), str) for name in ("b64_json", "url")):
            return f"an event {event.name:.40} has no picture"
    names = [event.name for event in answer.events]
    if names[-1] != _COMPLETED or names.count(_COMPLETED) > 1:
        return f"the last is {names[-1]:.40}, not {_COMPLETED}"
    if any(name != _PARTIAL for name in names[:-1]):
        return "some are neither partial images nor the finished one"
    indexes = [event.data.get("partial_image_index") for event in answer.events[:-1]]
    if indexes != list(range(len(indexes))) or len(indexes) > _PARTIALS:
        return "its partial images are not numbered from 0 on"
    return ""


STREAM = Check(
    name="stream",
    asks=f"a stream with {_PARTIALS} partial images; the events by name and field",
    calls=_calls,
    judge=_judge,
    judges_failures=True,
)
