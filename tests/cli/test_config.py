"""The config file: what it means is told without a start, and each mistake by file, line, key and what to do."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KEY = "sk-a-key-that-nobody-may-see"
GOOD = """\
port = 0

[engines.renderer]
provider = "illustrator"

[engines.relay]
provider = "openai"
base_url = "http://127.0.0.1:9/v1"
key_env = "RELAY_KEY"
models = ["gpt-image-2", "house-model"]

[[routes]]
models = ["gpt-image-2"]
engines = ["relay", "renderer"]
weights = {relay = 3, renderer = 1}

[projects.web]
spend_limit = "12.50"
requests_per_minute = 60
faults = true
price_rule = {type = "multiplier", by = "1.5"}
"""

Check = Callable[..., Any]


@pytest.fixture
def check(impasto: Callable[..., Any], tmp_path: Path) -> Check:
    """`config check` of a text, with the key in the environment."""

    def run(text: str, *options: str, **environ: str) -> Any:
        (tmp_path / "impasto.toml").write_text(text)
        return impasto("config", "check", "--config", "impasto.toml", *options, **{"RELAY_KEY": KEY, **environ})

    return run


def test_what_it_means_is_told(check: Check, data_dir: Path) -> None:
    done = check(GOOD)

    assert done.returncode == 0, done.stderr
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "renderer illustrator every model" in lines
    assert "relay openai gpt-image-2, house-model" in lines
    assert "gpt-image-2 relay (3), renderer (1)" in lines
    assert "projects: web" in lines
    assert KEY not in done.stdout
    assert not data_dir.exists(), "nothing is made"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ("port = 0", "prot = 0", 1, "unknown setting 'prot'"),
        ("port = 0", 'port = "many"', 1, "'port': Expected `int`, got `str`"),
        ("port = 0", "config = 'b.toml'", 1, "unknown setting 'config'"),
        ('provider = "illustrator"', 'provder = "illustrator"', 4, "'engines.renderer.provder': unknown key"),
        ('provider = "illustrator"', "", 3, "'engines.renderer': 'provider' is missing"),
        ('provider = "illustrator"', 'provider = "camera"', 4, "'engines.renderer.provider': there is no 'camera'"),
        ("[engines.renderer]", "[engines.Renderer]", 3, "'Renderer' is no name for an engine"),
        ("9/v1", "9/v1?key=" + KEY, 8, "'engines.relay.base_url': it holds more than an address"),
        ("//127", f"//user:{KEY}@127", 8, "'engines.relay.base_url': it holds more than an address"),
        ("http://", "ftp://", 8, "'engines.relay.base_url': it must begin with http:// or https://"),
        ("//127.0.0.1", "//" + "a" * 64, 8, "'engines.relay.base_url': it must begin with http:// or https://"),
        ("RELAY_KEY", "OTHER_KEY", 9, "'engines.relay.key_env': the environment variable OTHER_KEY is not set"),
        ("RELAY_KEY", KEY, 9, "'engines.relay.key_env': it must be the name of an environment variable"),
        ("key_env", "key_file", 9, "'engines.relay.key_file': the file cannot be read"),
        ("key_env", "timeout_s = 30\nkey_env", 9, "'engines.relay.timeout_s': Expected `int` >= 360"),
        ("key_env", "timeout_s = 601\nkey_env", 9, "'engines.relay.timeout_s': 601 is more than 'run_timeout_s'"),
        ("key_env", "proxy = 'socks5://a'\nkey_env", 9, "'engines.relay.proxy': it must begin with http://"),
        ("key_env", "proxy = 'http://a b'\nkey_env", 9, "'engines.relay.proxy': it must begin with http://"),
        ("key_env", "capability_file = 'no.toml'\nkey_env", 9, "no.toml: cannot be read"),
        ("key_env", "cost = {type = 'gift'}\nkey_env", 9, "'engines.relay.cost': The price rule cannot be read"),
        ("key_env", "cost = {type = 'flat', each = 0.1}\nkey_env", 9, "'engines.relay.cost': The price rule cannot"),
        ("key_env", "capabilities = {max_n = 99}\nkey_env", 9, "'engines.relay.capabilities.max_n': Expected `int` <="),
        (
            "key_env",
            "capabilities = {sizes = ['big']}\nkey_env",
            9,
            "capabilities.sizes': expected sizes such as 1024x",
        ),
        ("key_env", "capabilities = {sizes = []}\nkey_env", 9, "'engines.relay.capabilities.sizes': Expected `array`"),
        ("key_env", "capabilities = {qualities = ['']}\nkey_env", 9, "capabilities.qualities[0]': Expected `str` of"),
        ("key_env", "capabilities = {qualities = []}\nkey_env", 9, "capabilities.qualities': Expected `array` of"),
        (
            "key_env",
            "capabilities = {max_edge = 512, min_edge = 513}\nkey_env",
            9,
            "'engines.relay.capabilities.min_edge': 513 is more than max_edge, 512",
        ),
        (
            "key_env",
            "capabilities = {max_edge = 32}\nkey_env",
            9,
            "'engines.relay.capabilities': of 'gpt-image-2' it draws nothing: min_edge, 64, is more than max_edge, 32",
        ),
        (
            "key_env",
            "organization = 'a b'\nkey_env",
            9,
            "'engines.relay.organization': it has characters that no header",
        ),
        ("key_env", 'organization = "a\\nb"\nkey_env', 9, "'engines.relay.organization': it has control characters"),
        ('["gpt-image-2", "house-model"]', "[]", 10, "'engines.relay.models': Expected `array` of length >= 1"),
        ('["gpt-image-2", "house-model"]', "['']", 10, "'engines.relay.models[0]': Expected `str` of length >= 1"),
        ('["gpt-image-2", "house-model"]', "{'' = 'a'}", 10, "'engines.relay.models': Expected `str` of length >= 1"),
        ('["gpt-image-2", "house-model"]', "{a = ''}", 10, "'engines.relay.models': Expected `str` of length >= 1"),
        ('["gpt-image-2"]\n', "['']\n", 13, "'routes[0].models[0]': Expected `str` of length >= 1"),
        ("[projects.web]", '[projects."  "]', 17, "a project's name: expected 1 to 100 printable characters"),
        ("[projects.web]", "[projects." + "p" * 101 + "]", 17, "a project's name: expected 1 to 100 printable"),
        (
            '"relay", "renderer"]',
            '"relay", "nobody"]',
            15,
            "'routes[0].weights': expected one for each of the route's engines",
        ),
        ("weights =", "waits =", 15, "'routes[0].waits': unknown key"),
        ("renderer = 1}", "renderer = -1}", 15, "Expected `int` >= 0"),
        ("spend_limit", "spent_limit", 18, "'projects.web.spent_limit': unknown key; there are: spend_limit, "),
        ('"12.50"', '"a lot"', 18, "'projects.web.spend_limit': "),
        ("= 60", "= 0", 19, "'projects.web.requests_per_minute': expected a whole number from 1"),
        ('"multiplier"', '"twice"', 21, "'projects.web.price_rule': The price rule cannot be read"),
    ],
)
def test_a_mistake_is_one_line_that_says_where_and_what(
    check: Check, right: str, wrong: str, line: int, told: str
) -> None:
    assert right in GOOD
    done = check(GOOD.replace(right, wrong, 1))

    assert done.returncode == 1
    (error,) = done.stderr.splitlines()
    assert error.startswith(f"Error: impasto.toml:{line}: "), error
    assert told in error
    assert KEY not in error
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("key_file = 'pipe'", "'engines.relay.key_file': the file is no regular file"),
        ("key_file = '/dev/zero'", "'engines.relay.key_file': the file is no regular file"),
        ("key_file = '.'", "'engines.relay.key_file': the file is no regular file"),
        ("key_file = 'long'", "'engines.relay.key_file': the file is longer than 16,384 bytes"),
        ("key_file = 'odd'", "'engines.relay.key_file': the file is not UTF-8 text"),
        ("capability_file = 'pipe'", "'engines.relay.capability_file': pipe: is no regular file"),
        ("capability_file = 'odd'", "'engines.relay.capability_file': odd: is not UTF-8 text"),
        ("capability_file = 'deep'", "'engines.relay.capability_file': deep: is nested too deeply"),
        ("cost = {type = 'flat', each = 0x" + "f" * 5000 + "}", "'engines.relay.cost.each': it has too many digits"),
    ],
)
def test_a_file_that_is_named_in_it_blocks_nothing(check: Check, tmp_path: Path, line: str, told: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "long").write_bytes(b"k" * 16_385)
    (tmp_path / "odd").write_bytes(b"\xff\0")
    (tmp_path / "deep").write_bytes(b"a = " + b"[" * 5000)

    done = check(GOOD.replace('key_env = "RELAY_KEY"', line))

    assert done.stderr == f"Error: impasto.toml:9: {told}\n"


def test_a_price_rule_is_read_from_no_pipe(check: Check, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    done = check(GOOD.replace('{type = "multiplier", by = "1.5"}', '"@pipe"'))

    assert done.stderr == "Error: impasto.toml:21: 'projects.web.price_rule': pipe is no regular file\n"


@pytest.mark.parametrize(
    "pasted",
    [
        "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
        "d41d8cd98f00b204e9800998ecf8427e",
        "D41D8CD98F00B204E9800998ECF8427E",
        "AKIAIOSFODNN7EXAMPLE",
        "key_" + "Q" * 40,
    ],
    ids=["google", "hex", "large hex", "letters and a digit", "letters"],
)
def test_a_key_in_the_place_of_its_variable_is_repeated_nowhere(check: Check, pasted: str) -> None:
    done = check(GOOD.replace("RELAY_KEY", pasted))

    assert done.returncode == 1
    told = "'engines.relay.key_env': the environment variable that it names is not set"
    assert done.stderr == f"Error: impasto.toml:9: {told}\n"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "S3_KEY_2", "KEY", "A__B"])
def test_a_variable_that_is_not_set_is_named(check: Check, name: str) -> None:
    assert f"the environment variable {name} is not set" in check(GOOD.replace("RELAY_KEY", name)).stderr


def test_the_example_of_the_page_can_be_used(check: Check) -> None:
    page = Path(__file__).parents[2] / "docs" / "configuration.md"
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)

    done = check(example, OPENAI_KEY_OF_THE_SERVER=KEY, GATEWAY_KEY=KEY)

    assert done.returncode == 0, done.stderr
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "renderer illustrator sketch" in lines
    assert "gpt-image-2 gateway, openai" in lines
    assert "projects: website, staging" in lines


def test_a_route_to_nowhere_is_refused(check: Check) -> None:
    nobody = GOOD.replace('"renderer"]', '"nobody"]').replace("weights =", "# weights =")
    done = check(nobody)
    assert (
        "impasto.toml:14: 'routes[0].engines': there is no engine 'nobody'; there are: renderer, relay" in done.stderr
    )

    unable = GOOD.replace('["gpt-image-2"]\nengines', '["another-model"]\nengines').replace(', "renderer"]', "]")
    done = check(unable.replace("weights =", "# weights ="))
    assert "impasto.toml:13: 'routes[0].models': none of the route's engines answers for 'another-model'" in done.stderr


@pytest.mark.parametrize("earlier", ["gpt-image-2", "gpt-*", "*"])
@pytest.mark.parametrize("later", ["gpt-image-2", "gpt-image-2*"])
def test_a_model_is_in_one_route(check: Check, earlier: str, later: str) -> None:
    is_hidden = not (later.endswith("*") and earlier == "gpt-image-2")
    routes = GOOD.replace('models = ["gpt-image-2"]\nengines', f'models = ["{earlier}"]\nengines')

    done = check(routes + f'\n[[routes]]\nmodels = ["house-model", "{later}"]\nengines = ["relay"]\n')

    told = f"impasto.toml:24: 'routes[1].models': '{later}' is never looked for here: routes[0] has it already"
    if earlier == "*":
        told = told.replace(later, "house-model")
    assert done.returncode == is_hidden
    assert (told in done.stderr) == is_hidden


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[models.a]\n[models.'gpt-image-2.5']\nmax_n = 99\n", "3: 'models.gpt-image-2.5.max_n': Expected `int` <= 10"),
        ("[models.a]\nmax_m = 1\n", "2: 'models.a.max_m': unknown key"),
        ("[models.a]\nmin_edge = 99\nmax_edge = 98\n", "2: 'models.a.min_edge': 99 is more than max_edge, 98"),
        ("\nmodles = 1\n", "2: 'modles': unknown key"),
        ("models = 1", "1: 'models' is written as tables: [models.NAME]"),
        ("models.a = 1", "1: 'models.a': Expected `object`, got `int`"),
    ],
)
def test_a_mistake_in_a_capability_file_is_told_with_both_files(
    check: Check, tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "found.toml").write_text(text)

    done = check(GOOD.replace("key_env", "capability_file = 'found.toml'\nkey_env"))

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: impasto.toml:9: 'engines.relay.capability_file': found.toml:{told}")


def test_two_engines_of_one_name_are_refused(check: Check) -> None:
    twice = GOOD + '\n[engines.relay]\nprovider = "illustrator"\n'
    assert "Error: impasto.toml: Cannot declare ('engines', 'relay') twice (at line 23" in check(twice).stderr

    named = GOOD.replace("engines.relay", "engines.openai").replace('"relay"', '"openai"').replace("{relay", "{openai")
    done = check(named, IMPASTO_OPENAI_API_KEY=KEY)
    assert "two engines are called 'openai'" in done.stderr


def test_a_start_refuses_the_same_before_it_makes_anything(impasto: Any, tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "impasto.toml").write_text(GOOD)

    done = impasto("serve", "--config", "impasto.toml")

    assert done.returncode == 1
    assert "impasto.toml:9: 'engines.relay.key_env': the environment variable RELAY_KEY is not set" in done.stderr
    assert not data_dir.exists()


def test_what_a_terminal_would_obey_is_shown_and_not_sent(check: Check, impasto: Any, tmp_path: Path) -> None:
    done = check(GOOD.replace("[engines.renderer]", '[engines."\\u001b]0;owned\\u0007"]'))
    assert done.stderr == "Error: impasto.toml:3: 'engines.\\x1b]0;owned\\x07': it has control characters\n"

    (tmp_path / "a\x1b[31m\nb\u202e.toml").write_text("port = -1\n")
    done = impasto("config", "check", "--config", "a\x1b[31m\nb\u202e.toml")
    assert done.stderr == "Error: a\\x1b[31m\\nb\\u202e.toml:1: 'port': Expected `int` >= 0\n"


def test_a_name_that_a_terminal_would_obey_is_shown_in_a_table(impasto: Any) -> None:
    assert impasto("keys", "create", "--project", "web\x1b[2J").returncode == 0

    done = impasto("keys", "list")

    assert "web\\x1b[2J" in done.stdout
    assert "\x1b" not in done.stdout


def test_without_a_file_it_says_how_to_name_one(impasto: Any) -> None:
    done = impasto("config", "check")

    assert done.returncode == 1
    assert "--config FILE or IMPASTO_CONFIG" in done.stderr
