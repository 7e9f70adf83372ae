"""`impasto models`: every public model name, and the engine that answers for it here."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from impasto.cli.output import AsJson, DataDir, Engine, say_json, say_table, settings_from

if TYPE_CHECKING:
    from impasto.catalog.catalog import Model
    from impasto.lineup import Lineup
    from impasto.routing import Routing
    from impasto.settings import Settings


def models(data_dir: DataDir = None, engine: Engine = None, as_json: AsJson = False) -> None:
    """List the models and the engine that answers for each."""
    from impasto.catalog.catalog import Catalog

    settings = settings_from(data_dir=data_dir, engine=engine)
    catalog, routing = Catalog.load(), planned_routing(settings)
    today = datetime.now(UTC).date()
    rows = [_row(name, catalog.model(name), routing, settings, today) for name in catalog.names()]
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


def planned_routing(settings: "Settings") -> "Routing":
    """The routing as the server would have it, its engines not started. Raises SettingsError."""
    return planned_lineup(settings).switchboard.now


def planned_lineup(settings: "Settings") -> "Lineup":
    """The engines as the server would have them, not started: enough to ask what they can do.

    Raises SettingsError for what cannot be used.
    """
    from pathlib import Path

    from impasto.lineup import Lineup
    from impasto.pixels.workers import Workers

    return Lineup(settings, Workers(1), Path(settings.data_dir))


def _row(name: str, model: "Model | None", routing: "Routing", settings: "Settings", today: date) -> dict[str, Any]:
    assert model is not None  # noqa: S101 - asked by one of the catalog's own names
    engine = routing.first(name)
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
