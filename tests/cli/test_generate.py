"""`impasto generate`: a prompt becomes files, here or through a server."""

import json

import pytest

STARTS = {"png": b"\x89PNG", "jpg": b"\xff\xd8\xff", "webp": b"RIFF"}


def test_a_picture_is_drawn_here_and_told_in_one_line(impasto, tmp_path):
    done = impasto("generate", "A cat, sleeping!", "--engine", "null", "--size", "1024x1024")
    assert done.returncode == 0, done.stderr
    file, size, engine, *_, charge = done.stdout.split()
    assert (file, size, engine) == ("a-cat-sleeping.png", "1024x1024", "null")
    assert charge.startswith("$0.")
    assert (tmp_path / file).read_bytes().startswith(STARTS["png"])


@pytest.mark.parametrize("extension", STARTS)
def test_the_renderer_draws_the_format_of_the_name(impasto, tmp_path, extension):
    done = impasto("generate", "poster with the words 'Open late'", "-o", f"poster.{extension}", "--size", "512x512")
    assert done.returncode == 0, done.stderr
    assert "illustrator (simulated)" in done.stdout
    assert (tmp_path / f"poster.{extension}").read_bytes().startswith(STARTS[extension])


def test_json_is_one_object_with_the_charge(impasto, tmp_path):
    done = impasto("generate", "a cat", "--engine", "null", "-n", "3", "-o", "cat.png", "--seed", "7", "--json")
    told = json.loads(done.stdout)
    assert [image["file"] for image in told["images"]] == ["cat-1.png", "cat-2.png", "cat-3.png"]
    assert told["seed"] == 7
    assert told["model"] == "gpt-image-2"
    assert float(told["charge_usd"]) > 0
    assert told["generation"].startswith("gen_")
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["cat-1.png", "cat-2.png", "cat-3.png"]


def test_a_name_that_was_given_is_overwritten_and_one_of_our_making_never(impasto, tmp_path):
    (tmp_path / "cat.png").write_text("old")
    (tmp_path / "a-cat.png").write_text("kept")
    impasto("generate", "a cat", "--engine", "null", "-o", "cat.png")
    assert (tmp_path / "cat.png").read_bytes().startswith(STARTS["png"])
    for _ in range(2):
        assert impasto("generate", "a cat", "--engine", "null").returncode == 0
    assert (tmp_path / "a-cat.png").read_text() == "kept"
    assert {path.name for path in tmp_path.glob("a-cat*")} == {"a-cat.png", "a-cat-2.png", "a-cat-3.png"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "cat.jpg", "--format", "png"], "contradicts"),
        (["-o", "nowhere/cat.png"], "no folder nowhere"),
        (["-o", "."], "is a folder"),
        (["--api-key", "sk-imp-x"], "--base-url"),
        (["--base-url", "http://127.0.0.1:1/v1", "--engine", "null"], "--engine"),
    ],
)
def test_a_contradiction_is_refused_before_anything_happens(impasto, data_dir, options, told):
    done = impasto("generate", "a cat", *options)
    assert done.returncode == 1
    assert told in done.stderr
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--size", "huge"], "Invalid size 'huge'"),
        (["-n", "11"], "11"),
        (["-o", "cat.gif"], "gif"),
    ],
)
def test_a_refusal_is_the_apis_own_in_one_line(impasto, tmp_path, options, told):
    done = impasto("generate", "a cat", "--engine", "null", *options)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not list(tmp_path.glob("*cat*"))


def test_an_empty_prompt_is_refused(impasto):
    done = impasto("generate", "", "--engine", "null")
    assert done.returncode == 1
    assert "prompt is empty" in done.stderr


def test_a_failed_engine_charges_nothing_and_leaves_1(impasto):
    done = impasto("generate", "a cat", "--engine", "null", IMPASTO_NULL_FAIL="fail")
    assert done.returncode == 1
    assert "it was told to fail" in done.stderr
    assert impasto("ledger", "verify").returncode == 0


def test_a_server_is_asked_over_http(impasto, start, tmp_path):
    server = start()
    origin = server.wait_ready()
    options = ["--base-url", f"{origin}/v1", "-o", "cat.png", "-n", "2", "--json"]
    done = impasto("generate", "a cat", "--api-key", server.key, *options)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["engine"] == "null"
    assert float(told["charge_usd"]) > 0
    assert (tmp_path / "cat-2.png").read_bytes().startswith(STARTS["png"])
    assert impasto("generate", "a dog", *options[:2], IMPASTO_API_KEY=server.key).returncode == 0


def test_a_servers_refusal_is_told_in_its_own_words(impasto, start):
    server = start()
    origin = server.wait_ready()
    done = impasto("generate", "a cat", "--base-url", f"{origin}/v1", "--api-key", "sk-imp-wrong")
    assert done.returncode == 1
    assert "401" in done.stderr
    assert "Incorrect API key" in done.stderr
    done = impasto("generate", "a cat", "--base-url", f"{origin}/v1", "--api-key", server.key, "--size", "huge")
    assert "Invalid size 'huge'" in done.stderr
    assert done.returncode == 1


def test_no_server_is_one_line(impasto):
    done = impasto("generate", "a cat", "--base-url", "http://127.0.0.1:9/v1")
    assert done.returncode == 1
    assert "no answer from http://127.0.0.1:9/v1" in done.stderr
    assert "Traceback" not in done.stderr
