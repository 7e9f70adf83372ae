"""One log line a request, and the words for a start. Prompts, pictures and keys are never in it."""

import logging
import sys
from typing import Any

import structlog

Logger = structlog.typing.FilteringBoundLogger


def configure(shape: str) -> Logger:
    """A logger that writes to stderr as `text` or `json`; `off` keeps warnings and errors only."""
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if shape == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    logger: Logger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if shape == "off" else logging.INFO),
    ).bind()  # the logger itself: the wrapper around it would build one for every line, those not written included
    return logger
