"""Is the model in the list of models?"""

from impasto.conform.check import Check, Seen, Verdict


def _judge(seen: Seen) -> Verdict:
    data = (seen.first.json or {}).get("data")
    if seen.first.status != 200 or not isinstance(data, list):
        told = f"status {seen.first.status}"
        return Verdict(found=f"no list ({told})", deviations=(f"It has no list of models: {told}.",))
    names = [one.get("id") for one in data if isinstance(one, dict)]
    if seen.subject.words["model"] in names:
        return Verdict(found=f"listed, one of {len(names)}")
    return Verdict(
        found=f"not listed among {len(names)}",
        deviations=(f"Its list of {len(names)} models lacks this one.",),
    )


MODELS = Check(
    name="models",
    asks="GET /models",
    calls=lambda subject: (subject.listing(),),
    judge=_judge,
    judges_failures=True,
)
