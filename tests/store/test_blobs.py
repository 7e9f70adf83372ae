"""Kept pictures: put once, read in pieces, gone when deleted; the spool is swept of the dead only."""

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from impasto.errors import ImpastoError
from impasto.store.blobs import Blobs, Pieces
from impasto.store.spool import Spool

GEN = "gen_Ab3xxxxxxxxxxxxxxxxxxxxx"


def spooled(blobs: Blobs, content: bytes, name: str = "drawn") -> Path:
    path = blobs.spool / name
    path.write_bytes(content)
    return path


async def collected(pieces: Pieces) -> list[bytes]:
    return [piece async for piece in pieces]


async def test_a_picture_comes_back_in_pieces_after_its_source_is_gone(blobs: Blobs) -> None:
    content = os.urandom(600_000)
    source = spooled(blobs, content)
    assert await blobs.keep(GEN, 3, source) == 600_000
    source.unlink()
    pieces = blobs.read(GEN, 3)
    assert pieces.size == 600_000
    got = await collected(pieces)
    assert b"".join(got) == content
    assert [len(piece) for piece in got] == [262_144, 262_144, 75_712]
    assert {len(piece) for piece in await collected(blobs.read(GEN, 3, piece_bytes=3000))} == {3000}


async def test_a_picture_is_never_overwritten(blobs: Blobs) -> None:
    outcomes = await asyncio.gather(
        *(blobs.keep(GEN, 0, spooled(blobs, b"%d" % number, f"drawn-{number}")) for number in range(8)),
        return_exceptions=True,
    )
    assert [outcome for outcome in outcomes if not isinstance(outcome, ImpastoError)] == [1]
    assert {outcome.name for outcome in outcomes if isinstance(outcome, ImpastoError)} == {"store_failed"}
    (content,) = await collected(blobs.read(GEN, 0))
    assert content == b"%d" % outcomes.index(1)


KEEPER = """
import asyncio, sys
from pathlib import Path
from impasto.errors import ImpastoError
from impasto.store.blobs import Blobs

async def main():
    blobs = Blobs(Path(sys.argv[1]))
    print("ready")
    sys.stdin.readline()
    for index in range(200):
        source = blobs.spool / "drawn"
        source.write_text(sys.argv[2])
        try:
            await blobs.keep("gen_race", index, source)
            print(index)
        except ImpastoError:
            pass
        source.unlink()
    blobs.close()

asyncio.run(main())
"""


async def test_of_two_processes_that_keep_the_same_picture_one_succeeds(blobs: Blobs, tmp_path: Path, other) -> None:
    two = {name: other(KEEPER, tmp_path / "pictures", name) for name in ("one", "two")}
    for process in two.values():
        assert process.line() == "ready"
    for process in two.values():
        process.say("go")
    won = {name: [int(line) for line in process.rest() if line] for name, process in two.items()}
    assert sorted(won["one"] + won["two"]) == list(range(200))
    for name, indexes in won.items():
        for index in indexes:
            assert await collected(blobs.read("gen_race", index)) == [name.encode()]


async def test_a_deleted_generation_is_gone_while_who_reads_it_reads_on(blobs: Blobs) -> None:
    await blobs.keep(GEN, 0, spooled(blobs, b"x" * 10))
    pieces = blobs.read(GEN, 0, piece_bytes=6)
    assert await anext(pieces) == b"x" * 6
    await blobs.delete(GEN)
    await blobs.delete(GEN)
    assert await collected(pieces) == [b"x" * 4]
    with pytest.raises(ImpastoError) as missing:
        blobs.read(GEN, 0)
    assert missing.value.name == "image_not_found"


async def test_a_reader_that_is_dropped_closes_its_file(blobs: Blobs) -> None:
    await blobs.keep(GEN, 0, spooled(blobs, b"x" * 10))
    before = len(os.listdir("/proc/self/fd"))
    pieces = blobs.read(GEN, 0, piece_bytes=6)
    await anext(pieces)
    assert len(os.listdir("/proc/self/fd")) == before + 1
    del pieces
    assert len(os.listdir("/proc/self/fd")) == before
    closed = blobs.read(GEN, 0)
    closed.close()
    assert await collected(closed) == []


async def test_a_picture_that_must_outlive_a_power_cut_is_synced_before_keep_returns(
    tmp_path: Path, monkeypatch
) -> None:
    synced: list[str] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (synced.append(os.readlink(f"/proc/self/fd/{file}")), real(file)))
    blobs = Blobs(tmp_path / "pictures", durable=True)
    assert await blobs.keep(GEN, 0, spooled(blobs, b"abc")) == 3
    folder = tmp_path / "pictures" / "Ab"
    assert synced == [str(path) for path in (folder / GEN / "0", folder / GEN, folder, tmp_path / "pictures")]
    blobs.close()


