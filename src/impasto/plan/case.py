"""One request under decision: what was sent, by which model's rules and in which dialect, and what to tell the client.

Must not decide anything itself.
"""

from msgspec import Struct
from msgspec.structs import replace

from impasto.catalog.catalog import Model
from impasto.errors import ImpastoError, error
from impasto.types import Capabilities, ImageRequest, Notice, Size


class Case(Struct, frozen=True, kw_only=True):
    """What every decision looks at. `name` is the model's name as asked; `notices` grows as decisions are taken."""

    request: ImageRequest
    model: Model
    name: str
    lenient: bool
    ignores_unsupported: bool
    notices: list[Notice]

    def tell(self, code: str, message: str, param: str | None = None) -> None:
        """Add a notice."""
        self.notices.append(Notice(code, message, param))

    def refuse_or_ignore(self, refusal: ImpastoError) -> None:
        """Raise the refusal of a parameter, or tell it where the client asked for notices instead."""
        if not self.ignores_unsupported:
            raise refusal
        message = refusal.message(lenient=self.lenient)
        self.tell("ignored_parameter", f"{message} It was ignored.", refusal.param)

    def not_sent(self, able: "Able", param: str) -> None:
        """Refuse what was asked for and must not be sent to the engine; in lenient tell of it."""
        if not self.lenient:
            self.refuse_or_ignore(able.cannot(self, param, f"'{param}'"))
            return
        self.tell("parameter_not_sent", f"The engine '{able.engine}' takes no '{param}': it was not sent.", param)

    def fork(self) -> "Case":
        """A copy whose notices are its own, for an engine that may turn out not to be able."""
        return replace(self, notices=list(self.notices))


class Able(Struct, frozen=True):
    """An engine that answers for the model, by what it can do for those who ask it as it wants to be asked."""

    engine: str
    capabilities: Capabilities

    def cannot(self, case: Case, param: str, what: str) -> ImpastoError:
        """The refusal that says whose limit it is."""
        return error("engine_cannot", param, engine=self.engine, model=shown(case.name), what=what)

    def omits(self, param: str) -> bool:
        """Must it not be sent this parameter?"""
        return param in self.capabilities.omits


class Asked(Struct, frozen=True, kw_only=True):
    """What the request comes to by the model's rules, before an engine is looked at. None leaves it to the engine."""

    prompt: str
    negative_prompt: str | None
    seed: int | None
    n: int
    size: Size | None
    quality: str | None
    background: str | None
    output_format: str
    output_compression: int | None
    complexity: str | None
    style: str | None
    stream: bool
    partial_images: int
    moderation: str | None


def shown(value: object) -> str:
    """A value as an error tells it back: never more than a line of it."""
    return str(value)[:100]


def in_words(values: tuple[str, ...]) -> str:
    """`'low', 'medium', and 'high'`, as OpenAI's texts list them."""
    quoted = [f"'{value}'" for value in values]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return f"{', '.join(quoted[:-1])}, and {quoted[-1]}"
