"""How do pictures come: as base64, as a link, and with what before it?"""

from typing import Any
from urllib.parse import urlsplit

from impasto.conform.answer import Answer
from impasto.conform.check import Check, Seen, Verdict
from impasto.gather.public import is_public


def _judge(seen: Seen) -> Verdict:
    answer = seen.first
    found, deviation = _how(answer.entries[0])
    deviations = [deviation] if deviation else []
    problem = _problem(answer)
    if problem:
        deviations.append(f"Its picture cannot be read: {problem}.")
    return Verdict(found=f"{found}; not readable" if problem else found, deviations=tuple(deviations))


def _how(entry: dict[str, Any]) -> tuple[str, str]:
    text = entry.get("b64_json")
    if isinstance(text, str) and text:
        if text[:5].lower() == "data:":
            return "base64 after a data: prefix", "Its b64_json begins with data:; OpenAI's is base64 alone."
        return "base64", ""
    link = str(entry.get("url"))
    if link[:5].lower() == "data:":
        return "a data: URL", "It gives a data: URL in `url` in the place of b64_json."
    if _is_private(link):
        return "a link to a private address", "It gives a link to a private address in the place of b64_json."
    return "a link", "It gives a link in the place of b64_json."


def _is_private(link: str) -> bool:
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return False
    is_address = ":" in host or host.replace(".", "").isdigit()
    return host == "localhost" or host.endswith((".local", ".internal")) or (is_address and not is_public(host))


def _problem(answer: Answer) -> str:
    """Why nobody could see the first picture; "" if it was seen."""
    if not answer.pictures:
        link = answer.links.get(str(answer.entries[0].get("url")))
        return link if isinstance(link, str) else "it is not base64"
    return (answer.looks[0].problem or "") if answer.looks else ""


DELIVERY = Check(
    name="delivery",
    asks="the simplest request; what stands in the entry of its picture",
    calls=lambda subject: (subject.generation(),),
    judge=_judge,
    judges_failures=True,
)
