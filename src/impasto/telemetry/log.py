"""The log: one line a request, and what goes wrong. Not even an exception's text may repeat what a client sent."""

import logging
import sys
import traceback
from contextlib import suppress
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

Logger = structlog.typing.FilteringBoundLogger


class _Unfailing:
    """A file that cannot be written, on a full disk say, costs its lines and nothing else."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


def configure(shape: str) -> Logger:
    """A logger that writes to stderr as `text` or `json`; `off` keeps warnings and errors only."""
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if shape == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    logger: Logger = structlog.wrap_logger(
        structlog.PrintLogger(_Unfailing(sys.stderr)),  # type: ignore[arg-type]  # all that it uses of a file
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_texts,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if shape == "off" else logging.INFO),
    ).bind()  # the logger itself: the wrapper around it would build one for every line, those not written included
    return logger


def take_over(log: Logger) -> None:
    """Write what libraries tell Python's own logging (uvicorn, asyncio) as lines of this log."""
    logging.basicConfig(level=logging.WARNING, handlers=[_Line(log)], force=True)


def told(problem: BaseException) -> str:
    """An exception and its causes, by kind and place. Their texts may repeat what a client sent: a prompt, a name."""
    parts: list[str] = []
    link: BaseException | None = problem
    while link is not None and len(parts) < _LONGEST_CHAIN:
        frames = "".join(traceback.format_tb(link.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{frames}{kind(link)}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n\nwhile or because of:\n\n".join(parts)


def kind(problem: BaseException) -> str:
    """What kind of exception it is, and for the system's own what the system said."""
    name = type(problem).__qualname__
    return f"{name}: {problem.strerror}" if isinstance(problem, OSError) and problem.strerror else name


_LONGEST_CHAIN = 10


def _without_texts(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    problem = event.pop("exc_info", None)
    if problem is True:
        problem = sys.exc_info()[1]
    if isinstance(problem, BaseException):
        event["exception"] = told(problem)
    return event


class _Line(logging.Handler):
    """Python's logging as lines of ours. Of a long message only the first line: what follows shows values."""

    def __init__(self, log: Logger) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        message = record.getMessage().partition("\n")[0]
        more = {"exc_info": problem} if problem is not None else {}
        self._log.log(record.levelno, message, logger=record.name, **more)
