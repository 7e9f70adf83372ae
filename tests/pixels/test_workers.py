"""The promises of `Workers`, with real processes and real kills."""

import asyncio
import gc
import math
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import worker_jobs as jobs

from impasto.pixels.decode import UnreadableImage
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
async def two() -> AsyncIterator[Workers]:
    workers = Workers(2, modules=())
    yield workers
    await workers.close()


@pytest.fixture
async def one() -> AsyncIterator[Workers]:
    workers = Workers(1, modules=())
    yield workers
    await workers.close()


async def until(claim: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < deadline, "it never came true"
        await asyncio.sleep(0.02)


def alive(pid: int) -> bool:
    """Running, and not a zombie that nobody has reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def written(path: Path) -> str:
    return path.read_text() if path.exists() else ""


async def pid_in(path: Path) -> int:
    await until(lambda: written(path) != "")
    return int(written(path))


async def test_nothing_is_started_before_the_first_job() -> None:
    workers = Workers(2)
    assert multiprocessing.active_children() == []
    await workers.close()


async def test_a_job_runs_in_another_process_and_its_value_comes_back(two: Workers) -> None:
    assert await two.run(os.getpid) != os.getpid()
    assert await two.run(divmod, 7, 3) == (2, 1)


async def test_warm_workers_have_imported_the_heavy_modules_and_opencv_keeps_to_one_thread() -> None:
    workers = Workers(2)
    await workers.warm()
    assert len(multiprocessing.active_children()) == 2
    assert await workers.run(jobs.cv2_threads) == 1
    assert len(multiprocessing.active_children()) == 2
    await workers.close()


async def test_an_exception_of_the_job_keeps_type_message_and_the_workers_traceback(one: Workers) -> None:
    with pytest.raises(ValueError, match="math domain error") as caught:
        await one.run(math.sqrt, -1)
    assert "_perform" in caught.value.__notes__[0]
    with pytest.raises(UnreadableImage) as unreadable:
        await one.run(jobs.unreadable)
    assert unreadable.value.reason == "it is a teapot"


async def test_an_exception_that_cannot_be_rebuilt_is_told_in_words_and_harms_nothing(one: Workers) -> None:
    pid = await one.run(os.getpid)
    with pytest.raises(RuntimeError, match="StubbornError: this and that"):
        await one.run(jobs.stubborn)
    assert await one.run(os.getpid) == pid


async def test_a_job_that_cannot_be_pickled_is_refused_and_harms_nothing(one: Workers) -> None:
    pid = await one.run(os.getpid)
    with pytest.raises((AttributeError, TypeError, Exception), match="pickle"):
        await one.run(lambda: None)
    assert await one.run(os.getpid) == pid


@pytest.mark.parametrize("how", ["SIGKILL", "SIGSEGV", "SIGABRT", "panic", "exit 0"])
async def test_a_worker_that_dies_is_replaced_and_the_job_gets_one_more_try(
    one: Workers, tmp_path: Path, how: str
) -> None:
    assert await one.run(jobs.die, tmp_path / "tries", how, 1) == "alive"
    assert (tmp_path / "tries").read_text() == "xx"


async def test_a_job_that_kills_two_workers_is_given_up_and_the_next_job_runs(one: Workers, tmp_path: Path) -> None:
    with pytest.raises(WorkerCrashed):
        await one.run(jobs.die, tmp_path / "tries", "SIGKILL", 9)
    assert (tmp_path / "tries").read_text() == "xx"
    assert await one.run(divmod, 7, 3) == (2, 1)


async def test_a_kill_does_not_disturb_the_job_in_another_worker(two: Workers, tmp_path: Path) -> None:
    steady = asyncio.create_task(two.run(jobs.note_pid_and_sleep, tmp_path / "steady", 1.5))
    victim = asyncio.create_task(two.run(jobs.note_pid_and_sleep, tmp_path / "victim", 0.3))
    steady_pid, victim_pid = await pid_in(tmp_path / "steady"), await pid_in(tmp_path / "victim")
    os.kill(victim_pid, signal.SIGKILL)
    assert await victim not in (victim_pid, steady_pid)
    assert await steady == steady_pid


async def test_a_kill_in_the_middle_of_a_large_answer_does_not_disturb_the_others(two: Workers, tmp_path: Path) -> None:
    steady = asyncio.create_task(two.run(jobs.note_pid_and_sleep, tmp_path / "steady", 2.0))
    steady_pid = await pid_in(tmp_path / "steady")
    for round_ in range(3):
        path = tmp_path / f"big{round_}"
        big = asyncio.create_task(two.run(jobs.big_answer, path, 100_000_000))
        pid = await pid_in(path)
        await asyncio.sleep(0.02 * round_)
        os.kill(pid, signal.SIGKILL)
        assert len(await big) == 100_000_000
    assert await steady == steady_pid


async def test_an_idle_worker_that_is_killed_costs_the_next_job_nothing(one: Workers, tmp_path: Path) -> None:
    for pause in (0.0, 0.25):
        os.kill(await one.run(os.getpid), signal.SIGKILL)
        await asyncio.sleep(pause)
        assert await one.run(jobs.append, tmp_path / "log", "x") == "x"
    assert (tmp_path / "log").read_text() == "xx"


async def test_a_timeout_kills_its_own_worker_only(two: Workers, tmp_path: Path) -> None:
    await two.warm()
    steady = asyncio.create_task(two.run(jobs.note_pid_and_sleep, tmp_path / "steady", 1.5))
    late = asyncio.create_task(two.run(jobs.note_pid_and_sleep, tmp_path / "late", 60, timeout_s=0.4))
    late_pid = await pid_in(tmp_path / "late")
    began = time.monotonic()
    with pytest.raises(WorkerTimeout):
        await late
    assert time.monotonic() - began < 30  # of the 60 s that the job sleeps
    assert not alive(late_pid)
    assert await steady == int((tmp_path / "steady").read_text())
    assert await two.run(divmod, 7, 3) == (2, 1)


async def test_the_start_of_a_worker_does_not_count_against_the_timeout(one: Workers) -> None:
    assert await one.run(divmod, 7, 3, timeout_s=0.1) == (2, 1)


async def test_jobs_take_their_turn_in_order(one: Workers, tmp_path: Path) -> None:
    await asyncio.gather(*(one.run(jobs.append, tmp_path / "log", word) for word in "abcdef"))
    assert (tmp_path / "log").read_text() == "abcdef"


async def test_a_cancelled_caller_does_not_wedge_a_slot_and_its_job_finishes(one: Workers, tmp_path: Path) -> None:
    pid = await one.run(os.getpid)
    running = asyncio.create_task(one.run(jobs.append, tmp_path / "log", "a", 0.3))
    waiting = asyncio.create_task(one.run(jobs.append, tmp_path / "log", "b", 0.0))
    await asyncio.sleep(0.1)
    running.cancel()
    waiting.cancel()
    await asyncio.gather(running, waiting, return_exceptions=True)
    assert running.cancelled()
    assert await one.run(jobs.append, tmp_path / "log", "c", 0.0) == "c"
    assert (tmp_path / "log").read_text() == "ac"
    assert await one.run(os.getpid) == pid


async def test_an_error_after_its_caller_left_is_silent(one: Workers) -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    await one.run(os.getpid)
    gone = asyncio.create_task(one.run(jobs.stubborn))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await one.run(os.getpid)
    del gone
    gc.collect()
    await asyncio.sleep(0)
    assert complaints == []


async def test_signals_to_the_group_leave_the_workers_alone(one: Workers) -> None:
    pid = await one.run(os.getpid)
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(pid, number)
    assert await one.run(time.sleep, 0.2) is None
    assert await one.run(os.getpid) == pid


async def test_close_kills_what_runs_and_refuses_what_waits(tmp_path: Path) -> None:
    workers = Workers(1, modules=())
    running = asyncio.create_task(workers.run(jobs.note_pid_and_sleep, tmp_path / "pid", 60))
    waiting = asyncio.create_task(workers.run(os.getpid))
    pid = await pid_in(tmp_path / "pid")
    began = time.monotonic()
    await workers.close()
    assert time.monotonic() - began < 30  # of the 60 s that the job sleeps
    for left in (running, waiting):
        with pytest.raises(WorkerCrashed):
            await left
    with pytest.raises(WorkerCrashed):
        await workers.run(os.getpid)
    assert not os.path.exists(f"/proc/{pid}"), "a zombie is left"  # noqa: ASYNC240
    assert multiprocessing.active_children() == []
    await workers.close()


async def test_close_in_the_middle_of_a_start_leaves_nothing() -> None:
    for pause in (0.0, 0.01, 0.1):
        workers = Workers(2)
        starting = asyncio.create_task(workers.warm())
        await asyncio.sleep(pause)
        await workers.close()
        with pytest.raises(WorkerCrashed):
            await starting
        assert multiprocessing.active_children() == []


@pytest.mark.parametrize("pause", [0.0, 0.1, 0.2, 0.3, 0.4])
async def test_close_while_a_dead_worker_is_being_replaced_leaves_nothing(tmp_path: Path, pause: float) -> None:
    workers = Workers(1, modules=())
    job = asyncio.create_task(workers.run(jobs.note_pid_and_sleep, tmp_path / "pid", 60))
    os.kill(await pid_in(tmp_path / "pid"), signal.SIGKILL)
    await asyncio.sleep(pause)
    await workers.close()
    with pytest.raises(WorkerCrashed):
        await job
    assert multiprocessing.active_children() == []


SERVER = """
    import asyncio, os, sys, time
    from impasto.pixels.workers import Workers

    async def serve():
        workers = Workers(2, modules=())
        await workers.warm()
        busy = asyncio.create_task(workers.run(time.sleep, 60))
        await asyncio.sleep(0.1)
        idle = await workers.run(os.getpid)
        import multiprocessing
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        if sys.argv[1] == "close":
            await workers.close()
            await asyncio.gather(busy, return_exceptions=True)
            return
        await asyncio.sleep(60)

    if __name__ == "__main__":
        asyncio.run(serve())
"""


def server(tmp_path: Path, end: str) -> "subprocess.Popen[str]":
    script = tmp_path / "server.py"
    script.write_text(textwrap.dedent(SERVER))
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(script), end],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


async def test_workers_do_not_outlive_a_server_that_is_killed(tmp_path: Path) -> None:
    with server(tmp_path, "wait") as process:
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert len(pids) == 2
        assert all(map(alive, pids))
        process.kill()
        process.wait()
        await until(lambda: not any(map(alive, pids)), 5)


def test_a_closed_server_ends_without_a_warning_or_a_leaked_semaphore(tmp_path: Path) -> None:
    with server(tmp_path, "close") as process:
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert err == ""
    assert not any(alive(int(pid)) for pid in out.split())


def test_the_server_process_stays_light() -> None:
    code = "import sys, impasto.pixels.workers, impasto.pixels.sniff; print([m for m in sys.modules if m in"
    found = subprocess.run(
        [sys.executable, "-c", code + " ('numpy', 'cv2', 'PIL')])"], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
