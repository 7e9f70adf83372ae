"""Times gateways in front of one fast fake provider: nginx, Impasto as a relay and, where told, LiteLLM and Portkey.

Run: `.venv/bin/python bench/relay.py`, or with some of `sizes alone held slow`. It needs nginx, openssl and wrk, and
installs nothing. `--peers FOLDER` adds what is there:

    python -m venv FOLDER/litellm && FOLDER/litellm/bin/pip install 'litellm[proxy]'
    npm install --prefix FOLDER/portkey @portkey-ai/gateway

Trust the ratios: all in front of one provider are measured in turns. Prints markdown. With TMPDIR on a memory disk
the file system is left out.
"""

import argparse
import base64
import contextlib
import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relay_serving import (
    BODY,
    HEADERS,
    IMPASTO,
    NGINX,
    PATH,
    Gateway,
    Place,
    certificate,
    litellm,
    picture,
    portkey,
    provider,
    slow_provider,
)
from road import _rounds, _settle, _sync_ms
from road_load import Ask, Load, load
from road_serving import ROOT, Serving, folder, nginx_path

# Name, bytes of a picture, connections.
_SIZES = (("1 KB", 1_000, 16), ("200 KB", 200_000, 16), ("2 MB", 2_000_000, 16), ("12 MB", 12_000_000, 4))
_HELD, _HELD_S = 1000, 5.0
_SLOW, _PAUSE_S = 64, 0.05
_LOOK_S = 1.0


@dataclass(frozen=True)
class Asked:
    """What the command line said."""

    gateways: Sequence[Gateway]
    seconds: float
    tls: Sequence[bool]
    sizes: Sequence[str]


