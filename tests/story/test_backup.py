"""A backup of a server at work, restored somewhere else: every picture, every charge, and nothing half done."""

import json
import random
import socket
import sqlite3
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import httpx

from .pictures import decoded
from .server import Server, Start, clean_environment
from .stores import age, bytes_counted, bytes_kept, code, png, rows, until
from .test_older_data import FOX, KEY, OLDER, PICTURES, laid_out


def command(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "impasto", *map(str, arguments)]
    return subprocess.run(line, env=clean_environment(), capture_output=True, text=True, timeout=120)


def backed_up(server: Server, path: Path) -> Path:
    done = server.run("backup", str(path))
    assert done.returncode == 0, done.stderr
    return path


def restored(path: Path, folder: Path) -> Path:
    """A folder for a server whose data are the backup's."""
    folder.mkdir()
    done = command("restore", path, "--data-dir", folder / "data")
    assert done.returncode == 0, done.stderr
    return folder


def check_store(server: Server) -> None:
    """Bytes and rows agree, nothing is under way, and the books add up."""
    server.verify_ledger()
    named = dict(rows(server, "SELECT generation_id || '/' || idx, size_bytes FROM image"))
    named |= dict(rows(server, "SELECT id, size_bytes FROM file"))
    folder = server.data_dir
    sizes = {f"{path.parent.name}/{path.name}": path.stat().st_size for path in folder.glob("pictures/*/*/*")}
    sizes |= {path.name: path.stat().st_size for path in folder.glob("files/*/*")}
    assert sizes == named
    assert bytes_counted(server) == sum(named.values())
    assert rows(server, "SELECT count(*) FROM hold WHERE state = 'open'") == [(0,)]
    assert rows(server, "SELECT count(*) FROM generation WHERE state = 'running'") == [(0,)]


