"""`impasto illustrate`: the built-in renderer by hand, without a server, an account or a record of what was drawn."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from impasto.cli.output import CommandError, remark, say
from impasto.cli.targets import Target, choose_target

if TYPE_CHECKING:
    from illustrator.draw import Drawing

_SHEETS = ("prompts", "subjects", "settings", "styles")


def illustrate(  # noqa: PLR0913, PLR0917 - every option is a parameter
    prompts: Annotated[list[str] | None, typer.Argument(metavar="[PROMPT]...", help="What to draw.")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="[default: made of the prompt]")
    ] = None,
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT, or auto.")] = "auto",
    quality: Annotated[str, typer.Option(help="low, medium, high, xhigh or max.")] = "medium",
    background: Annotated[str, typer.Option(help="transparent, opaque or auto.")] = "auto",
    n: Annotated[int, typer.Option("-n", min=1, max=64, help="How many of each.")] = 1,
    seed: Annotated[int, typer.Option(help="The same seed draws the same picture.")] = 0,
    listed: Annotated[bool, typer.Option("--list", help="List what can be drawn, and leave.")] = False,
    sheet: Annotated[
        bool, typer.Option("--sheet", help="One contact sheet of all prompts, or of what --of names.")
    ] = False,
    of: Annotated[str, typer.Option(metavar="WHAT", help=f"With --sheet: {', '.join(_SHEETS)}.")] = "prompts",
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Read prompts from a text file, one a line."),
    ] = None,
    columns: Annotated[int, typer.Option(min=1, max=32, help="With --sheet: pictures in a row.")] = 4,
    cell: Annotated[int, typer.Option(min=64, max=1024, help="With --sheet: pixels of a picture's longer side.")] = 320,
    as_brief: Annotated[bool, typer.Option("--brief", help="Print what was understood as JSON; draw nothing.")] = False,
) -> None:
    """Draw with the built-in renderer alone: pictures, a contact sheet, or the list of what it can draw."""
    if listed:
        _list()
        return
    asked = [*(prompts or []), *_prompts_of(source)]
    if not asked and (as_brief or not sheet or of == "prompts"):
        raise CommandError("say what to draw: a prompt, --from FILE, --list, or --sheet --of subjects")
    if as_brief:
        _print_briefs(asked)
        return
    _check(quality, background)
    made = _pictures(asked, size, {"quality": quality, "background": background}, n, seed)
    if sheet:
        _save_sheet(made, of, choose_target(of, output or f"{of}.png", None), columns, cell)
        return
    _save_all(made, choose_target(asked[0], output, None if output else "png"), several=len(asked) * n > 1)


def _prompts_of(source: Path | None) -> list[str]:
    if source is None:
        return []
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"--from: {source} cannot be read: {problem}") from problem
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _check(quality: str, background: str) -> None:
    from illustrator.raster import EFFORTS

    if quality not in EFFORTS:
        raise CommandError(f"--quality must be one of {', '.join(EFFORTS)}, not {quality}")
    if background not in {"auto", "opaque", "transparent"}:
        raise CommandError(f"--background must be auto, opaque or transparent, not {background}")


def _pictures(
    prompts: list[str], size: str, options: dict[str, Any], n: int, seed: int
) -> "Iterator[tuple[str, Drawing]]":
    """Each prompt `n` times, one after the other: a sheet of many must not hold them all."""
    from illustrator.draw import draw_brief
    from illustrator.reading import read

    for prompt in prompts:
        brief = read(prompt)
        width, height = brief.natural_size if size == "auto" else _size(size)
        for index in range(n):
            try:
                yield prompt, draw_brief(brief, width=width, height=height, seed=seed, index=index, **options)
            except ValueError as problem:
                raise CommandError(str(problem)) from problem


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise CommandError(f"--size must be WIDTHxHEIGHT or auto, not {text}")
    return int(width), int(height)


def _save_all(made: "Iterator[tuple[str, Drawing]]", target: Target, *, several: bool) -> None:
    for place, (_, drawing) in enumerate(made):
        path = target.save(_encoded(drawing.pixels, target), target.format or "png", place if several else None)
        height, width = drawing.pixels.shape[:2]
        say(f"{path}  {width}x{height}  {drawing.revised_prompt}")
        for notice in drawing.notices:
            remark(notice.message)


def _encoded(pixels: Any, target: Target) -> bytes:
    import illustrator
    from impasto.pixels.encode import encode

    fmt = target.format or "png"
    if fmt not in {"png", "jpeg", "webp"}:
        raise CommandError(f"the renderer writes png, jpeg and webp, not {fmt}")
    opaque = pixels[..., 3].min() == 255
    quality = 86 if fmt != "png" else None
    return encode(
        pixels[..., :3] if opaque else pixels,
        fmt,  # type: ignore[arg-type]  # checked above
        quality,
        software=f"Impasto built-in renderer {illustrator.__version__}",
    )


def _save_sheet(made: "Iterator[tuple[str, Drawing]]", of: str, target: Target, columns: int, cell: int) -> None:
    from illustrator import sheets

    shown: Any
    if of == "prompts":
        shown = [(prompt, sheets.thumbnail(drawing.pixels, cell)) for prompt, drawing in made]
    elif of in _SHEETS:
        shown = sheets.gallery(of, cell)
    else:
        raise CommandError(f"--of must be one of {', '.join(_SHEETS)}, not {of}")
    pixels = sheets.contact_sheet(shown, columns, cell)
    say(f"{target.save(_encoded(pixels, target), target.format or 'png', None)}  {len(shown)} pictures")


def _list() -> None:
    """Everything by kind, each thing with the words that call it."""
    from illustrator.inventory import inventory

    for kind, entries in inventory().items():
        say(f"{len(entries)} {kind}")
        for name, words in entries.items():
            say(f"  {name}: {words}" if words else f"  {name}")


def _print_briefs(prompts: list[str]) -> None:
    from illustrator.reading import read

    for prompt in prompts:
        say(json.dumps(json.loads(read(prompt).to_json()), indent=2, ensure_ascii=False))
