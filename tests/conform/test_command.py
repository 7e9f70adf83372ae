"""The command: what it costs, what ends it, what it keeps to itself, and what becomes of its file."""

import json
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from .provider import KEY, Exchange, after, running

Conform = Callable[..., Any]
WAIT_S = 60.0


def lines_after(text: str, head: str) -> list[str]:
    """What stands below the line that begins so, up to the next empty one."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(head)) + 1
    return lines[start : lines.index("", start)]


def test_a_report_has_the_quote_first_then_what_was_found_and_how(conform: Conform, tmp_path: Path) -> None:
    with running(n="ignored") as provider:
        done = conform(provider.base_url)

    assert done.returncode == 0, done.stderr
    assert done.stdout.index("what it asks") < done.stdout.index("how it was seen")
    assert re.search(r"^all +26 +\$0\.2\d\d\d$", done.stdout, re.MULTILINE)
    assert re.search(r"^n +one picture for n = 2 +one picture, and n = 2; ", done.stdout, re.MULTILINE)
    assert lines_after(done.stdout, "Otherwise than OpenAI:") == ["- `n` = 2 is ignored: one picture came."]
    assert "Written: 127.0.0.1.toml" in done.stdout
    assert (tmp_path / "127.0.0.1.toml").exists()


def test_the_limit_stops_it_and_the_rest_is_not_checked(conform: Conform) -> None:
    with running() as provider:
        done = conform(provider.base_url, "--spend-limit", "0.012", "--json")

    found = json.loads(done.stdout)
    assert "over the limit of $0.012" in done.stderr
    open_rows = {row["check"]: row["reason"] for row in found["not_checked"]}
    assert set(open_rows.values()) == {"not checked: it would pass the limit"}
    assert {"sizes", "references", "qualities"} <= set(open_rows)
    # The simplest request, three formats, one compression; what is refused costs nothing.
    assert len(provider.drawn) == found["calls_bought"] == 5
    assert Decimal(found["spent_usd"]) <= Decimal("0.012")
    assert found["spend_limit_usd"] == "0.012"


def test_a_usage_that_is_dearer_than_quoted_is_what_is_booked(conform: Conform) -> None:
    with running(usage="wrong") as provider:
        done = conform(provider.base_url, "--spend-limit", "0.05", "--json")

    found = json.loads(done.stdout)
    assert len(provider.drawn) == 2  # the second of the sizes came to ten times its price
    assert "sizes" in {row["check"] for row in found["not_checked"]}
    assert Decimal("0.04") < Decimal(found["spent_usd"]) < Decimal("0.09")


def test_a_limit_below_the_simplest_request_buys_nothing(conform: Conform) -> None:
    with running() as provider:
        done = conform(provider.base_url, "--spend-limit", "0.001")

    assert done.returncode == 1
    assert "ended early: the simplest request already passes the limit" in done.stderr
    assert not provider.drawn


def html(exchange: Exchange) -> None:
    exchange.send(b"<html>Welcome</html>", content_type="text/html")


@pytest.mark.parametrize(
    ("habits", "key", "told"),
    [
        ({}, "sk-another-key", "it refuses the key: status 401: Incorrect API key provided."),
        ({"then": html}, KEY, "there is no images API: /images/generations answers with status 200 (text/html)"),
        ({"then": after(5)}, KEY, "silent for 0.5 s"),
    ],
)
def test_what_cannot_be_examined_is_one_line_and_nothing_is_bought(
    habits: dict[str, Any], key: str, told: str, conform: Conform, tmp_path: Path
) -> None:
    with running(**habits) as provider:
        done = conform(provider.base_url, "--timeout", "0.5", key=key)

    assert done.returncode == 1
    assert done.stderr == f"Error: {provider.base_url}: {told}\n"
    assert not provider.drawn
    assert not list(tmp_path.glob("*.toml"))


def test_where_nobody_listens_it_is_one_line(conform: Conform) -> None:
    with running() as provider:
        base_url = provider.base_url

    done = conform(base_url)

    assert (done.returncode, done.stderr) == (1, f"Error: {base_url}: it cannot be reached (no connection)\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["http://user:pass@127.0.0.1/v1"], "it holds more than an address"),
        (["http://127.0.0.1/v1?key=sk-secret"], "it holds more than an address"),
        (["http://127.0.0.1/v1", "--key-env", "NOT_SET"], "the environment variable NOT_SET is not set"),
        (["http://127.0.0.1/v1", "--key-env", "sk-a-key"], "'--key-env': it must be the name of an environment"),
        (["http://127.0.0.1/v1", "--spend-limit", "lots"], "--spend-limit: expected a decimal string"),
        (["http://127.0.0.1/v1", "--out", "missing/found.toml"], "missing/found.toml: cannot be written"),
        (
            ["http://127.0.0.1/v1", "--out", "broken.toml"],
            "broken.toml:2: 'models.gpt-image-2.n': unknown key; choose another --out",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_sent(
    options: list[str], told: str, conform: Conform, tmp_path: Path
) -> None:
    (tmp_path / "broken.toml").write_text('[models."gpt-image-2"]\nn = 3\n')

    done = conform(*options)

    assert done.returncode == 1
    assert told in done.stderr
    assert "pass" not in done.stderr.replace("passes", "")
    assert "sk-secret" not in done.stderr


def test_the_key_is_shown_nowhere(conform: Conform, tmp_path: Path) -> None:
    def echo(exchange: Exchange) -> None:
        """Refuse what is beyond the simplest, and repeat the key, with a bell and a line of TOML after it."""
        if len(exchange.provider.asked) <= 4:
            exchange.answer()
        else:
            error = {"message": f"Not for {KEY}\a\nmask = 'white'", "type": "x", "param": None, "code": None}
            exchange.json({"error": error}, 500)

    with running(then=echo) as provider:
        done = conform(provider.base_url)

    everything = done.stdout + done.stderr + "".join(path.read_text() for path in tmp_path.glob("*.toml"))
    assert "[key]" in done.stdout
    assert KEY not in everything
    assert "\a" not in everything
    assert KEY not in " ".join(request.path for request in provider.asked)


def test_without_a_key_that_is_wanted_it_says_so(conform: Conform) -> None:
    with running() as provider:
        done = conform(provider.base_url, "--key-env", "EMPTY", key="")
        assert "EMPTY is not set" in done.stderr


def test_a_provider_that_falls_silent_ends_it_with_what_is_known(conform: Conform) -> None:
    def silent_later(exchange: Exchange) -> None:
        if len(exchange.provider.drawn) >= 3:
            time.sleep(2)
        exchange.answer()

    with running(then=silent_later) as provider:
        done = conform(provider.base_url, "--timeout", "0.8", "--json")

    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["ended"] == "2 answers were lost, the last one: silent for 0.8 s"
    assert "delivery" in {row["check"] for row in found["findings"]}
    assert found["calls_bought"] == 5  # who is silent may have drawn


def test_a_rate_limit_is_waited_for(conform: Conform) -> None:
    def limited(exchange: Exchange) -> None:
        if len(exchange.provider.asked) % 2:
            exchange.answer()
        else:
            exchange.send(b'{"error": {"message": "Slow down."}}', 429, retry_after="0")

    with running(then=limited) as provider:
        done = conform(provider.base_url, "--json")

    found = json.loads(done.stdout)
    assert (found["deviations"], found["not_checked"]) == ([], [])
    assert found["calls_bought"] == len(provider.drawn)


def test_an_account_that_is_used_up_ends_it(conform: Conform) -> None:
    def poor(exchange: Exchange) -> None:
        if len(exchange.provider.drawn) < 2:
            exchange.answer()
        else:
            error = {"message": "You exceeded your current quota.", "type": "insufficient_quota", "code": None}
            exchange.json({"error": error}, 429)

    with running(then=poor) as provider:
        done = conform(provider.base_url)

    assert done.returncode == 1
    assert "its account is used up: status 429: You exceeded your current quota." in done.stderr


def test_a_model_that_is_not_there_is_told_in_the_providers_words(conform: Conform) -> None:
    def unknown(exchange: Exchange) -> None:
        if exchange.asked.words.get("prompt"):
            exchange.json({"error": {"message": "The model does not exist.", "code": "model_not_found"}}, 404)
        else:
            exchange.answer()

    with running(then=unknown) as provider:
        done = conform(provider.base_url)

    assert done.returncode == 1
    assert "the simplest request brings no picture: status 404: The model does not exist." in done.stderr
    assert "listed, one of 1" in done.stdout
    assert "Spent: $0.0000 at most, for 0 calls" in done.stdout


def test_the_page_shows_the_quote_as_it_is(conform: Conform) -> None:
    page = (Path(__file__).parents[2] / "docs" / "conform.md").read_text(encoding="utf-8")

    with running() as provider:
        quote = conform(provider.base_url, "--spend-limit", "0").stdout.split("\n\n")[0]

    assert f"```\n{quote}\n```" in page
