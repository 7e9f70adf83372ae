"""What `relay.py` measures, as processes: a fast fake provider, and gateways in front of it, each told its address.

Nothing is installed here. Everything is on loopback and is ended by its process id, as in `road_serving.py`.
"""

import base64
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from road_serving import HERE, KEY, Serving, _answering, _ended, _free_port, impasto, nginx_serving

from impasto.engines.null import flat_png
from impasto.types import Size

PATH = "/v1/images/generations"
BODY = json.dumps({"model": "gpt-image-2", "prompt": "a red fox reading a book", "size": "1024x1024"})
HEADERS = {"authorization": f"Bearer {KEY}", "content-type": "application/json", "user-agent": "curl/8.5.0"}
_SIZE = Size(1024, 1024)
_USAGE = {
    "input_tokens": 13,
    "input_tokens_details": {"image_tokens": 0, "text_tokens": 13},
    "output_tokens": 1056,
    "output_tokens_details": {"image_tokens": 1056, "text_tokens": 0},
    "total_tokens": 1069,
}
# Kept-alive connections of the proxy: more than are ever asked at once beside the held requests.
_RESTING = 64


@dataclass(frozen=True)
class Place:
    """Where the fake provider is, for a gateway. With a certificate it is reached by TLS, and has to be verified."""

    port: int
    certificate: Path | None = None

    @property
    def url(self) -> str:
        """Its origin."""
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}"

    def variables(self, name: str) -> dict[str, str]:
        """The variable of this name, which tells a program what certificate to trust."""
        return {name: str(self.certificate)} if self.certificate else {}


def picture(size_bytes: int) -> bytes:
    """A png of 1024 x 1024 that is a file of so many bytes."""
    return flat_png(_SIZE, 1, "opaque", size_bytes)


def answer(size_bytes: int) -> bytes:
    """An ImagesResponse with such a picture, as OpenAI words it."""
    told = {
        "created": 1_790_000_000,
        "background": "opaque",
        "data": [{"b64_json": base64.b64encode(picture(size_bytes)).decode()}],
        "output_format": "png",
        "quality": "medium",
        "size": "1024x1024",
        "usage": _USAGE,
    }
    return json.dumps(told).encode()


def certificate(folder: Path) -> Path:
    """A certificate for this machine, signed by itself; its key lies beside it."""
    path = folder / "certificate.pem"
    key = str(folder / "key.pem")
    extensions = ("subjectAltName=DNS:localhost,IP:127.0.0.1", "keyUsage=digitalSignature,keyCertSign")
    more = [word for each in extensions for word in ("-addext", each)]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", key, "-out", str(path), *more], check=True, capture_output=True)
    return path


@contextlib.contextmanager
def provider(folder: Path, size_bytes: int, trusted: Path | None = None) -> Iterator[tuple[Serving, Place]]:
    """nginx that answers every POST to `PATH` with the same file, as fast as it can."""
    root = folder / "root"
    file = root / PATH[1:]
    file.parent.mkdir(parents=True)
    file.write_bytes(answer(size_bytes))
    # A file answers no POST: the refusal is turned into the file.
    server = f"default_type application/json; location / {{ root {root}; error_page 405 =200 $uri; }}"
    if trusted:
        server += f" ssl_certificate {trusted}; ssl_certificate_key {trusted.with_name('key.pem')};"
    with nginx_serving(folder, server, listen="ssl" if trusted else "") as serving:
        yield serving, Place(serving.port, trusted)


@contextlib.contextmanager
def slow_provider(folder: Path, size_bytes: int, delay_s: float) -> Iterator[tuple[Serving, Place]]:
    """The same answer, this long after each request."""
    file, port = folder / "answer", _free_port()
    file.write_bytes(answer(size_bytes))
    command = [sys.executable, str(HERE / "relay_upstream.py"), str(port), str(delay_s), str(file)]
    with _ended(subprocess.Popen(command)) as process:
        yield _answering(process, port), Place(port)


@contextlib.contextmanager
def proxying(folder: Path, place: Place) -> Iterator[Serving]:
    """nginx with `proxy_pass`, its connections kept alive."""
    http = (
        f"upstream provider {{ server 127.0.0.1:{place.port}; keepalive {_RESTING}; keepalive_requests 1000000; }}"
        f" proxy_ssl_verify on; proxy_ssl_name localhost; proxy_ssl_trusted_certificate {place.certificate};"
        if place.certificate
        else f"upstream provider {{ server 127.0.0.1:{place.port}; keepalive {_RESTING}; keepalive_requests 1000000; }}"
    )
    scheme = "https" if place.certificate else "http"
    with nginx_serving(folder, f"location / {{ proxy_pass {scheme}://provider; }}", http) as serving:
        yield serving


@contextlib.contextmanager
def relaying(folder: Path, place: Place) -> Iterator[Serving]:
    """Impasto with the engine `openai`, ledger and keeping on; as many calls side by side as come."""
    with impasto(
        folder / "data",
        engine="openai",
        variables=place.variables("SSL_CERT_FILE"),
        openai_api_key="sk-of-the-provider",
        openai_base_url=f"{place.url}/v1",
        openai_in_flight="0",
    ) as serving:
        yield serving


def litellm(peers: Path) -> "Gateway":
    """LiteLLM's proxy out of the venv `litellm` in this folder; without a database, which is its best case."""

    @contextlib.contextmanager
    def run(folder: Path, place: Place) -> Iterator[Serving]:
        entry = {"model": "openai/gpt-image-1", "api_base": f"{place.url}/v1", "api_key": "sk-of-the-provider"}
        model = {"model_name": "gpt-image-2", "litellm_params": entry}
        config = folder / "litellm.yaml"  # JSON is YAML
        config.write_text(json.dumps({"model_list": [model], "general_settings": {"master_key": KEY}}))
        port = _free_port()
        command = [str(peers / "litellm" / "bin" / "litellm"), "--config", str(config)]
        told = {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR", **place.variables("SSL_CERT_FILE")}
        with _started([*command, "--host", "127.0.0.1", "--port", str(port)], port, told) as serving:
            yield serving

    return Gateway("LiteLLM", run)


def portkey(peers: Path) -> "Gateway":
    """Portkey's gateway out of the folder `portkey/node_modules`. It takes every request's provider from headers."""

    @contextlib.contextmanager
    def run(folder: Path, place: Place) -> Iterator[Serving]:
        script = peers / "portkey" / "node_modules" / "@portkey-ai" / "gateway" / "build" / "start-server.js"
        port = _free_port()
        told = {"NODE_ENV": "production", **place.variables("NODE_EXTRA_CA_CERTS")}
        with _started(["node", str(script), f"--port={port}", "--headless"], port, told) as serving:
            yield serving

    return Gateway(
        "Portkey", run, lambda place: {"x-portkey-provider": "openai", "x-portkey-custom-host": f"{place.url}/v1"}
    )


@contextlib.contextmanager
def _started(command: list[str], port: int, variables: Mapping[str, str]) -> Iterator[Serving]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with _ended(subprocess.Popen(command, env={**os.environ, **variables}, **quiet)) as process:
        yield _answering(process, port, longest_s=90.0)


@dataclass(frozen=True)
class Gateway:
    """One that is measured: how it is run in front of a provider, and what headers it needs beside the usual."""

    name: str
    run: Callable[[Path, Place], AbstractContextManager[Serving]]
    more: Callable[[Place], dict[str, str]] = lambda place: {}


NGINX = Gateway("nginx, proxy", proxying)
IMPASTO = Gateway("Impasto", relaying, lambda place: {"impasto-dialect": "strict"})