class Crowd:
    """Clients that draw, upload and delete until they are told to stop; they remember what they got."""

    def __init__(self, server: Server, size: int) -> None:
        self.server = server
        self.pictures: dict[tuple[str, int], bytes] = {}
        self.files: dict[str, bytes] = {}
        self.deleted: set[str] = set()
        self._stopping = threading.Event()
        self._problems: list[Exception] = []
        self._threads = [threading.Thread(target=self._work, args=(number,)) for number in range(size)]
        for thread in self._threads:
            thread.start()

    def _work(self, number: int) -> None:
        chance = random.Random(number)
        mine: list[str] = []
        try:
            with httpx.Client(base_url=self.server.origin, headers=self.server.http.headers, timeout=60) as http:
                while not self._stopping.is_set():
                    self._step(http, chance, mine)
        except (AssertionError, httpx.HTTPError) as problem:  # told where the test waits for it
            self._problems.append(problem)

    def _step(self, http: httpx.Client, chance: random.Random, mine: list[str]) -> None:
        what = chance.random()
        if what < 0.6 or not mine:
            body = {"prompt": f"A fox {chance.random()}", "quality": "low", "n": chance.choice((1, 1, 2))}
            answer = http.post("/v1/images/generations", json=body)
            assert answer.status_code == 200, answer.text
            generation = answer.headers["impasto-generation"]
            for index, datum in enumerate(answer.json()["data"]):
                self.pictures[generation, index] = decoded(datum["b64_json"])
            mine.append(generation)
        elif what < 0.75:
            data = png(f"#{chance.randrange(2**24):06x}")
            answer = http.post("/v1/files", data={"purpose": "vision"}, files={"file": ("a.png", data)})
            assert answer.status_code == 200, answer.text
            mine.append(answer.json()["id"])
            self.files[mine[-1]] = data
        else:
            gone = mine.pop(chance.randrange(len(mine)))
            self.deleted.add(gone)
            path = f"/v1/files/{gone}" if gone.startswith("file-") else f"/v1/images/{gone}"
            assert http.delete(path).status_code == 200

    def stop(self) -> None:
        """Let each finish what it is at. Raises what went wrong."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        if self._problems:
            raise self._problems[0]


def test_a_backup_under_load_brings_back_every_picture_byte_for_byte(start: Start, tmp_path: Path) -> None:
    server = start(sweep_s=1, null_bytes=60_000, null_delay_s=0.02)
    crowd = Crowd(server, 6)
    known: list[set[str]] = []
    archives: list[Path] = []
    for number in range(3):
        until(lambda number=number: len(crowd.pictures) > 20 * (number + 1), "the crowd is at work")  # type: ignore[misc]
        known.append({name for name, _ in list(crowd.pictures)} - crowd.deleted)
        archives.append(backed_up(server, tmp_path / f"{number}.tar"))
    crowd.stop()
    until(lambda: rows(server, "SELECT * FROM removal") == [], "what waited for the backups is removed")
    check_store(server)
    server.stop()

    for number, archive in enumerate(archives):
        again = start(folder=restored(archive, tmp_path / f"again-{number}"), sweep_s=1)
        kept = rows(again, "SELECT generation_id, idx FROM image")
        for generation, index in kept:
            served = again.get(f"/v1/images/{generation}/content", index=index)
            assert served.status_code == 200
            # One that was under way is known to the one who asked for it later than to the backup.
            assert served.content == crowd.pictures[generation, index]
        for (file_id,) in rows(again, "SELECT id FROM file"):
            assert again.get(f"/v1/files/{file_id}/content").content == crowd.files[file_id]
        there = {generation for generation, _ in kept}
        assert known[number] - crowd.deleted <= there, "and what was there before it is all in it"
        check_store(again)
        again.stop()


def test_what_is_deleted_under_a_backup_is_in_it_and_goes_afterwards(start: Start, tmp_path: Path) -> None:
    server = start(sweep_s=1, null_bytes=2_000_000)
    made = [server.generate().headers["impasto-generation"] for _ in range(3)]
    # Nobody reads the pipe: the backup stands still amid the first picture.
    line = [sys.executable, "-m", "impasto", "backup", "-", "--data-dir", str(server.data_dir)]
    with subprocess.Popen(line, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writing:
        assert writing.stdout is not None
        head = writing.stdout.read(512)
        until(lambda: len(list(server.data_dir.glob("spool/*/SHA256SUMS"))) == 1, "it is at the pictures")

        for generation in made[:2]:
            assert server.http.delete(f"/v1/images/{generation}").json()["deleted"] is True
        age(server, made[2], 1000)
        until(lambda: rows(server, "SELECT expired_ms > 0 FROM generation") == [(1,)], "it expires")
        assert code(server.get(f"/v1/images/{made[2]}")) == (410, "generation_expired")
        kept = bytes_kept(server)
        later = server.generate().headers["impasto-generation"]
        (tmp_path / "backup.tar").write_bytes(head + writing.stdout.read())
        assert writing.wait(60) == 0
    until(lambda: bytes_counted(server) == bytes_kept(server), "then they go")

    assert kept == 6_000_000
    assert [one["id"] for one in server.generations()] == [later]
    again = start(folder=restored(tmp_path / "backup.tar", tmp_path / "again"))
    assert {one["id"] for one in again.generations()} == set(made)
    for generation in made:
        assert again.get(f"/v1/images/{generation}/content").status_code == 200
    check_store(again)


def test_runs_that_were_under_way_are_ended_at_the_next_start(start: Start, tmp_path: Path) -> None:
    server = start(null_delay_s=3)
    data = json.dumps({"prompt": "A fox", "quality": "low"}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(data)}")
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(head + data)
        until(lambda: rows(server, "SELECT state FROM generation") == [("running",)], "it runs")
        archive = backed_up(server, tmp_path / "backup.tar")
        until(lambda: rows(server, "SELECT state FROM generation") == [("done",)], "and goes on")

    again = start(folder=restored(archive, tmp_path / "again"))

    (told,) = again.generations()
    assert (told["status"], told["error"], told["charge_usd"]) == ("failed", "generation_interrupted", "0")
    check_store(again)
    check_store(server)


def test_links_keys_and_idempotency_keys_work_at_the_restored_server(start: Start, tmp_path: Path) -> None:
    server = start()
    key = server.new_key("shop")["key"]
    made = server.generate(key=key, response_format="url", headers={"idempotency-key": "once"})
    link = made.json()["data"][0]["url"]
    archive = backed_up(server, tmp_path / "backup.tar")
    server.stop()

    again = start(folder=restored(archive, tmp_path / "again"))

    assert again.http.get(link.replace(server.origin, again.origin)).status_code == 200
    replay = again.generate(key=key, response_format="url", headers={"idempotency-key": "once"})
    assert replay.headers["impasto-generation"] == made.headers["impasto-generation"]
    assert replay.headers["impasto-replayed"] == "true"


def test_a_restore_over_a_living_server_is_refused_and_changes_nothing(start: Start, tmp_path: Path) -> None:
    server = start()
    generation = server.generate().headers["impasto-generation"]
    archive = backed_up(server, tmp_path / "backup.tar")

    for options in ([], ["--force"]):
        done = server.run("restore", str(archive), *options)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "a server or another command runs on" in done.stderr
    assert server.get(f"/v1/images/{generation}/content").status_code == 200
    check_store(server)

    server.stop()
    refused, forced = server.run("restore", str(archive)), server.run("restore", str(archive), "--force")
    assert (refused.returncode, forced.returncode) == (1, 0)
    assert "--force moves it aside" in refused.stderr
    assert "before-restore-" in forced.stderr


def test_a_backup_is_written_whole_or_not_at_all(start: Start, tmp_path: Path) -> None:
    server = start()
    server.generate()
    archive = tmp_path / "backup.tar"
    archive.write_text("of yesterday")

    kept = server.run("backup", str(archive))
    into_a_folder = server.run("backup", str(tmp_path))
    of_nothing = command("backup", tmp_path / "x.tar", "--data-dir", tmp_path / "nowhere")

    assert [done.returncode for done in (kept, into_a_folder, of_nothing)] == [1, 1, 1]
    assert "--force overwrites it" in kept.stderr
    assert "there is no database in" in of_nothing.stderr
    assert archive.read_text() == "of yesterday"
    forced = server.run("backup", str(archive), "--force")
    assert forced.returncode == 0, forced.stderr
    assert "1 picture and 0 files" in forced.stderr
    assert archive.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"backup.tar"}
    assert not (tmp_path / "nowhere").exists()


def test_a_backup_into_its_own_folder_is_refused(start: Start) -> None:
    server = start()
    before = (server.data_dir / "secret").read_bytes()

    for name in ("backup.tar", "secret", "pictures/backup.tar"):
        done = server.run("backup", str(server.data_dir / name), "--force")
        assert done.returncode == 1
        assert "lies in the data folder, and would be lost with it" in done.stderr
    assert (server.data_dir / "secret").read_bytes() == before
    assert not (server.data_dir / "backup.tar").exists()


def test_a_restore_into_a_file_says_that_it_is_one(start: Start, tmp_path: Path) -> None:
    archive = backed_up(start(), tmp_path / "backup.tar")

    done = command("restore", archive, "--data-dir", archive)

    assert done.returncode == 1
    assert done.stderr == f"Error: {archive}: {archive} is a file; name a folder to restore into\n"


def test_books_that_do_not_add_up_are_brought_back_and_told(start: Start, tmp_path: Path) -> None:
    server = start()
    server.generate()
    server.stop()
    with sqlite3.connect(server.data_dir / "impasto.db") as connection:
        connection.execute("UPDATE generation SET charge_nano = charge_nano + 1")
    connection.close()
    archive = backed_up(server, tmp_path / "backup.tar")

    done = command("restore", archive, "--data-dir", tmp_path / "again")

    assert done.returncode == 0, done.stderr
    assert "the ledger in it does not add up, in 1 places" in done.stderr
    assert "generation_equals_its_settle" in command("ledger", "verify", "--data-dir", tmp_path / "again").stdout


def test_a_backup_goes_through_a_pipe_and_back(start: Start, tmp_path: Path) -> None:
    server = start()
    picture = server.generate().headers["impasto-generation"]
    data, folder = server.data_dir, tmp_path / "again"
    folder.mkdir()
    line = f"{sys.executable} -m impasto backup - --data-dir {data} | {sys.executable} -m impasto restore - --data-dir "
    done = subprocess.run(line + str(folder / "data"), shell=True, env=clean_environment(), capture_output=True)

    assert done.returncode == 0, done.stderr
    again = start(folder=folder)
    assert again.get(f"/v1/images/{picture}/content").status_code == 200
    check_store(again)


def test_a_folder_of_an_older_version_is_backed_up_as_it_is(start: Start, tmp_path: Path) -> None:
    laid_out(tmp_path / "data")
    done = command("backup", tmp_path / "backup.tar", "--data-dir", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    with tarfile.open(tmp_path / "backup.tar") as tar:
        manifest = json.load(tar.extractfile("manifest.json"))  # type: ignore[arg-type]
    connection = sqlite3.connect(tmp_path / "data" / "impasto.db")
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",), "nor was it migrated"
    connection.close()

    again = start(folder=restored(tmp_path / "backup.tar", tmp_path / "again"))

    assert (manifest["revision"], manifest["pictures"], manifest["missing"]) == ("0001", 3, [])
    served = again.get(f"/v1/images/{FOX}/content", key=KEY)
    assert served.content == (OLDER / PICTURES[FOX, 0]).read_bytes()
    check_store(again)


def test_a_backup_that_is_broken_off_leaves_nothing_and_lets_go(start: Start, tmp_path: Path) -> None:
    server = start(sweep_s=1, null_bytes=2_000_000)
    made = server.generate().headers["impasto-generation"]
    line = [sys.executable, "-m", "impasto", "backup", "-", "--data-dir", str(server.data_dir)]
    with subprocess.Popen(line, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writing:
        assert writing.stdout is not None
        writing.stdout.read(512)
        until(lambda: len(list(server.data_dir.glob("spool/*/SHA256SUMS"))) == 1, "it is at the pictures")
        writing.kill()
    server.http.delete(f"/v1/images/{made}").raise_for_status()

    assert bytes_kept(server) == 0
    backed_up(server, tmp_path / "backup.tar")
    check_store(server)
