"""Faults on purpose: a request of a project that tests its app fails as it asks to, before anything is held."""

import string

from impasto.errors import ERRORS, ImpastoError, error, error_after
from impasto.types import Fault

_WAIT_MS = 1000
# What a text says of a request that was never made; the request's id is the edge's to fill in.
_UNSAID = "…"
_FILLED_IN_LATER = ("param", "request_id")


class Cut(Exception):
    """The connection is to be closed here, on purpose."""


def provoke(fault: Fault | None) -> None:
    """Fail as asked. Raises the error, or Cut; what comes later in the request's way comes later."""
    if fault is None:
        return
    if fault.cut == "answer":
        raise Cut
    if fault.error is not None:
        raise made_up(fault.error)


def made_up(name: str) -> ImpastoError:
    """The error of this row as if it had happened; where it says when to try again, in a second."""
    kind = ERRORS[name]
    texts = (kind.text, kind.lenient_text or "")
    fields = {field for text in texts for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    values = dict.fromkeys(fields.difference(_FILLED_IN_LATER), _UNSAID)
    if "wait" in fields:
        return error_after(_WAIT_MS, name, **values)
    return error(name, "prompt" if "param" in fields and kind.param is None else None, **values)
