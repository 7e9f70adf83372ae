"""What `impasto doctor` looks at, one function each; a finding is ok, a warning, or wrong."""

import asyncio
import os
import platform
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, to_builtins

from impasto import __version__, telemetry
from impasto.cli.models import planned_routing
from impasto.cli.welcome import oddities
from impasto.engines.base import EngineFailed, Probed
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.routing import Station
from impasto.settings import Settings, SettingsError
from impasto.store.schema import HEAD
from impasto.telemetry import spans

_PACKAGES = ("starlette", "uvicorn", "sqlalchemy", "msgspec", "numpy", "opencv-python-headless", "pillow", "resvg")
_LEAST_FREE_BYTES = 100 * 1024**2
_DRAW_LIMIT_S = 60.0
_SECRETS = ("api_key", "screen_key", "openai_api_key")


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    state: Literal["ok", "warning", "wrong"]
    text: str


def examine(settings: Settings, environ: Mapping[str, str], *, probe: bool = False) -> list[Finding]:
    """Everything, in the order in which one thing needs the other; with `probe` each engine elsewhere is asked."""
    folder = Path(settings.data_dir)
    return [
        Finding("impasto", "ok", __version__),
        Finding("python", "ok", f"{platform.python_version()} ({platform.python_implementation()})"),
        Finding("platform", "ok", f"{platform.platform()}, {os.cpu_count()} cores"),
        _packages(),
        _folder(folder),
        _database(folder / "impasto.db"),
        _disk(folder),
        *_engines(settings, probe=probe),
        _renderer(),
        _screening(settings),
        _spans(environ),
        *(Finding("environment", "warning", text) for text in oddities(environ)),
    ]


def shown_settings(settings: Settings) -> dict[str, Any]:
    """Every setting's value; of a key only whether there is one."""
    values: dict[str, Any] = to_builtins(settings)
    links = ("screen_proxy", "openai_proxy", "openai_base_url")
    with_a_password = [name for name in links if "@" in values[name] or "?" in values[name]]
    values.update((name, "(set, not shown)") for name in (*_SECRETS, *with_a_password) if values[name])
    return values


def _packages() -> Finding:
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Finding("packages", "wrong", f"not installed: {', '.join(missing)}")
    return Finding("packages", "ok", ", ".join(found))


def _folder(folder: Path) -> Finding:
    place = _existing(folder)
    if not place.is_dir():
        return Finding("data folder", "wrong", f"{folder}: {place} is not a folder")
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return Finding("data folder", "wrong", f"{folder}: {place} cannot be written")
    if place != folder:
        return Finding("data folder", "ok", f"{folder} (made by the first start)")
    mode = folder.stat().st_mode & 0o777
    if mode & 0o077:
        return Finding("data folder", "warning", f"{folder} is open to other users (mode {mode:o}): chmod 700")
    return Finding("data folder", "ok", str(folder))


def _existing(path: Path) -> Path:
    """The path itself, or the nearest folder above it that is there."""
    return next((place for place in (path, *path.absolute().parents) if place.exists()), Path("/"))


