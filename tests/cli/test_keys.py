"""`impasto keys`: made, listed, revoked; a server in another process sees it at once."""

import json

import pytest


def test_a_key_is_made_shown_once_listed_and_revoked(impasto):
    made = json.loads(impasto("keys", "create", "--json").stdout)
    assert list(made) == ["id", "key", "project"]
    assert made["key"].startswith("sk-imp-")
    assert made["project"] == "default"
    listed = impasto("keys", "list", "--json").stdout
    assert made["key"] not in listed
    (entry,) = json.loads(listed)["data"]
    assert entry["id"] == made["id"]
    assert entry["revoked"] is None
    assert impasto("keys", "revoke", made["id"]).returncode == 0
    (entry,) = json.loads(impasto("keys", "list", "--json").stdout)["data"]
    assert entry["revoked"]


def test_a_project_is_made_with_its_spend_limit(impasto):
    made = json.loads(impasto("keys", "create", "--project", "shop", "--spend-limit", "12.345678901", "--json").stdout)
    assert made["project"] == "shop"
    listed = json.loads(impasto("keys", "list", "--project", "shop", "--json").stdout)["data"]
    assert [entry["spend_limit_usd"] for entry in listed] == ["12.345678901"]
    assert json.loads(impasto("keys", "list", "--project", "default", "--json").stdout)["data"] == []


def test_a_spend_limit_is_changed_by_the_next_key(impasto):
    impasto("keys", "create", "--project", "shop", "--spend-limit", "5")
    impasto("keys", "create", "--project", "shop", "--spend-limit", "7", "--name", "second")
    impasto("keys", "create", "--project", "shop")
    listed = json.loads(impasto("keys", "list", "--json").stdout)["data"]
    assert {entry["spend_limit_usd"] for entry in listed} == {"7"}
    assert "second" in [entry["name"] for entry in listed]


@pytest.mark.parametrize("amount", ["-1", "five", "1e3", "0.0000000001", "nan", "99999999999999999999", "$5", ""])
def test_a_spend_limit_that_is_no_amount_is_refused(impasto, data_dir, amount):
    done = impasto("keys", "create", f"--spend-limit={amount}")
    assert done.returncode == 1
    assert "--spend-limit" in done.stderr
    assert not data_dir.exists()


def test_a_key_that_does_not_exist_cannot_be_revoked(impasto):
    done = impasto("keys", "revoke", "key_none")
    assert done.returncode == 1
    assert "key_none" in done.stderr


def test_a_running_server_takes_new_keys_and_refuses_revoked_ones(start, impasto, ask):
    server = start()
    origin = server.wait_ready()
    made = json.loads(impasto("keys", "create", "--json").stdout)
    assert ask(f"{origin}/v1/models", made["key"])[0] == 200
    impasto("keys", "revoke", made["id"])
    status, answer = ask(f"{origin}/v1/models", made["key"])
    assert status == 401
    assert "revoked" in answer["error"]["message"]
