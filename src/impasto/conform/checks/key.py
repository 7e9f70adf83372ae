"""Is a wrong key refused, and with OpenAI's status?"""

from impasto.conform.check import Check, Seen, Verdict


def _judge(seen: Seen) -> Verdict:
    status = seen.first.status
    if status == 401:
        return Verdict(found="a wrong one is refused with 401")
    if not status:
        return Verdict(found="a wrong one gets no answer")
    return Verdict(
        found=f"a wrong one gets status {status}",
        deviations=(f"A wrong key is answered with status {status}; OpenAI refuses it with 401.",),
    )


KEY = Check(
    name="key",
    asks="a wrong key, with a request that cannot be drawn",
    calls=lambda subject: (subject.with_wrong_key(),) if subject.has_key else (),
    judge=_judge,
    judges_failures=True,
)
