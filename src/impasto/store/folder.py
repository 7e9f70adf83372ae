"""The data folder: made with mode 0700, and refused in plain words when it cannot be written."""

import os
from pathlib import Path

from impasto.errors import error


def prepare_folder(path: Path) -> Path:
    """Make the folder and its parents, for this user only. Raises `database_failed` when it cannot be used."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise error("database_failed", reason=f"the folder {path} cannot be made: {problem.strerror}") from problem
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise error("database_failed", reason=f"the folder {path} cannot be written")
    return path
