"""`impasto serve`: the options, and nothing that a look at them has to wait for. The work is in `server.py`,
or in `supervisor.py` where there are several processes."""

import signal
from typing import Annotated

import typer

from impasto.cli.hang_up import HANG_UP, ends_with_terminal
from impasto.cli.output import DataDir, Engine, settings_from


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. [default: 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. [default: 8080]")] = None,
    data_dir: DataDir = None,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings in TOML. [default: $IMPASTO_CONFIG]")
    ] = None,
    engine: Engine = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", help="Server processes on the one data folder. [default: 1]")
    ] = None,
    drain: Annotated[
        int | None, typer.Option(metavar="SECONDS", help="How long a stop waits for running requests. [default: 30]")
    ] = None,
) -> None:
    """Start the server. The first start makes a project and its key, which is shown once."""
    is_tied = ends_with_terminal()
    # By itself it would end a process that still starts: it waits until `control.py` takes it.
    signal.pthread_sigmask(signal.SIG_BLOCK, (HANG_UP,))
    flags = {"host": host, "port": port, "data_dir": data_dir, "engine": engine, "workers": workers, "drain_s": drain}
    settings = settings_from(config, **flags)
    from impasto.cli.configuration import checked

    checked(settings)  # what cannot be used is refused before anything is made
    if settings.workers > 1:
        from impasto.cli.supervisor import run_servers

        raise typer.Exit(run_servers(settings, ends_with_terminal=is_tied))
    from impasto.cli.server import run_server

    raise typer.Exit(run_server(settings, ends_with_terminal=is_tied))
