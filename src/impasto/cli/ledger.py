"""`impasto ledger verify`: does every transaction, balance and hold add up?"""

import asyncio

import typer

from impasto.cli.output import AsJson, DataDir, complain, say, say_json, settings_from

app = typer.Typer(help="Look after the books.", no_args_is_help=True)


@app.callback()
def root() -> None:
    """Look after the books."""


@app.command()
def verify(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Check the whole ledger. Exit code 1, with every difference, when something does not add up."""
    settings = settings_from(data_dir=data_dir)
    differences = asyncio.run(_differences(settings.data_dir))
    if as_json:
        say_json({"ok": not differences, "differences": differences})
    elif not differences:
        say("The ledger adds up.")
    else:
        complain(f"the ledger does not add up, in {len(differences)} places:")
        for difference in differences:
            say(difference)
    raise typer.Exit(int(bool(differences)))


async def _differences(data_dir: str) -> list[str]:
    from impasto.app import open_store
    from impasto.ledger.report import verify as verify_ledger

    async with open_store(data_dir) as (_, db):
        return [str(difference) for difference in await db.scan(verify_ledger)]
