"""`impasto doctor`: what is here, and what is wrong with it. Looks, and changes nothing."""

import os
from typing import Annotated

import typer

from impasto.cli.output import AsJson, DataDir, Engine, say, say_json, settings_from

_MARKS = {"ok": " ", "warning": "!", "wrong": "X"}


def doctor(
    data_dir: DataDir = None,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings in TOML. [default: $IMPASTO_CONFIG]")
    ] = None,
    engine: Engine = None,
    probe: Annotated[
        bool, typer.Option("--probe", help="Ask each engine elsewhere for its models. Free; nothing is drawn.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Examine this installation. Exit code 1 when something is wrong."""
    settings = settings_from(config, data_dir=data_dir, engine=engine)
    from impasto.cli.examination import examine, shown_settings

    findings, values = examine(settings, os.environ, probe=probe), shown_settings(settings)
    wrong = any(finding.state == "wrong" for finding in findings)
    if as_json:
        found = [{"name": finding.name, "state": finding.state, "text": finding.text} for finding in findings]
        say_json({"ok": not wrong, "findings": found, "settings": values})
    else:
        for finding in findings:
            say(f"{_MARKS[finding.state]} {finding.name + ':':14}{finding.text}")
        say("\n  settings:")
        for name, value in values.items():
            say(f"    {name} = {value}")
        say("\nSomething is wrong: see the lines marked X." if wrong else "\nNothing is wrong.")
    raise typer.Exit(int(wrong))
