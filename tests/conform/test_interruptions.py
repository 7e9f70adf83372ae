"""Who is at the terminal: asked before anything is bought, and told what is known when it is enough."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from impasto.config.load import read_capability_file

from .provider import KEY, Exchange, after, running

WAIT_S = 60.0


def begin(base_url: str, folder: Path, *options: str) -> "subprocess.Popen[str]":
    """The command, running in a group of its own as under a terminal."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("IMPASTO_", "OPENAI_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "impasto", "conform", base_url, "--model", "gpt-image-2", "--key-env", "K", *options],
        cwd=folder,
        env={**mine, "K": KEY},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def interrupt(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """As Ctrl-C does: all of the group."""
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate(timeout=WAIT_S)


def test_ctrl_c_tells_and_writes_what_is_known(tmp_path: Path) -> None:
    reached: list[int] = []

    def stuck(exchange: Exchange) -> None:
        if len(exchange.provider.drawn) >= 8:
            reached.append(1)
            time.sleep(30)
        exchange.answer()

    with running(then=stuck) as provider:
        process = begin(provider.base_url, tmp_path)
        deadline = time.monotonic() + WAIT_S
        while not reached and time.monotonic() < deadline:
            time.sleep(0.02)
        out, err = interrupt(process)

    assert process.returncode == 130, err
    assert "drawn as asked: 512x1280" in out
    assert "not checked: interrupted" in out
    assert "Spent: $" in out
    assert "for 9 calls" in out  # the one that was on its way may have been bought
    assert "Traceback" not in err
    assert read_capability_file(tmp_path / "127.0.0.1.toml")["gpt-image-2"].formats == ("png", "jpeg", "webp")


def test_on_a_terminal_it_asks_and_a_no_buys_nothing(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with running() as provider:
        process = subprocess.Popen(
            [sys.executable, "-m", "impasto", "conform", provider.base_url, "--model", "gpt-image-2"],
            cwd=tmp_path,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        said = b""
        while b"at most?" not in said:
            said += os.read(ours, 65536)
        os.write(ours, b"n\n")
        assert process.wait(WAIT_S) == 1
        os.close(ours)

    assert re.search(rb"Buy these for \$0\.2\d\d\d at most\?", said)
    assert provider.asked == []


def test_nothing_is_sent_before_the_quote_stands_there(tmp_path: Path) -> None:
    with running(then=after(0.5)) as provider:
        process = begin(provider.base_url, tmp_path)
        assert process.stdout is not None
        head = process.stdout.readline()
        asked = len(provider.asked)
        interrupt(process)

    assert head.startswith("check ")
    assert asked == 0 or provider.asked[0].path == "/v1/models"
    assert not provider.drawn
