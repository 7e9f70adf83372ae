"""A small text file that somebody wrote for the server: nothing that blocks its reader, and nothing without an end."""

import os
import stat
from pathlib import Path


class TextFileUnusable(ValueError):
    """The file cannot be read; the text is why, without its name and without a word of what it holds."""


def read_text(path: Path, most_bytes: int) -> str:
    """All of a regular file of at most so many bytes, UTF-8. Raises TextFileUnusable."""
    try:
        data = _read(path, most_bytes + 1)
    except OSError as problem:
        raise TextFileUnusable(f"cannot be read: {problem.strerror}") from problem
    if len(data) > most_bytes:
        raise TextFileUnusable(f"is longer than {most_bytes:,} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise TextFileUnusable("is not UTF-8 text") from problem


def _read(path: Path, most_bytes: int) -> bytes:
    if "\0" in str(path):
        raise TextFileUnusable("cannot be read: no file has such a name")
    # A pipe that nobody writes to would hold up its opening, too; a terminal would become this process's own.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise TextFileUnusable("is no regular file")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(most_bytes)
    finally:
        os.close(descriptor)