def _database(path: Path) -> Finding:
    if not path.exists():
        return Finding("database", "ok", "none yet (made by the first start)")
    try:
        # Read-only, so that a look never migrates what a running server uses.
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5) as conn:
            revision = str(conn.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            (damage,) = conn.execute("PRAGMA quick_check(1)").fetchone()
        conn.close()
    except (sqlite3.Error, TypeError) as problem:
        return Finding("database", "wrong", f"{path}: {problem}")
    if damage != "ok":
        return Finding("database", "wrong", f"{path}: {damage}")
    if revision > HEAD:
        return Finding("database", "wrong", f"{path}: a newer version made it (revision {revision}, known: {HEAD})")
    return Finding("database", "ok", f"{path}, {path.stat().st_size / 1024**2:.1f} MiB, revision {revision}")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(_existing(folder)).free
    state: Literal["ok", "wrong"] = "ok" if free >= _LEAST_FREE_BYTES else "wrong"
    return Finding("disk", state, f"{free / 1024**3:.1f} GiB free")


def _engines(settings: Settings, *, probe: bool) -> Iterator[Finding]:
    """What answers, by which routes; and whether it is there."""
    try:
        routing = planned_routing(settings)
    except SettingsError as problem:
        yield Finding("engines", "wrong", str(problem))
        return
    titles = ", ".join(f"{name} ({station.engine.title})" for name, station in routing.stations.items())
    default = routing.first(settings.default_model)
    if default is None:
        yield Finding("engines", "wrong", f"{titles}; none answers for {settings.default_model}")
    else:
        yield Finding("engines", "ok", f"{titles}; {settings.default_model} → {default.name}")
    for route in routing.routes:
        weights = [f"{name} ({route.weights[name]})" if route.weights else name for name in route.engines]
        yield Finding("route", "ok", f"{', '.join(route.models)} → {', '.join(weights)}")
    if probe:
        for station in routing.stations.values():
            yield asyncio.run(_probed(station))


async def _probed(station: Station) -> Finding:
    """Whether an engine elsewhere answers, and lists what it is to be asked for."""
    engine, name = station.engine, f"probe {station.name}"
    if not isinstance(engine, Probed):
        return Finding(name, "ok", "in this process")
    await engine.start()
    try:
        there = await engine.probe()
    except EngineFailed as problem:
        return Finding(name, "wrong", problem.reason)
    finally:
        await engine.stop()
    missing = sorted(set((station.upstream.entry.names or {}).values()).difference(there))
    if there and missing:
        return Finding(name, "warning", f"answers, and does not list {', '.join(missing)}")
    return Finding(name, "ok", f"answers, and lists {len(there) or 'no'} models")


def _screening(settings: Settings) -> Finding:
    """What prompts and pictures are screened by; an endpoint is asked about a harmless prompt."""
    from impasto.gather.screening.endpoint import Unscreened
    from impasto.gather.screening.screen import Screen

    async def look() -> str:
        screen = Screen(settings, Workers(1), telemetry.configure("off"))
        try:
            return await screen.try_out()
        finally:
            await screen.close()

    try:
        return Finding("screening", "ok", asyncio.run(look()))
    except SettingsError as problem:
        return Finding("screening", "wrong", str(problem))
    except Unscreened as problem:
        return Finding("screening", "wrong", f"the endpoint: {problem.reason}")


def _spans(environ: Mapping[str, str]) -> Finding:
    """Whether OpenTelemetry is there, and whether the environment asks for it."""
    wanted = spans.wanted(environ)
    if not spans.is_installed():
        return Finding("spans", "warning" if wanted else "ok", f"no OpenTelemetry: pip install '{spans.EXTRA}'")
    return Finding("spans", "ok", f"OpenTelemetry, sent by '{wanted}'" if wanted else "OpenTelemetry, not asked for")


def _renderer() -> Finding:
    """Draw a small picture with letters, in a worker as the server does: fonts, raster and encoder in one go."""
    from impasto.engines.illustrator_jobs import draw_to_file

    order = {"prompt": 'poster with the words "Impasto"', "width": 64, "height": 64, "seed": 1, "index": 0}
    order |= {"quality": "low", "background": "opaque", "format": "png", "compression": None}

    async def draw(path: str) -> None:
        workers = Workers(1)
        try:
            await workers.run(draw_to_file, order, path, timeout_s=_DRAW_LIMIT_S)
        finally:
            await workers.close()

    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            asyncio.run(draw(str(Path(folder, "picture"))))
        except (WorkerCrashed, WorkerTimeout, ImportError, OSError, ValueError) as problem:
            return Finding("renderer", "wrong", f"{type(problem).__name__}: {problem}")
    return Finding("renderer", "ok", f"drew a picture in {time.monotonic() - started:.1f} s")
