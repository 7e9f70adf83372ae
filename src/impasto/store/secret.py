"""The server's secret: a file of the data folder, made once, that signs links and fingerprints."""

import base64
import fcntl
import hmac
import os
import secrets
from pathlib import Path
from typing import Self

from impasto.errors import error

_BYTES = 32


class Secret:
    """Signs and verifies. The secret itself never leaves it."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __repr__(self) -> str:
        return "Secret(…)"

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """The secret of a data folder; made (mode 0600) when there is none. Raises `database_failed`."""
        path = data_dir / "secret"
        try:
            if not path.exists():
                _make(data_dir, path)
            key = bytes.fromhex(path.read_text("ascii"))
        except OSError as problem:
            raise error("database_failed", reason=f"{path}: {problem.strerror}") from problem
        except ValueError as problem:
            raise error("database_failed", reason=f"{path} is damaged") from problem
        if len(key) != _BYTES:
            raise error("database_failed", reason=f"{path} is damaged")
        return cls(key)

    def sign(self, message: bytes) -> str:
        """HMAC-SHA256 of the message, 43 characters of base64url."""
        return base64.urlsafe_b64encode(hmac.digest(self._key, message, "sha256")).rstrip(b"=").decode("ascii")

    def verify(self, message: bytes, signature: str) -> bool:
        """Whether the signature is the message's; takes the same time for every wrong one."""
        return hmac.compare_digest(self.sign(message).encode(), signature.encode("utf-8", "surrogateescape"))


def _make(folder: Path, path: Path) -> None:
    """Written aside and renamed, under the folder's lock: nobody reads half a secret, and two processes make one."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            return
        aside = path.with_name("secret.new")
        aside.unlink(missing_ok=True)
        with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        aside.rename(path)
        os.fsync(lock)
    finally:
        os.close(lock)
