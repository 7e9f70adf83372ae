"""`models`, `doctor` and `ledger verify`: what is here, and whether it adds up."""

import json
import sqlite3


def test_models_tell_the_engine_that_answers(impasto, data_dir):
    rows = json.loads(impasto("models", "--json").stdout)["data"]
    default = next(row for row in rows if row["id"] == "gpt-image-2")
    assert default["engine"] == "illustrator"
    assert "default" in default["notes"]
    table = impasto("models", "--engine", "null").stdout.splitlines()
    assert table[0].split()[0] == "model"
    assert len(table) == len(rows) + 1
    assert not data_dir.exists()


def test_doctor_finds_nothing_wrong_before_and_after_a_picture(impasto, data_dir):
    done = impasto("doctor", "--json", IMPASTO_API_KEY="sk-secret-of-mine")
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert told["ok"] is True
    assert "sk-secret-of-mine" not in done.stdout
    assert told["settings"]["api_key"] == "(set, not shown)"
    assert next(finding for finding in told["findings"] if finding["name"] == "renderer")["state"] == "ok"
    assert not data_dir.exists()
    impasto("generate", "a cat", "--engine", "null")
    done = impasto("doctor")
    assert done.returncode == 0
    assert "revision" in done.stdout


def test_doctor_leaves_1_when_something_is_wrong(impasto, data_dir):
    impasto("keys", "create")
    (data_dir / "impasto.db").write_bytes(b"not a database" * 100)
    done = impasto("doctor", IMPASTO_COLOUR="red")
    assert done.returncode == 1
    assert "X database:" in done.stdout
    assert "IMPASTO_COLOUR" in done.stdout


def test_doctor_says_whether_there_is_opentelemetry(impasto, tmp_path):
    asked = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}

    def finding(**environ):
        findings = json.loads(impasto("doctor", "--json", **environ).stdout)["findings"]
        return next((one["state"], one["text"]) for one in findings if one["name"] == "spans")

    assert finding() == ("ok", "OpenTelemetry, not asked for")
    assert finding(**asked) == ("ok", "OpenTelemetry, sent by 'otlp_proto_http'")
    (tmp_path / "opentelemetry.py").write_text("raise ModuleNotFoundError")
    assert finding(PYTHONPATH=str(tmp_path)) == ("ok", "no OpenTelemetry: pip install 'impasto[otel]'")
    assert finding(PYTHONPATH=str(tmp_path), **asked)[0] == "warning"


def test_a_ledger_that_adds_up_leaves_0(impasto):
    impasto("generate", "a cat", "--engine", "null")
    assert impasto("ledger", "verify").returncode == 0
    told = json.loads(impasto("ledger", "verify", "--json").stdout)
    assert told["ok"] is True
    assert told["differences"] == []


def test_a_ledger_that_does_not_add_up_leaves_1_and_says_where(impasto, data_dir):
    impasto("generate", "a cat", "--engine", "null")
    conn = sqlite3.connect(data_dir / "impasto.db")
    with conn:
        conn.execute("UPDATE account SET balance_nano = balance_nano + 1 WHERE name = 'revenue'")
    conn.close()
    done = impasto("ledger", "verify")
    assert done.returncode == 1
    assert "revenue" in done.stdout + done.stderr
    told = json.loads(impasto("ledger", "verify", "--json").stdout)
    assert told["ok"] is False
    assert any("revenue" in difference for difference in told["differences"])
