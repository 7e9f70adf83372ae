"""The server's secret: one for each data folder, readable by its user alone."""

import stat
from pathlib import Path

import pytest

from impasto.errors import ImpastoError
from impasto.store.ids import new_id
from impasto.store.secret import Secret

OPENER = """
import sys
from pathlib import Path
from impasto.store.secret import Secret
print("ready")
sys.stdin.readline()
print(Secret.open(Path(sys.argv[1])).sign(b"x"))
"""


def test_a_signature_is_good_for_its_message_alone(tmp_path: Path) -> None:
    secret = Secret.open(tmp_path)
    signature = secret.sign(b"gen_1/0.png")
    assert len(signature) == 43
    assert secret.verify(b"gen_1/0.png", signature)
    for message, wrong in [(b"gen_2/0.png", signature), (b"gen_1/0.png", signature[:-1]), (b"gen_1/0.png", "")]:
        assert not secret.verify(message, wrong)
    assert not secret.verify(b"gen_1/0.png", "ü" * 43)
    assert not secret.verify(b"gen_1/0.png", "\udcff")


def test_the_secret_outlives_the_process_and_stays_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    signature = Secret.open(tmp_path).sign(b"x")
    assert Secret.open(tmp_path).verify(b"x", signature)
    assert not Secret.open(tmp_path / "other").verify(b"x", signature)


def test_the_secret_is_for_its_user_alone_and_never_printed(tmp_path: Path) -> None:
    secret = Secret.open(tmp_path)
    file = tmp_path / "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() not in repr(secret)
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_processes_that_start_together_make_one_secret(tmp_path: Path, other) -> None:
    processes = [other(OPENER, tmp_path) for _ in range(5)]
    for process in processes:
        assert process.line() == "ready"
    for process in processes:
        process.say("go")
    assert len({process.line() for process in processes}) == 1


@pytest.mark.parametrize("content", ["", "00", "no hex at all", "ü"])
def test_a_damaged_secret_is_told_and_not_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret").write_text(content)
    with pytest.raises(ImpastoError, match="damaged"):
        Secret.open(tmp_path)
    assert (tmp_path / "secret").read_text() == content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImpastoError, match="No such file"):
        Secret.open(tmp_path / "none")


def test_ids_are_never_the_same() -> None:
    ids = {new_id("gen") for _ in range(10_000)}
    assert len(ids) == 10_000
    assert all(len(one) == 28 and one[4:].isalnum() and one.isascii() for one in ids)