async def test_a_file_system_without_links_gets_a_copy(blobs: Blobs, monkeypatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", link)
    assert await blobs.keep(GEN, 0, spooled(blobs, b"abc")) == 3
    with pytest.raises(ImpastoError, match="already"):
        await blobs.keep(GEN, 0, spooled(blobs, b"def"))
    assert await collected(blobs.read(GEN, 0)) == [b"abc"]


@pytest.mark.parametrize(("number", "text"), [(28, "No space left on device"), (30, "Read-only file system")])
async def test_a_disk_that_takes_nothing_is_told(blobs: Blobs, monkeypatch, number: int, text: str) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(number, text)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(ImpastoError, match=text) as failed:
        await blobs.keep(GEN, 0, spooled(blobs, b"abc"))
    assert failed.value.name == "store_failed"


def test_the_store_says_whether_it_could_keep_something(blobs: Blobs) -> None:
    assert blobs.problem() is None
    blobs.spool.rmdir()
    assert blobs.problem() == "No such file or directory"


SPOOLER = """
import sys
from pathlib import Path
from impasto.store.blobs import Blobs
blobs = Blobs(Path(sys.argv[1]))
(blobs.spool / "half").write_text("half a picture")
print(blobs.spool)
sys.stdin.readline()
"""


def test_sweeping_removes_what_the_dead_left_and_nothing_of_the_living(blobs: Blobs, tmp_path: Path, other) -> None:
    living, dead = other(SPOOLER, tmp_path / "pictures"), other(SPOOLER, tmp_path / "pictures")
    kept, left = Path(living.line()), Path(dead.line())
    mine = spooled(blobs, b"mine")
    dead.kill()
    blobs.sweep_spool()
    assert (kept / "half").exists()
    assert mine.exists()
    assert not left.exists()
    living.kill()
    blobs.sweep_spool()
    assert list(kept.parent.iterdir()) == [blobs.spool]


def test_whoever_comes_while_others_sweep_has_a_folder(tmp_path: Path) -> None:
    is_over = threading.Event()

    def come() -> list[bool]:
        made = [Spool(tmp_path) for _ in range(150)]
        are_there = [one.folder.exists() for one in made]
        for one in made:
            one.close()
        return are_there

    def sweep() -> None:
        while not is_over.is_set():
            mine.sweep()

    mine = Spool(tmp_path)
    with ThreadPoolExecutor(5) as pool:
        sweeping, coming = pool.submit(sweep), [pool.submit(come) for _ in range(4)]
        try:
            assert all(there for one in coming for there in one.result())
        finally:
            is_over.set()
        sweeping.result()
    assert list(tmp_path.iterdir()) == [mine.folder]
    mine.close()


@pytest.mark.parametrize(
    "name", ["gen_a/../../../victim", "../victim", "file-/../../victim", "gen_", "file-\u0661", ""]
)
async def test_a_name_that_is_no_id_leads_nowhere(blobs: Blobs, tmp_path: Path, name: str) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "0").write_text("not ours")
    source = spooled(blobs, b"x")

    for keep in (blobs.keep(name, 0, source), blobs.keep_file(name, source)):
        with pytest.raises(ImpastoError) as refused:
            await keep
        assert refused.value.name == "store_failed"
    for read, known in (
        (lambda: blobs.read(name, 0), "image_not_found"),
        (lambda: blobs.read_file(name), "file_not_found"),
    ):
        with pytest.raises(ImpastoError) as refused:
            read()
        assert refused.value.name == known
    assert (blobs.size(name, 0), blobs.file_size(name), blobs.indexes(name)) == (None, None, set())
    await blobs.delete(name)
    with pytest.raises(FileNotFoundError):
        await blobs.delete_file(name)
    with pytest.raises(FileNotFoundError):
        await blobs.delete_one(name, 0)
    assert (tmp_path / "victim" / "0").read_text() == "not ours"


async def test_an_index_that_is_no_number_leads_nowhere(blobs: Blobs) -> None:
    await blobs.keep(GEN, 0, spooled(blobs, b"x"))
    assert blobs.size(GEN, 0) == 1
    assert blobs.size(GEN, f"../{GEN}/0") is None  # type: ignore[arg-type]
