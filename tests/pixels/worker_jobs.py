"""Jobs for the tests of the worker processes; imported by the workers under the name `worker_jobs`."""

import os
import signal
import time
from pathlib import Path


class Panic(BaseException):
    """What a Rust panic looks like from Python: not an Exception."""


class StubbornError(Exception):
    """Pickles, but cannot be rebuilt from its args."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


def count_try(path: Path) -> int:
    with path.open("a") as file:
        file.write("x")
    return len(path.read_text())


def die(path: Path, how: str, times: int) -> str:
    """Die on the first `times` tries, then succeed."""
    if count_try(path) > times:
        return "alive"
    if how == "exit 0":
        os._exit(0)
    if how == "panic":
        raise Panic("rust")
    os.kill(os.getpid(), getattr(signal, how))
    time.sleep(10)
    return "unreachable"


def note_pid_and_sleep(path: Path, seconds: float) -> int:
    path.write_text(str(os.getpid()))
    time.sleep(seconds)
    return os.getpid()


def append(path: Path, word: str, seconds: float = 0.0) -> str:
    time.sleep(seconds)
    with path.open("a") as file:
        file.write(word)
    return word


def big_answer(path: Path, size_bytes: int) -> bytes:
    path.write_text(str(os.getpid()))
    return bytes(size_bytes)


def stubborn() -> None:
    raise StubbornError("this", "that")


def unreadable() -> None:
    from impasto.pixels.decode import UnreadableImage

    raise UnreadableImage("it is a teapot")


def cv2_threads() -> int:
    import cv2

    return cv2.getNumThreads()
