"""`impasto config check`: everything that a start would refuse, told without a start."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from impasto.cli.output import AsJson, CommandError, Engine, say, say_json, say_table, settings_from

if TYPE_CHECKING:
    from impasto.config.entries import Config
    from impasto.routing import Routing
    from impasto.settings import Settings

app = typer.Typer(help="Look at the config file.", no_args_is_help=True)


@app.callback()
def root() -> None:
    """Look at the config file."""


@app.command()
def check(
    config: Annotated[str | None, typer.Option(metavar="FILE", help="The file. [default: $IMPASTO_CONFIG]")] = None,
    engine: Engine = None,
    as_json: AsJson = False,
) -> None:
    """Read the config file as a start does, and say what it means. Nothing is made, and nobody is called."""
    settings = settings_from(config, engine=engine)
    if not settings.config:
        raise CommandError("there is no config file: name one with --config FILE or IMPASTO_CONFIG")
    read, routing = checked(settings)
    facts = _facts(read, routing)
    if as_json:
        say_json({"ok": True, "file": settings.config, **facts})
        return
    say(f"{settings.config} can be used.\n")
    say_table(("engine", "provider", "answers for"), [_engine_row(row) for row in facts["engines"]])
    if facts["routes"]:
        say()
        say_table(("models", "engines, in order"), [_route_row(row) for row in facts["routes"]])
    if facts["projects"]:
        say(f"\nprojects: {', '.join(facts['projects'])}")


def checked(settings: "Settings") -> "tuple[Config, Routing]":
    """What the config file of these settings says and the routing that it means. Raises SettingsError for a mistake."""
    from impasto.cli.configured_projects import columns_of_tables
    from impasto.cli.models import planned_lineup

    lineup = planned_lineup(settings)
    columns_of_tables(lineup.config)
    return lineup.config, lineup.switchboard.now


def _facts(config: "Config", routing: "Routing") -> dict[str, Any]:
    names = routing.models()
    engines = [
        {
            "name": name,
            "provider": station.upstream.entry.provider,
            "models": (able := routing.models_of(station)),
            "all_models": able == names,
        }
        for name, station in routing.stations.items()
    ]
    routes = [
        {"models": list(route.models), "engines": list(route.engines), "weights": route.weights}
        for route in routing.routes
    ]
    return {"engines": engines, "routes": routes, "projects": list(config.projects)}


def _engine_row(row: dict[str, Any]) -> tuple[str, str, str]:
    models = "every model" if row["all_models"] else ", ".join(row["models"]) or "nothing"
    return row["name"], row["provider"], models


def _route_row(row: dict[str, Any]) -> tuple[str, str]:
    weights = row["weights"]
    names = [f"{name} ({weights[name]})" if weights else name for name in row["engines"]]
    return ", ".join(row["models"]), ", ".join(names)
