"""What a relay has to know of a provider: where it is, what it is asked, how its answer and its errors read.

A provider's file makes one of these from its entry in the config, and is all that knows this provider. Pure: no
connection, no file, no money.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from impasto.engines.relay.answers import Answer, read_answer
from impasto.engines.relay.bodies import Body
from impasto.engines.relay.refusals import Declined, declined
from impasto.engines.relay.scanner import OPENAIS, Document, Keys
from impasto.types import Capabilities, Inputs, Plan


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One provider, at one address and with one key.

    `headers` go with every request. `capabilities` are those of a model by its public name and by what the provider
    calls it; None for one that it does not have. `ask` gives the path and the body for a plan; it may raise
    EngineRefused. `listing` is the path of the list of its models, which costs nothing. `read` takes the object that
    was answered under status 200, `declined` any other answer: the status, the headers in small letters, and what JSON
    the body was, or None. `input_formats` are those that it reads.
    """

    base_url: str
    headers: Mapping[str, str]
    capabilities: Callable[[str, str], Capabilities | None]
    ask: Callable[[Plan, Inputs, Capabilities], tuple[str, Body]]
    listing: str = "/models"
    read: Callable[[dict[str, Any], Document], Answer] = read_answer
    declined: Callable[[int, Mapping[str, str], Any], Declined] = declined
    keys: Keys = OPENAIS
    input_formats: tuple[str, ...] = ("png", "jpeg", "webp")
