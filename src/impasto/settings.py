"""Every setting in one table: name, type, default, meaning. Read from a TOML file, then `IMPASTO_…`, then flags.

`OPENAI_…` variables are never read: people have those set for their clients, and the server would spend their money.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from impasto.tomlfile import TomlFile, TomlMistake

# Read by the launcher and the test command, not settings of the server.
_NOT_SETTINGS = frozenset({"IMPASTO_PYTHON", "IMPASTO_TEST_REQUIRE", "IMPASTO_BASE_URL"})
_PREFIX = "IMPASTO_"
# Read by `config/load.py`, from the same file.
_TABLES = frozenset({"engines", "routes", "projects"})


class SettingsError(Exception):
    """A setting that cannot be used; the message names the setting and where it came from."""


def default_data_dir() -> str:
    """Where the database, keys and pictures live unless told otherwise: `~/.local/share/impasto`."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(base) / "impasto")


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table. `impasto doctor` prints it, `docs/reference/settings.md` is made of it."""

    config: Annotated[str, Meta(description="The file that is read: settings, engines, routes, projects.")] = ""
    host: Annotated[str, Meta(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port to listen on; 0 takes a free one.")] = 8080
    data_dir: Annotated[str, Meta(min_length=1, description="Folder of the database, the secret and the pictures.")] = (
        msgspec.field(default_factory=default_data_dir)
    )
    api_key: Annotated[str, Meta(description="The first key, instead of one made up at the first start.")] = ""
    engine: Annotated[str, Meta(description="The one engine that answers; empty: the routes decide.")] = ""
    default_model: Annotated[str, Meta(min_length=1, description="Serves a request that names no model.")] = (
        "gpt-image-2"
    )
    dialect: Annotated[
        Literal["lenient", "strict"], Meta(description="Dialect of projects that are made from now on.")
    ] = "lenient"
    public_url: Annotated[str, Meta(description="Origin in picture links; empty: the request's own.")] = ""
    trusted_proxies: Annotated[
        str, Meta(description="Comma-separated addresses whose X-Forwarded headers are believed.")
    ] = "127.0.0.1"
    link_minutes: Annotated[int, Meta(ge=1, le=10080, description="How long a picture's link works.")] = 60
    drain_s: Annotated[int, Meta(ge=0, le=3600, description="How long a stop waits for running requests.")] = 30
    workers: Annotated[int, Meta(ge=1, le=64, description="Server processes on the one data folder.")] = 1
    pixel_workers: Annotated[
        int, Meta(ge=0, le=256, description="Pixel worker processes of each server process; 0: one a core in all.")
    ] = 0
    max_json_bytes: Annotated[int, Meta(ge=1024, le=67_108_864, description="Largest JSON body of a generation.")] = (
        1_048_576
    )
    max_edit_json_bytes: Annotated[int, Meta(ge=1024, le=536_870_912, description="Largest JSON body of an edit.")] = (
        67_108_864
    )
    max_upload_bytes: Annotated[
        int, Meta(ge=1024, le=4_294_967_296, description="Largest multipart body: images and mask of one edit.")
    ] = 1_000_000_000
    max_image_bytes: Annotated[int, Meta(ge=1024, le=536_870_912, description="Largest file of an input image.")] = (
        52_428_800
    )
    max_image_pixels: Annotated[int, Meta(ge=4096, le=89_000_000, description="Most pixels of an input image.")] = (
        64_000_000
    )
    body_timeout_s: Annotated[int, Meta(ge=1, le=3600, description="Longest silence while a body is read.")] = 30
    run_timeout_s: Annotated[int, Meta(ge=1, le=86_400, description="Longest run of an engine.")] = 600
    queue_length: Annotated[
        int, Meta(ge=0, le=100_000, description="Most calls that wait for an engine, in each server process.")
    ] = 1000
    tell_cost: Annotated[bool, Meta(description="Whether answers say what a picture cost the server upstream.")] = True
    breaker_failures: Annotated[
        int, Meta(ge=0, le=1000, description="Failures of an upstream in half a minute that take it out; 0: never.")
    ] = 5
    breaker_s: Annotated[float, Meta(ge=0.1, le=3600, description="How long it is then left alone, at least.")] = 30.0
    screen: Annotated[
        Literal["none", "words", "endpoint"], Meta(description="What prompts and pictures are screened by.")
    ] = "none"
    screen_words: Annotated[str, Meta(description="File of words and phrases that no prompt may hold.")] = ""
    screen_url: Annotated[str, Meta(description="Endpoint like OpenAI's /v1/moderations, its whole address.")] = ""
    screen_key: Annotated[str, Meta(description="Key of that endpoint.")] = ""
    screen_model: Annotated[str, Meta(description="Model of that endpoint.")] = "omni-moderation-latest"
    screen_pictures: Annotated[bool, Meta(description="Whether the endpoint sees finished pictures too.")] = False
    screen_fail: Annotated[
        Literal["closed", "open"],
        Meta(description="When the endpoint does not answer: closed refuses the request, open lets it pass."),
    ] = "closed"
    screen_timeout_s: Annotated[float, Meta(ge=0.1, le=300, description="Longest wait for the endpoint.")] = 10.0
    screen_low_threshold: Annotated[
        float, Meta(ge=0, le=1, description="Score from which a request with moderation low is refused.")
    ] = 0.8
    screen_proxy: Annotated[str, Meta(description="HTTP proxy on the way to the endpoint; empty: none.")] = ""
    sweep_s: Annotated[int, Meta(ge=1, le=86_400, description="How often what has expired is removed, in seconds.")] = (
        60
    )
    idempotency_hours: Annotated[int, Meta(ge=1, le=720, description="How long an Idempotency-Key is remembered.")] = 24
    durable: Annotated[
        Literal["process", "power"], Meta(description="What a kept picture survives; power: synced to disk first.")
    ] = "process"
    log: Annotated[Literal["text", "json", "off"], Meta(description="Shape of the log line of a request.")] = "text"
    metrics: Annotated[Literal["on", "off"], Meta(description="Whether there is /metrics, for Prometheus.")] = "on"
    openai_api_key: Annotated[
        str, Meta(description="Key at OpenAI, or at what speaks its API: with one, the engine openai answers.")
    ] = ""
    openai_key_file: Annotated[str, Meta(description="File that holds this key, instead of the setting.")] = ""
    openai_base_url: Annotated[str, Meta(description="Where the engine openai relays to.")] = (
        "https://api.openai.com/v1"
    )
    openai_organization: Annotated[str, Meta(description="Organization that the engine openai names there.")] = ""
    openai_project: Annotated[str, Meta(description="Project that the engine openai names there.")] = ""
    openai_proxy: Annotated[str, Meta(description="HTTP proxy on the way there; empty: none.")] = ""
    openai_in_flight: Annotated[
        int, Meta(ge=0, le=10_000, description="Calls of the engine openai side by side; 0: as many as come.")
    ] = 64
    null_delay_s: Annotated[float, Meta(ge=0, le=3600, description="Null engine: seconds a picture takes.")] = 0.0
    null_bytes: Annotated[
        int, Meta(ge=0, le=67_108_864, description="Null engine: size of a picture's file; 0: as it comes.")
    ] = 0
    null_fail: Annotated[
        Literal["", "refuse", "fail", "crash", "truncate", "lose"], Meta(description="Null engine: how it fails.")
    ] = ""
    null_fail_from: Annotated[int, Meta(ge=0, le=10, description="Null engine: first picture that fails.")] = 0
    null_max_n: Annotated[int, Meta(ge=1, le=10, description="Null engine: most pictures in one call.")] = 10
    null_max_edge: Annotated[int, Meta(ge=64, le=4096, description="Null engine: longest edge it draws.")] = 4096
    null_in_flight: Annotated[
        int, Meta(ge=0, le=1000, description="Null engine: calls that run side by side; 0: as many as come.")
    ] = 0
    null_calls: Annotated[str, Meta(description="Null engine: file that gets a line for each call.")] = ""
    null_cost_nano: Annotated[
        int, Meta(ge=0, le=10**12, description="Null engine: what a picture costs us, in nano-dollars.")
    ] = 0


def load_settings(flags: Mapping[str, Any], environ: Mapping[str, str], config: str | None = None) -> Settings:
    """The settings from a TOML file, the environment and the command line; the later wins. Raises SettingsError."""
    path = config or environ.get(f"{_PREFIX}CONFIG", "")
    values = _read_file(Path(path)) if path else {}
    for name, text in environ.items():
        key = name.removeprefix(_PREFIX).lower()
        if name.startswith(_PREFIX) and name not in _NOT_SETTINGS and key in Settings.__struct_fields__:
            values[key] = _convert(key, text, f"the environment variable {name}", strict=False)
    for key, value in flags.items():
        if value is not None:
            values[key] = _convert(key, value, f"the option --{key.replace('_', '-')}", strict=False)
    return msgspec.convert({**values, "config": path}, Settings)


def unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """`IMPASTO_…` variables that name no setting: most likely a typing error, so they are told."""
    known = {_PREFIX + name.upper() for name in Settings.__struct_fields__} | _NOT_SETTINGS
    return sorted(name for name in environ if name.startswith(_PREFIX) and name not in known)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        file = TomlFile.read(path)
        values = {key: value for key, value in file.values.items() if key not in _TABLES}
        for key in values:
            if key not in Settings.__struct_fields__ or key == "config":
                raise file.mistake((key,), f"unknown setting '{key}'")
    except TomlMistake as mistake:
        raise SettingsError(str(mistake)) from mistake
    for key, value in values.items():
        values[key] = _convert(key, value, file.source((key,)), strict=True)
    return values


def _convert(key: str, value: Any, source: str, *, strict: bool) -> Any:
    field = next(field for field in msgspec.structs.fields(Settings) if field.name == key)
    try:
        return msgspec.convert(value, field.type, strict=strict)
    except msgspec.ValidationError as problem:
        raise SettingsError(f"{source}: '{key}': {problem}") from problem
