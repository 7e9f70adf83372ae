"""The projects of the config file: made where they are new, and set as the file says, at each start and reload.

What the file does not name of a project stays as it is. Settings have the names that `projects show --json` gives.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from impasto.cli.project_options import OPTIONS, problem_of_name
from impasto.config.entries import Config
from impasto.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from impasto.store.db import Database

_BY_NAME = {option.name: option for option in OPTIONS}


def columns_of_tables(config: Config) -> dict[str, dict[str, object]]:
    """The columns that each `[projects.NAME]` table sets. Raises SettingsError with file, line and key."""
    return {name: _columns(config, name, table) for name, table in config.projects.items()}


def _columns(config: Config, name: str, table: Mapping[str, Any]) -> dict[str, object]:
    if unnameable := problem_of_name(name):
        raise config.mistake(("projects", name), f"a project's name: {unnameable}")
    columns: dict[str, object] = {}
    for key, value in table.items():
        option = _BY_NAME.get(key)
        if option is None:
            raise config.mistake(("projects", name, key), f"unknown key; there are: {', '.join(_BY_NAME)}")
        try:
            columns[option.column] = option.read(_text(value))
        except ValueError as problem:
            raise config.mistake(("projects", name, key), str(problem)) from problem
    return columns


def _text(value: object) -> str:
    """A value of TOML as the command line takes it."""
    match value:
        case bool():
            return "on" if value else "off"
        case dict() | list():
            return json.dumps(value)
        case _:
            return str(value)


async def set_projects(db: "Database", settings: Settings, config: Config, now_ms: int) -> list[str]:
    """Make and change them, all or none; their names. Raises SettingsError before anything is changed."""
    from impasto.store import projects

    tables = columns_of_tables(config)

    def change(conn: "Connection") -> None:
        for name, columns in tables.items():
            if projects.find_project(conn, name) is None:
                projects.create_project(conn, name, now_ms=now_ms, dialect=settings.dialect)
            if columns:
                projects.change_project(conn, name, columns)

    if tables:
        await db.write(change)
    return list(tables)
