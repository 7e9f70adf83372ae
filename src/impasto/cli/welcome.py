"""The words of a start: what may surprise goes to stderr before it, what to do next to stdout after it."""

import os
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING

from impasto.cli.listening import origin, reachable_origin
from impasto.cli.output import remark, say
from impasto.settings import unknown_variables

if TYPE_CHECKING:
    from impasto.routing import Routing
    from impasto.settings import Settings

_PROMPT = "A fox in a snowy forest at dawn, watercolor"
_EXAMPLE = """Draw a first picture:

  curl -s {origin}/v1/images/generations \\
    -H "Authorization: Bearer {key}" -H "Content-Type: application/json" \\
    -d '{{"model": "{model}", "prompt": "{prompt}"}}' \\
    | python3 -c 'import base64, json, sys; \\
        open("hello.png", "wb").write(base64.b64decode(json.load(sys.stdin)["data"][0]["b64_json"]))'
"""


def oddities(environ: Mapping[str, str]) -> list[str]:
    """What in the environment is probably not as its owner thinks; also told by `doctor`."""
    odd = []
    if os.geteuid() == 0:
        odd.append("it runs as root. Give it a user of its own.")
    if unknown := unknown_variables(environ):
        odd.append(f"no setting is called {', '.join(unknown)}; ignored.")
    if openai := sorted(name for name in environ if name.startswith("OPENAI_")):
        odd.append(f"{', '.join(openai)} set: these are for clients, the server does not read them.")
    return odd


def warn(environ: Mapping[str, str]) -> None:
    """Tell the oddities before the start."""
    for text in oddities(environ):
        remark(text)


def announce(settings: "Settings", routing: "Routing", listener: socket.socket, key: str | None) -> None:
    """The server is ready: where, what answers, the key if it is new, and something to paste."""
    model = settings.default_model
    lines = [f"Impasto is ready at {origin(settings.host, listener.getsockname()[1])}/v1"]
    engine = routing.first(model)
    lines.append(f"{model} is answered by: {engine.title if engine else 'no engine'}")
    if key:
        lines.append(f"\nYour API key, shown this once: {key}\n")
    else:
        lines.append("")
    lines.append(_EXAMPLE.format(origin=reachable_origin(listener), key=key or "YOUR_KEY", model=model, prompt=_PROMPT))
    # One write: whoever reads only the first line must not break the rest.
    say("\n".join(lines))
