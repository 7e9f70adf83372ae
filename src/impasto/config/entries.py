"""★ What the config file may say beside the settings: engines, routes, projects. Types, and what each means."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from impasto.catalog.sizes import parse_size
from impasto.errors import ImpastoError
from impasto.settings import SettingsError
from impasto.tomlfile import TomlFile, shown
from impasto.types import Capabilities

_NAMED = re.compile(r"'([^']+)': ")

Omitted: TypeAlias = Literal[
    "model",
    "n",
    "size",
    "quality",
    "background",
    "output_format",
    "output_compression",
    "moderation",
    "user",
    "safety_identifier",
    "input_fidelity",
]

Word: TypeAlias = Annotated[str, Meta(min_length=1)]


class Abilities(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an upstream really does for a model, where it differs from what its provider is known to do.

    Written by hand into the config file, or by `impasto conform` into a capability file. What is not said is as the
    provider's file has it.
    """

    max_n: (
        Annotated[int, Meta(ge=1, le=10, description="Most pictures of one call; more are asked for side by side.")]
        | None
    ) = None
    sizes: Annotated[tuple[Word, ...], Meta(min_length=1, description="The only sizes that it draws.")] | None = None
    min_edge: Annotated[int, Meta(ge=16, le=8192, description="Shortest edge that it draws.")] | None = None
    max_edge: Annotated[int, Meta(ge=16, le=8192, description="Longest edge that it draws.")] | None = None
    qualities: Annotated[tuple[Word, ...], Meta(min_length=1, description="The qualities that it has.")] | None = None
    formats: (
        Annotated[
            tuple[Literal["png", "jpeg", "webp"], ...],
            Meta(min_length=1, description="The formats that it writes; others are encoded here."),
        ]
        | None
    ) = None
    compression: Annotated[bool, Meta(description="Whether it honours output_compression.")] | None = None
    transparent: Annotated[bool, Meta(description="Whether its alpha is a real one.")] | None = None
    partial_images: Annotated[int, Meta(ge=0, le=3, description="Most partial images of a stream.")] | None = None
    stream: Annotated[bool, Meta(description="Whether it may be asked for a stream.")] | None = None
    edits: Annotated[bool, Meta(description="Whether it takes pictures.")] | None = None
    max_inputs: Annotated[int, Meta(ge=1, le=16, description="Most pictures that it takes.")] | None = None
    mask: (
        Annotated[
            Literal["alpha", "white", "none"],
            Meta(description="What of a mask it repaints: alpha 0, or white; none: it gets no mask."),
        ]
        | None
    ) = None
    usage: Annotated[bool, Meta(description="Whether its usage is right; else it is reckoned.")] | None = None
    omit: (
        Annotated[
            tuple[Omitted, ...], Meta(description="Parameters that are not sent to it, the provider's own beside.")
        ]
        | None
    ) = None
    free_to_repeat: Annotated[bool, Meta(description="Whether a lost call has surely cost nothing.")] | None = None
    seconds_per_megapixel: Annotated[float, Meta(ge=0, le=3600, description="How long it takes.")] | None = None

    def __post_init__(self) -> None:
        for size in self.sizes or ():
            try:
                parse_size(size)
            except ImpastoError as problem:
                raise ValueError(f"sizes: expected sizes such as 1024x1024, but got {size!r}") from problem
        if self.min_edge is not None and self.max_edge is not None and self.min_edge > self.max_edge:
            raise ValueError(f"min_edge: {self.min_edge} is more than max_edge, {self.max_edge}")

    def over(self, other: "Abilities") -> "Abilities":
        """These, and the others' where these say nothing."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(other, **said)

    def applied(self, capabilities: Capabilities) -> Capabilities:
        """What a provider is known to do, corrected by these."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        if self.sizes is not None:
            said["sizes"] = tuple(parse_size(size) for size in self.sizes)
        if self.qualities is not None and capabilities.auto_quality not in self.qualities:
            said["auto_quality"] = self.qualities[len(self.qualities) // 2]
        # What the provider cannot be sent is not sent, whatever else is left out.
        said["omits"] = tuple(dict.fromkeys((*capabilities.omits, *said.pop("omit", ()))))
        said["tells_usage"] = said.pop("usage", capabilities.tells_usage)
        return msgspec.structs.replace(capabilities, **said)


class EngineEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[engines.NAME]` table. Raises ValueError for what contradicts itself."""

    provider: Annotated[
        str,
        Meta(min_length=1, description="Who speaks there: openai, azure, gemini; or an engine of ours: illustrator."),
    ]
    base_url: Annotated[str, Meta(description="Where to; empty: the provider's own address.")] = ""
    key_env: Annotated[str, Meta(description="Environment variable that holds the key.")] = ""
    key_file: Annotated[str, Meta(description="File that holds the key.")] = ""
    organization: Annotated[str, Meta(description="Organization that is named there (openai).")] = ""
    project: Annotated[str, Meta(description="Project that is named there (openai).")] = ""
    api_version: Annotated[str, Meta(description="Version of the interface (azure).")] = ""
    proxy: Annotated[str, Meta(description="HTTP proxy on the way there; empty: none.")] = ""
    timeout_s: (
        Annotated[int, Meta(ge=360, le=86_400, description="Longest silence while it draws; at most run_timeout_s.")]
        | None
    ) = None
    connect_timeout_s: Annotated[int, Meta(ge=1, le=300, description="Longest wait for a connection.")] = 10
    in_flight: (
        Annotated[int, Meta(ge=0, le=10_000, description="Calls side by side; 0: all. Of a relay 64.")] | None
    ) = None
    models: Annotated[
        Annotated[dict[Word, Word], Meta(min_length=1)] | Annotated[tuple[Word, ...], Meta(min_length=1)] | None,
        Meta(description="The models that it answers for, or a table from public names to what it calls them."),
    ] = None
    capability_file: Annotated[str, Meta(description="What `impasto conform` found out about it.")] = ""
    capabilities: Annotated[Abilities, Meta(description="What it does otherwise than its provider is known to.")] = (
        Abilities()
    )
    cost: Annotated[
        dict[str, Any] | None, Meta(description="What it costs us, as a price rule; empty: the public rates.")
    ] = None

    def __post_init__(self) -> None:
        if self.key_env and self.key_file:
            raise ValueError("give key_env or key_file, not both")

    @property
    def names(self) -> Mapping[str, str] | None:
        """What it calls each model that it answers for, by the public name; None: all that its provider has."""
        if self.models is None or isinstance(self.models, dict):
            return self.models
        return {name: name for name in self.models}


class RouteEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[routes]]` table: which engines answer for some models, in the order in which they are asked."""

    models: Annotated[
        tuple[Word, ...], Meta(min_length=1, description="Public names; one that ends in * is a beginning.")
    ]
    engines: Annotated[tuple[str, ...], Meta(min_length=1, description="Names of engines, the preferred first.")]
    weights: Annotated[
        dict[str, Annotated[int, Meta(ge=0, le=1_000_000)]],
        Meta(description="Shares by which the first one is drawn; the others follow in their order."),
    ] = {}

    def __post_init__(self) -> None:
        if len(set(self.engines)) < len(self.engines):
            raise ValueError("engines: one is named twice")
        if self.weights and set(self.weights) != set(self.engines):
            raise ValueError("weights: expected one for each of the route's engines")
        if self.weights and not any(self.weights.values()):
            raise ValueError("weights: expected one above 0")


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tables of the config file beside the settings. `projects` are as written: `cli/` knows their options.

    `file` is where all of it was read.
    """

    engines: dict[str, EngineEntry] = {}
    routes: tuple[RouteEntry, ...] = ()
    projects: dict[str, dict[str, Any]] = {}
    file: TomlFile | None = None

    def mistake(self, at: Sequence[str | int], problem: str) -> SettingsError:
        """What is wrong with the value at this place, told by file, line and key."""
        if self.file is None:
            return SettingsError(problem)
        # Some problems begin with the name of the value, which may stand below the place.
        if not (named := _NAMED.match(problem)):
            problem = f"'{shown(at)}': {problem}"
        elif named[1].startswith(f"{shown(at)}."):
            at = (*at, named[1].removeprefix(f"{shown(at)}."))
        return SettingsError(str(self.file.mistake(at, problem)))
