"""`impasto generate`: one prompt, drawn here or by a server, saved to files."""

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from impasto.cli.output import AsJson, CommandError, DataDir, Engine, remark, say, say_json, settings_from
from impasto.cli.targets import Target, choose_target

if TYPE_CHECKING:
    from impasto.cli.drawing import Drawn


def generate(  # noqa: PLR0913, PLR0917 - every option is a parameter
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What to draw.")],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Overwritten if it exists. [default: made of the prompt]"),
    ] = None,
    size: Annotated[str | None, typer.Option(help="WIDTHxHEIGHT, or auto.")] = None,
    quality: Annotated[str | None, typer.Option(help="low, medium, high or auto.")] = None,
    background: Annotated[str | None, typer.Option(help="transparent, opaque or auto.")] = None,
    output_format: Annotated[
        str | None, typer.Option("--format", help="png, jpeg or webp. [default: by the file's name]")
    ] = None,
    n: Annotated[int | None, typer.Option("-n", help="How many pictures; files get numbers.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed draws the same picture.")] = None,
    model: Annotated[str | None, typer.Option(help="A model of 'impasto models'. [default: gpt-image-2]")] = None,
    data_dir: DataDir = None,
    engine: Engine = None,
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask this server, for example http://127.0.0.1:8080/v1.")
    ] = None,
    api_key: Annotated[
        str | None, typer.Option(metavar="KEY", help="With --base-url. [default: $IMPASTO_API_KEY]")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Draw a picture and save it, here or through a server."""
    target = choose_target(prompt, output, output_format)
    asked = {
        "prompt": prompt,
        "model": model,
        "n": n,
        "size": size,
        "quality": quality,
        "background": background,
        "output_format": target.format,
        "seed": seed,
    }
    asked = {name: value for name, value in asked.items() if value is not None}
    started = time.monotonic()
    drawn = _draw(asked, data_dir, engine, base_url, api_key)
    _tell(drawn, target, time.monotonic() - started, as_json=as_json)


def _draw(
    asked: dict[str, Any], data_dir: str | None, engine: str | None, base_url: str | None, api_key: str | None
) -> "Drawn":
    from impasto.cli.drawing import draw_here, draw_there, progress

    if base_url and (data_dir or engine):
        raise CommandError("--base-url asks a server; --data-dir and --engine are for drawing here")
    if api_key and not base_url:
        raise CommandError("--api-key goes with --base-url; drawing here needs no key")
    settings = settings_from(data_dir=data_dir, engine=engine)
    with progress(asked.get("n", 1)) as on_picture:
        if base_url:
            return draw_there(asked, base_url, api_key or settings.api_key, settings.run_timeout_s)
        return draw_here(asked, settings, on_picture)


def _tell(drawn: "Drawn", target: Target, seconds: float, *, as_json: bool) -> None:
    files = []
    for place, picture in enumerate(drawn.pictures):
        path = target.save(picture.data, picture.format, place if len(drawn.pictures) > 1 else None)
        files.append({"file": str(path), "size": picture.size, "format": picture.format, "bytes": len(picture.data)})
        if not as_json:
            charge = f"${picture.charge_usd}" if picture.charge_usd is not None else "charge unknown"
            say(f"{path}  {picture.size}  {drawn.engine}  {seconds:.1f} s  {charge}")
    if as_json:
        say_json({**drawn.facts, "seconds": round(seconds, 3), "images": files})
        return
    for notice in drawn.facts["notices"]:
        remark(notice["message"])