def sizes(asked: Asked) -> None:
    """Answers a second and CPU of each gateway, by size of the picture, plain and by TLS."""
    print("\n| picture, at once | upstream | busy | what | a second | x nginx | CPU ms | x nginx | p50 ms | p99 ms |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for tls in asked.tls:
        for name, size_bytes, connections in _SIZES:
            if name not in asked.sizes:
                continue
            with _front(asked.gateways, size_bytes, tls) as (scratch, servers):
                busy = _busy()
                asks = {what: (server, _ask(server, more, connections, asked)) for what, server, more in servers}
                rows = _rounds(asks, scratch, _touched(size_bytes))
                busy = f"{busy}, {_busy()}"
            unit, unit_ms = rows[NGINX.name][0].rate, rows[NGINX.name][1]
            for what, (result, cpu_ms) in rows.items():
                rate = f"{result.rate:.0f}{_wrong(result)} | {result.rate / unit:.3f}"
                cpu = f"{cpu_ms:.3g} | {cpu_ms / unit_ms:.1f}"
                begin = f"{name} x {connections} | {'TLS' if tls else 'plain'} | {busy} | {what}"
                print(f"| {begin} | {rate} | {cpu} | {result.p50_ms:.1f} | {result.p99_ms:.1f} |", flush=True)


def alone(asked: Asked) -> None:
    """What each gateway adds to the provider's own time, 200 KB, one at a time."""
    print("\n| 200 KB, one at a time | upstream | busy | p50 ms | added ms | CPU ms | target |")
    print("|---|---|---|---|---|---|---|")
    for tls in asked.tls:
        with _front(asked.gateways, 200_000, tls) as (scratch, servers):
            busy, synced_ms = _busy(), _sync_ms(scratch)
            asks = {what: (server, _ask(server, more, 1, asked)) for what, server, more in servers}
            with folder() as own, provider(own, 200_000) as (direct, _):
                told = {"the provider itself": (direct, _ask(direct, {}, 1, asked)), **asks}
                rows = _rounds(told, scratch, _touched(200_000))
            busy = f"{busy}, {_busy()}"
        unit = rows["the provider itself"][0].p50_ms
        for what, (result, cpu_ms) in rows.items():
            target = "≤ 2" if what == IMPASTO.name else ""
            times = f"{result.p50_ms:.2f}{_wrong(result)} | {result.p50_ms - unit:.2f} | {cpu_ms:.2f}"
            print(f"| {what} | {'TLS' if tls else 'plain'} | {busy} | {times} | {target} |", flush=True)
        print(f"| one sync of 4 KB on this disk | | | {synced_ms:.2f} | | | |", flush=True)


def held(asked: Asked) -> None:
    """A thousand requests at once whose provider takes five seconds: memory, errors, times."""
    _memory_head(f"{_HELD} held {_HELD_S:.0f} s, 200 KB")
    for gateway in asked.gateways:
        with folder() as scratch, slow_provider(scratch, 200_000, _HELD_S) as (_, place):
            _memory_row(gateway, scratch, place, Ask(0, PATH, BODY, HEADERS, _HELD, 0.0))


def slow(asked: Asked) -> None:
    """The most memory that is held while 64 slow readers take 12 MB each."""
    _memory_head(f"{_SLOW} slow readers x 12 MB")
    for gateway in asked.gateways:
        with folder() as scratch, provider(scratch, 12_000_000) as (_, place):
            ask = Ask(0, PATH, BODY, HEADERS, _SLOW, 0.0, slow=_SLOW, pause_s=_PAUSE_S)
            _memory_row(gateway, scratch, place, ask)


def _memory_head(what: str) -> None:
    print(f"\n| {what} | busy | peak MB | its others MB | at rest MB | wrong | p50 s | p99 s |")
    print("|---|---|---|---|---|---|---|---|")


def _memory_row(gateway: Gateway, scratch: Path, place: Place, ask: Ask) -> None:
    with gateway.run(scratch, place) as server:
        _settle(server)
        busy = _busy()
        server.forget_peak()
        at_rest, _ = server.peak_mb()
        more = gateway.more(place)
        told = load(Ask(**{**vars(ask), "port": server.port, "headers": {**ask.headers, **more}}), scratch)
        own, others = server.peak_mb()
    memory = f"{own:.0f} | {', '.join(f'{each:.0f}' for each in others)} | {at_rest:.0f} | {told.wrong}"
    times = f"{told.p50_ms / 1000:.1f} | {told.p99_ms / 1000:.1f}"
    print(f"| {gateway.name} | {busy} | {memory} | {times} |", flush=True)


@contextlib.contextmanager
def _front(
    gateways: Sequence[Gateway], size_bytes: int, tls: bool
) -> Iterator[tuple[Path, list[tuple[str, Serving, dict[str, str]]]]]:
    """All gateways in front of one provider, each with the headers that it needs, and each seen to answer rightly."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(folder())
        trusted = certificate(scratch) if tls else None
        _, place = stack.enter_context(provider(scratch, size_bytes, trusted))
        servers = []
        for gateway in gateways:
            server = stack.enter_context(gateway.run(scratch, place))
            _settle(server)
            _check(gateway, server, place, size_bytes)
            servers.append((gateway.name, server, gateway.more(place)))
        yield scratch, servers


def _check(gateway: Gateway, server: Serving, place: Place, size_bytes: int) -> None:
    """The provider's picture comes through, byte for byte."""
    headers = {**HEADERS, **gateway.more(place)}
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{PATH}", BODY.encode(), headers)
    with urllib.request.urlopen(request, timeout=60) as reply:
        body = json.load(reply)
    if base64.b64decode(body["data"][0]["b64_json"]) != picture(size_bytes):
        raise SystemExit(f"{gateway.name} gave another picture than the provider")


def _ask(server: Serving, more: dict[str, str], connections: int, asked: Asked) -> Ask:
    return Ask(server.port, PATH, BODY, {**HEADERS, **more}, connections, asked.seconds)


def _touched(size_bytes: int) -> int:
    """As much memory for new files as the pictures of a round may take."""
    return min(2_500_000_000, 2500 * size_bytes)


def _wrong(result: Load) -> str:
    return f", {result.wrong} wrong" if result.wrong else ""


def _busy() -> str:
    """The share of this machine's processors that others take just now."""
    began = _ticks()
    time.sleep(_LOOK_S)
    ended = _ticks()
    passed = [after - before for before, after in zip(began, ended, strict=True)]
    return f"{1 - sum(passed[3:5]) / max(1, sum(passed)):.0%}"


def _ticks() -> list[int]:
    """user, nice, system, idle, iowait, irq, softirq, steal"""
    return list(map(int, Path("/proc/stat").read_text().splitlines()[0].split()[1:9]))


_PARTS: dict[str, Callable[[Asked], None]] = {"sizes": sizes, "alone": alone, "held": held, "slow": slow}
_UPSTREAMS = {"plain": False, "tls": True}


def main() -> None:
    """The parts that were asked for, or all."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("parts", nargs="*", metavar="|".join(_PARTS), help="all when none is named")
    reader.add_argument("--peers", type=Path, help="the folder in which LiteLLM and Portkey are installed")
    reader.add_argument("--seconds", type=float, default=3.0, help="of one round; each has three")
    reader.add_argument("--upstream", choices=_UPSTREAMS, help="both when not given")
    reader.add_argument("--size", choices=[name for name, *_ in _SIZES], help="all when not given")
    given = reader.parse_args()
    missing = [name for name in ("openssl", "wrk") if not shutil.which(name)] + ([] if nginx_path() else ["nginx"])
    if missing:
        raise SystemExit(f"not installed: {', '.join(missing)}")
    peers = _peers(given.peers) if given.peers else []
    tls = [_UPSTREAMS[given.upstream]] if given.upstream else [False, True]
    chosen = [given.size] if given.size else [name for name, *_ in _SIZES]
    # So that an end from outside removes what is here and ends what runs.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    _tell_machine()
    for name in given.parts or _PARTS:
        _PARTS[name](Asked([NGINX, IMPASTO, *peers], given.seconds, tls, chosen))


def _peers(place: Path) -> list[Gateway]:
    found = {"litellm/bin/litellm": litellm, "portkey/node_modules/@portkey-ai": portkey}
    for path in found:
        if not (place / path).exists():
            print(f"{path} is not in {place}: no rows for it.")
    return [gateway(place.absolute()) for path, gateway in found.items() if (place / path).exists()]


def _tell_machine() -> None:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    cores = len(os.sched_getaffinity(0))
    print(f"{datetime.date.today()}, {cores} cores, Python {sys.version.split()[0]}, commit {commit.stdout.strip()},")
    print(f"1-minute load {os.getloadavg()[0]:.1f} at the start.")


if __name__ == "__main__":
    main()
