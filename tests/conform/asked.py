"""One request as it came to the provider, read from JSON or a form."""

import email.parser
import email.policy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any


@dataclass
class Asked:
    """A form's words are text."""

    path: str
    headers: Mapping[str, str]
    words: dict[str, Any]
    files: list[tuple[str, bytes]] = field(default_factory=list)


def read(handler: BaseHTTPRequestHandler) -> Asked:
    """The request that a handler has got."""
    headers = {name.lower(): value for name, value in handler.headers.items()}
    body = handler.rfile.read(int(headers["content-length"]))
    if headers["content-type"].startswith("application/json"):
        return Asked(handler.path, headers, json.loads(body))
    head = f"Content-Type: {headers['content-type']}\r\n\r\n".encode()
    form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    asked = Asked(handler.path, headers, {})
    for part in form.iter_parts():
        name, data = str(part.get_param("name", header="content-disposition")), part.get_payload(decode=True)
        assert isinstance(data, bytes)
        if part.get_filename() is None:
            asked.words[name] = data.decode()
        else:
            asked.files.append((name, data))
    return asked
