"""`impasto projects`: made, set, shown, granted; a server in another process obeys at once."""

import json

import pytest

from impasto.cli.measures import size_bytes
from impasto.cli.output import CommandError
from impasto.cli.project_options import OPTIONS, columns_of

SETTINGS = {
    "--spend-limit": ("12.345678901", "spend_limit_usd", "12.345678901"),
    "--prepaid": ("on", "prepaid", True),
    "--requests-per-minute": ("60", "requests_per_minute", 60),
    "--images-per-minute": ("20", "images_per_minute", 20),
    "--user-images-per-minute": ("3", "user_images_per_minute", 3),
    "--images-in-flight": ("8", "images_in_flight", 8),
    "--price-rule": (
        '{"base": {"type": "flat", "each": "0.03"}}',
        "price_rule",
        {"base": {"type": "flat", "each": "0.03"}},
    ),
    "--retention": ("36h", "retention_s", 129_600),
    "--max-store-bytes": ("10GB", "max_store_bytes", 10_000_000_000),
    "--answer": ("url", "answer", "url"),
    "--dialect": ("strict", "dialect", "strict"),
    "--faults": ("on", "faults", True),
}
ALL = [part for flag, (text, _, _) in SETTINGS.items() for part in (flag, text)]
ALL_AS_JSON = {key: value for _, key, value in SETTINGS.values()}


def told(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_option_of_the_table_is_set_and_shown(impasto):
    assert [option.flag for option in OPTIONS] == list(SETTINGS)
    told(impasto("projects", "create", "shop", "--json"))

    changed = told(impasto("projects", "set", "shop", *ALL, "--json"))

    assert ALL_AS_JSON.items() <= changed.items()
    assert told(impasto("projects", "show", "shop", "--json")) == changed
    shown = dict(line.split("  ", 1) for line in impasto("projects", "show", "shop").stdout.splitlines())
    shown = {label: value.strip() for label, value in shown.items()}
    assert (shown["retention"], shown["max store bytes"], shown["prepaid"]) == ("36h", "10,000,000,000 bytes", "on")
    assert (shown["spend limit"], shown["answer"], shown["balance"]) == ("$12.345678901", "url", "$0.00")


def test_a_project_is_made_with_all_of_it_and_listed(impasto):
    made = told(impasto("projects", "create", "shop", *ALL, "--json"))
    plain = told(impasto("projects", "create", "plain", "--json"))

    assert ALL_AS_JSON.items() <= made.items()
    assert (plain["spend_limit_usd"], plain["retention_s"], plain["dialect"]) == (None, 86_400, "lenient")
    assert told(impasto("projects", "list", "--json")) == {"object": "list", "data": [made, plain]}
    listed = impasto("projects", "list").stdout.splitlines()
    assert [line.split()[:2] for line in listed[1:]] == [[made["id"], "shop"], [plain["id"], "plain"]]


def test_what_no_option_names_stays_and_none_takes_a_limit_away(impasto):
    told(impasto("projects", "create", "shop", *ALL, "--json"))

    changed = told(impasto("projects", "set", "shop", "--images-per-minute", "none", "--spend-limit", "none", "--json"))

    assert {**ALL_AS_JSON, "images_per_minute": None, "spend_limit_usd": None}.items() <= changed.items()
    again = ["--price-rule", "none", "--answer", "none", "--prepaid", "off", "--max-store-bytes", "512MiB", "--json"]
    changed = told(impasto("projects", "set", "shop", *again))
    assert (changed["price_rule"], changed["answer"], changed["prepaid"]) == (None, None, False)
    assert changed["max_store_bytes"] == 512 * 2**20


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [("350KB", 350_000), ("350kB", 350_000), ("1mib", 2**20), ("2gb", 2 * 10**9), ("7b", 7), ("9", 9), ("1TiB", 2**40)],
)
def test_a_size_is_read_in_either_case(text, bytes_):
    assert size_bytes(text) == bytes_


