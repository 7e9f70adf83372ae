"""`impasto conform`: what a provider that speaks OpenAI's images API really does for a model.

Asks before it buys, stops at the limit, and shows the key nowhere. What is looked at is in `impasto.conform.checks`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impasto.cli.output import AsJson, CommandError, remark, say, say_json, say_table

if TYPE_CHECKING:
    from impasto.conform.check import Check
    from impasto.conform.examination import Examination, Priced
    from impasto.conform.report import Asked
    from impasto.conform.upstream import Upstream
    from impasto.pixels.workers import Workers

_INTERRUPTED = 130


def conform(  # noqa: PLR0913, PLR0917 - every option is a parameter
    base_url: Annotated[str, typer.Argument(metavar="BASE_URL", help="Where to, for example https://host/v1.")],
    model: Annotated[str, typer.Option(help="What the provider calls the model.")],
    known_as: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The public model that it is: its rules and prices. [default: the same]"),
    ] = None,
    key_env: Annotated[
        str | None, typer.Option(metavar="NAME", help="Environment variable that holds the key. [default: no key]")
    ] = None,
    spend_limit: Annotated[str, typer.Option(metavar="USD", help="The most that it buys, by public rates.")] = "0.50",
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="The capability file. [default: made of the host's name]")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, max=86_400, help="Longest silence of a call, in seconds.")] = 600,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before buying.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find out what a provider really does for a model, and write it down as a capability file.

    It buys pictures, a quote first. On a terminal it asks; elsewhere it buys what fits into the spend limit.
    Exit code 0 whatever was found, 1 when it could not go on to the end.
    """
    asked, path = _asked(base_url, model, known_as, spend_limit, out)
    run = _Run(asked, path, _key(key_env), timeout, yes=yes, as_json=as_json)
    raise typer.Exit(run.whole())


def _asked(base_url: str, model: str, known_as: str | None, spend_limit: str, out: str | None) -> "tuple[Asked, Path]":
    from datetime import UTC, datetime
    from urllib.parse import urlsplit

    from impasto.conform.capability_file import FileUnusable, check_place
    from impasto.conform.report import Asked
    from impasto.engines.relay.addresses import checked_base_url
    from impasto.ledger.money import parse

    for name in (model, known_as or model):
        if not name or not name.isprintable():
            raise CommandError("a model's name is printable text")
    url = checked_base_url(base_url, "BASE_URL")
    try:
        limit_nano = parse(spend_limit)
    except ValueError as problem:
        raise CommandError(f"--spend-limit: {problem}") from problem
    path = Path(out or f"{(urlsplit(url).hostname or '').replace(':', '-')}.toml")
    try:
        check_place(path)
    except FileUnusable as problem:
        raise CommandError(str(problem)) from problem
    today = datetime.now(UTC).date().isoformat()
    return Asked(base_url=url, called=model, known_as=known_as or model, limit_nano=limit_nano, on=today), path


def _key(key_env: str | None) -> str:
    from impasto.engines.upstream import key_of

    return "" if key_env is None else key_of(key_env, "--key-env")


class _Run:
    """One run of the command: the quote, the question, the examination, and what is told of it."""

    def __init__(self, asked: "Asked", path: Path, key: str, silence_s: float, *, yes: bool, as_json: bool) -> None:
        self._asked, self._path, self._key, self._silence_s = asked, path, key, silence_s
        self._yes, self._as_json = yes, as_json
        self._lines: list[Priced] = []
        self._examination: Examination | None = None

    def whole(self) -> int:
        """Its exit code. Raises CommandError where there is nothing to examine."""
        import asyncio

        from impasto.conform.examination import Unusable

        try:
            asyncio.run(self._examine())
        except Unusable as problem:
            raise CommandError(f"{self._asked.base_url}: {problem}") from problem
        except KeyboardInterrupt:
            if self._examination is None:
                return _INTERRUPTED
            self._examination.ended = "interrupted"
        if self._examination is None:
            return 1
        self._tell(self._examination)
        if self._examination.ended == "interrupted":
            return _INTERRUPTED
        return int(bool(self._examination.ended))

    async def _examine(self) -> None:
        import tempfile

        from impasto.conform.upstream import Upstream
        from impasto.pixels.workers import Workers

        workers = Workers(1)
        with tempfile.TemporaryDirectory(prefix="impasto-conform-") as folder:
            try:
                async with Upstream(self._asked.base_url, self._key, self._silence_s, Path(folder)) as upstream:
                    await self._examine_with(upstream, workers)
            finally:
                await workers.close()

    async def _examine_with(self, upstream: "Upstream", workers: "Workers") -> None:
        from datetime import date

        from impasto.conform.drawing import subject_of
        from impasto.conform.examination import Examination, quote
        from impasto.conform.tariff import Tariff

        tariff = Tariff(self._asked.known_as, date.fromisoformat(self._asked.on))
        subject = await subject_of(tariff.model, self._asked.called, workers, has_key=bool(self._key))
        self._lines = quote(subject, tariff)
        self._tell_quote(is_known=tariff.is_known)
        if not self._agreed():
            return
        self._examination = Examination(
            subject, tariff, upstream, workers, limit_nano=self._asked.limit_nano, key=self._key
        )
        await self._examination.run(_progress)

    def _tell_quote(self, *, is_known: bool) -> None:
        from impasto.conform.report import quote_rows, total
        from impasto.ledger.money import dollars

        if not is_known:
            remark(f"'{self._asked.known_as}' is in no catalog: quoted at the highest rates that there are.")
        if not self._as_json:
            say_table(("check", "what it asks", "calls", "at most"), quote_rows(self._lines))
            say()
        if total(self._lines) > self._asked.limit_nano:
            remark(
                f"the quote is over the limit of {dollars(self._asked.limit_nano)}: what does not fit is not checked."
            )

    def _agreed(self) -> bool:
        """Whether to go on: asked on a terminal only."""
        from impasto.conform.report import total
        from impasto.ledger.money import rounded

        if self._yes or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return True
        most_nano = min(total(self._lines), self._asked.limit_nano)
        return typer.confirm(f"Buy these for ${rounded(most_nano, 4)} at most?", err=True)

    def _tell(self, examination: "Examination") -> None:
        from impasto.conform.capability_file import write
        from impasto.conform.report import deviations, document, found_rows, spent_line

        seen = [row for row in examination.rows if not row.is_open]
        if seen:
            write(self._path, self._asked, seen)
        file = str(self._path) if seen else None
        if self._as_json:
            say_json(document(self._asked, self._lines, examination, file))
            return
        say_table(("what", "found", "how it was seen"), found_rows(examination))
        found = deviations(examination)
        say("\nOtherwise than OpenAI:" if found else "\nNothing that was seen is otherwise than OpenAI's.")
        for text in found:
            say(f"- {text}")
        say(f"\n{spent_line(examination, self._asked.limit_nano)}")
        if file:
            say(f"Written: {file}")
        if examination.ended:
            remark(f"ended early: {examination.ended}")


def _progress(check: "Check") -> None:
    remark(f"{check.name}: {check.asks}")
