"""`impasto models`: every public model name, and the engine that answers for it here."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from impasto.cli.output import AsJson, DataDir, Engine, say_json, say_table, settings_from

if TYPE_CHECKING:
    from impasto.catalog.catalog import Model
    from impasto.engines.base import Engine as AnyEngine
    from impasto.settings import Settings


def models(data_dir: DataDir = None, engine: Engine = None, as_json: AsJson = False) -> None:
    """List the models and the engine that answers for each."""
    from impasto.catalog.catalog import Catalog

    settings = settings_from(data_dir=data_dir, engine=engine)
    catalog, built = Catalog.load(), built_engines(settings)
    today = datetime.now(UTC).date()
    rows = [_row(name, catalog.model(name), built, settings, today) for name in catalog.names()]
    if as_json:
        say_json({"object": "list", "data": rows})
        return
    say_table(
        ("model", "owned by", "shutdown", "engine", "notes"),
        [
            (row["id"], row["owned_by"], row["shutdown_date"] or "", row["engine"] or "none", "; ".join(row["notes"]))
            for row in rows
        ],
    )


def built_engines(settings: "Settings") -> dict[str, "AnyEngine"]:
    """The engines as the server would build them, not started: enough to ask what they can do."""
    from pathlib import Path

    from impasto import engines
    from impasto.config.load import load_config
    from impasto.pixels.workers import Workers

    return engines.build(settings, load_config(settings), Workers(1), Path(settings.data_dir))


def answering(built: dict[str, "AnyEngine"], model: str) -> "AnyEngine | None":
    """The first engine, in the order of routing, that can do the model."""
    return next((engine for engine in built.values() if engine.capabilities(model) is not None), None)


def _row(
    name: str, model: "Model | None", built: dict[str, "AnyEngine"], settings: "Settings", today: date
) -> dict[str, Any]:
    assert model is not None  # noqa: S101 - asked by one of the catalog's own names
    engine = answering(built, name)
    return {
        "id": name,
        "owned_by": model.owned_by,
        "shutdown_date": model.shutdown_date.isoformat() if model.shutdown_date else None,
        "engine": engine.name if engine else None,
        "notes": _notes(name, model, settings, today),
    }


def _notes(name: str, model: "Model", settings: "Settings", today: date) -> list[str]:
    notes = []
    if name == settings.default_model:
        notes.append("default")
    if name != model.name:
        notes.append(f"snapshot of {model.name}")
    if model.is_shut_down(today):
        notes.append("shut down")
    if not model.prices:
        notes.append("no price")
    if model.estimated:
        notes.append(f"estimated: {', '.join(model.estimated)}")
    return notes
