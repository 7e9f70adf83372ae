"""SIGHUP: the config file is read again. Runs under way end where they began, and a mistake changes nothing."""

import json
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from . import moderations
from .provider import KEY, after
from .server import Start
from .test_routing import Both, Config, providers, running_providers, told, wait_for, write

__all__ = ["providers", "running_providers", "write"]

FIRST = '[[routes]]\nmodels = ["gpt-image-2"]\nengines = ["first"]\n'
SECOND = FIRST.replace("first", "second")
PROJECT = '[projects.late]\nrequests_per_minute = 7\nfaults = true\nprice_rule = {type = "flat", each = "0.05"}\n'


@pytest.mark.parametrize("workers", [1, 2])
def test_engines_routes_and_projects_change_and_runs_under_way_do_not(
    start: Start, write: Config, providers: Both, workers: int
) -> None:
    providers[0].then = [after(1.5)]
    server = start(engine="", config=write(FIRST), workers=workers)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.generate)
        wait_for(lambda: len(providers[0].asked) == 1)
        path = write(SECOND + PROJECT)
        path.write_text(path.read_text().replace("[engines.first]", "[engines.third]"))
        os.kill(server.pid, signal.SIGHUP)
        assert server.has_logged("config file read again; engines: 2, routes: 1, projects: 1.")
        wait_for(lambda: [told(server.generate())["engine"] for _ in range(4)] == ["second"] * 4)

        assert told(running.result())["engine"] == "first", "it ended where it began"

    shown = json.loads(server.run("projects", "show", "late", "--json").stdout)
    assert (shown["requests_per_minute"], shown["faults"]) == (7, True)
    assert shown["price_rule"]["each"] == "0.05"
    server.verify_ledger()


def test_a_request_that_is_being_screened_is_drawn_by_the_engine_of_its_beginning(
    start: Start, write: Config, providers: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, is_read_again = write(FIRST), threading.Event()
    with moderations.running() as screen, ThreadPoolExecutor(1) as pool:
        answer = screen.answer
        monkeypatch.setattr(screen, "answer", lambda body: is_read_again.wait(20) and answer(body))
        server = start(engine="", config=path, **screen.knobs(screen_timeout_s=30))
        screened = pool.submit(server.generate)
        wait_for(lambda: len(screen.asked) == 1)
        (tmp_path / "key").write_text("sk-rotated")
        os.kill(server.pid, signal.SIGHUP)
        assert server.has_logged("config file read again")
        is_read_again.set()

        assert told(screened.result())["engine"] == "first"
        assert told(server.generate())["engine"] == "first"

    assert [asked.headers["authorization"] for asked in providers[0].asked] == [f"Bearer {KEY}", "Bearer sk-rotated"]


def test_a_mistake_is_told_and_changes_nothing(start: Start, write: Config, providers: Both) -> None:
    server = start(engine="", config=write(FIRST))
    path = write(SECOND + "[projects.late]\nfaults = 5\n")

    os.kill(server.pid, signal.SIGHUP)

    line = path.read_text().splitlines().index("faults = 5") + 1
    assert server.has_logged(f"config file not taken over: {path}:{line}: 'projects.late.faults': expected on or off")
    assert told(server.generate())["engine"] == "first"
    assert "late" not in server.run("projects", "list").stdout


@pytest.mark.parametrize("workers", [1, 2])
def test_an_emptied_file_does_not_let_the_renderer_draw(
    start: Start, write: Config, providers: Both, workers: int
) -> None:
    server = start(engine="", config=write(FIRST), workers=workers)
    path = write(FIRST)
    path.write_text(PROJECT)

    os.kill(server.pid, signal.SIGHUP)

    assert server.has_logged(f"config file not taken over: {path}: it names no upstream any more")
    assert told(server.generate())["engine"] == "first"
    assert "late" not in server.run("projects", "list").stdout


def test_what_only_a_start_reads_is_said(start: Start, write: Config, providers: Both) -> None:
    server = start(engine="", config=write(FIRST))
    path = write(SECOND)
    path.write_text("link_minutes = 5\n" + path.read_text())

    os.kill(server.pid, signal.SIGHUP)

    assert server.has_logged("link_minutes")
    assert told(server.generate())["engine"] == "second"


def test_projects_of_the_file_are_there_from_the_start(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "impasto.toml"
    path.write_text(PROJECT)
    server = start(config=path)
    key = server.new_key("late")["key"]

    answer = server.generate(key=key)

    assert answer.headers["x-ratelimit-limit-requests"] == "7"
    assert told(answer)["charge_usd"] == "0.05"