@pytest.mark.parametrize("text", ["350k", "1e6", "10 GB", "1.5GB", "5\u212aB", "1001TB"])
def test_what_is_no_size_is_told_the_units(text):
    with pytest.raises(ValueError, match="B, KB, MB, GB, TB, KiB, MiB, GiB or TiB"):
        size_bytes(text)


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("--spend-limit", "-1"),
        ("--spend-limit", "1e3"),
        ("--prepaid", "yes"),
        ("--requests-per-minute", "0"),
        ("--requests-per-minute", "1000001"),
        ("--images-per-minute", "many"),
        ("--images-per-minute", "1.5"),
        ("--user-images-per-minute", "-3"),
        ("--images-in-flight", ""),
        ("--price-rule", "1.5"),
        ("--price-rule", "{"),
        ("--price-rule", '{"type": "multiplier", "by": 1.5}'),
        ("--price-rule", '{"type": "rebate"}'),
        ("--price-rule", '{"type": "table", "prices": {"\\ud800": {}}}'),
        ("--price-rule", "@no-such-file.json"),
        ("--retention", "24 h"),
        ("--retention", "3651d"),
        ("--retention", "forever"),
        ("--max-store-bytes", "10 GB"),
        ("--max-store-bytes", "999999TB"),
        ("--answer", "base64"),
        ("--dialect", "loose"),
        ("--faults", "1"),
    ],
)
def test_a_wrong_value_is_refused_with_its_option(flag, value):
    nothing = dict.fromkeys((option.name for option in OPTIONS), None)
    (name,) = (option.name for option in OPTIONS if option.flag == flag)

    with pytest.raises(CommandError) as refused:
        columns_of({**nothing, name: value})

    told_of = str(refused.value)
    assert told_of.startswith(f"{flag}: ")
    assert value.removeprefix("@") in told_of or "price rule" in told_of or "JSON" in told_of


def test_a_wrong_value_is_one_line_and_nothing_is_made(impasto, data_dir):
    for command in ("set", "create"):
        done = impasto("projects", command, "shop", "--faults", "on", "--images-per-minute=-1")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == ("Error: --images-per-minute: expected a whole number from 1 to 1000000, but got '-1'\n")
    assert not data_dir.exists()


def test_a_price_rule_is_read_from_a_file(impasto, tmp_path):
    (tmp_path / "rule.json").write_text('{"type": "discount", "percent": "15"}')
    made = told(impasto("projects", "create", "shop", "--price-rule", "@rule.json", "--json"))
    assert made["price_rule"] == {"type": "discount", "percent": "15"}


def test_projects_that_are_not_there_or_there_already_are_told_by_name(impasto):
    for command in (["show", "shop"], ["set", "shop", "--faults", "on"], ["grant", "shop", "5"]):
        done = impasto("projects", *command)
        assert (done.returncode, done.stdout) == (1, "")
        assert "there is no project 'shop'" in done.stderr
    impasto("projects", "create", "shop")
    again = impasto("projects", "create", "shop", "--faults", "on")
    assert again.returncode == 1
    assert "there is a project 'shop' already" in again.stderr
    assert told(impasto("projects", "show", "shop", "--json"))["faults"] is False
    assert "say what to set" in impasto("projects", "set", "shop").stderr
    for name in (" ", "two\nlines", "x" * 101):
        assert impasto("projects", "create", name).stderr.startswith("Error: NAME: ")


def test_credit_is_granted_to_the_nano_dollar_and_the_books_add_up(impasto):
    impasto("projects", "create", "shop", "--prepaid", "on")
    impasto("projects", "grant", "shop", "25", "--note", "invoice 7")
    granted = told(impasto("projects", "grant", "shop", "0.000000001", "--json"))
    assert granted["balance_usd"] == "25.000000001"
    for amount in ("0", "-5", "five", "9300000000", "9223372036"):
        done = impasto("projects", "grant", "shop", "--", amount)
        assert done.returncode == 1, amount
        assert done.stderr.startswith("Error: USD: ")
    assert told(impasto("projects", "show", "shop", "--json"))["balance_usd"] == "25.000000001"
    assert told(impasto("ledger", "verify", "--json"))["ok"]


def test_a_key_gets_limits_of_its_own_and_an_end(impasto):
    limits = ["--requests-per-minute", "30", "--images-per-minute", "5", "--expires", "30d"]
    impasto("keys", "create", *limits)
    impasto("keys", "create")
    bounded, plain = told(impasto("keys", "list", "--json"))["data"]
    assert (bounded["requests_per_minute"], bounded["images_per_minute"]) == (30, 5)
    assert bounded["expires"] > bounded["created"]
    assert (plain["requests_per_minute"], plain["images_per_minute"], plain["expires"]) == (None, None, None)
    assert f"until {bounded['expires']}" in impasto("keys", "list").stdout
    for flag, value in (("--requests-per-minute", "0"), ("--expires", "0")):
        done = impasto("keys", "create", flag, value)
        assert done.returncode == 1
        assert done.stderr.startswith(f"Error: {flag}: ")


def test_a_running_server_obeys_from_the_next_request_on(start, impasto, ask):
    server = start()
    origin = server.wait_ready()
    body = {"prompt": "a fox", "response_format": "url"}
    for dialect, status in (("lenient", 200), ("strict", 400), ("lenient", 200)):
        told(impasto("projects", "set", "default", "--dialect", dialect, "--json"))
        assert ask(f"{origin}/v1/images/generations", server.key, body)[0] == status
    shown = told(impasto("projects", "show", "default", "--json"))
    assert float(shown["spent_usd"]) > 0
    assert shown["kept_bytes"] > 0
    assert shown["balance_usd"] == f"-{shown['spent_usd']}"
