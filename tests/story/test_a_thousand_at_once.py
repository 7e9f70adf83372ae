"""A thousand requests that wait at the same time: all are answered, and memory does not care."""

import asyncio
import json
import resource

from .server import Server, Start, error_of, status_of

COUNT = 1000
MEGABYTE = 1_000_000
BODY = json.dumps({"prompt": "A fox", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}).encode()


def allow_connections() -> None:
    """As many open files as the system lets this process have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def ask(server: Server) -> bytes:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    lines = ["Content-Type: application/json", f"Content-Length: {len(BODY)}", "Connection: close"]
    writer.write(server.head("/v1/images/generations", *lines) + BODY)
    answer = await reader.read()
    writer.close()
    return answer


async def ask_all(server: Server) -> list[bytes]:
    return await asyncio.gather(*(ask(server) for _ in range(COUNT)))


def test_a_thousand_requests_held_five_seconds_are_all_answered(start: Start) -> None:
    allow_connections()
    server = start(null_delay_s=5, null_bytes=20_000)
    assert server.generate().status_code == 200  # warm
    server.reset_peak()
    before = server.memory_bytes("VmHWM")

    answers = asyncio.run(ask_all(server))

    assert [status_of(answer) for answer in answers] == [200] * COUNT
    assert server.memory_bytes("VmHWM") - before < 150 * MEGABYTE
    assert len({json.loads(answer.partition(b"\r\n\r\n")[2])["impasto"]["generation"] for answer in answers}) == COUNT
    server.verify_ledger()


def test_what_has_no_room_in_a_bounded_queue_is_refused_at_once_and_the_rest_is_drawn(start: Start) -> None:
    allow_connections()
    server = start(null_delay_s=0.05, null_in_flight=10, queue_length=100)

    answers = asyncio.run(ask_all(server))

    statuses = [status_of(answer) for answer in answers]
    assert set(statuses) == {200, 503}
    refused = [answer for answer in answers if status_of(answer) == 503]
    assert {error_of(answer)["code"] for answer in refused} == {"server_is_overloaded"}
    assert all(b"retry-after:" in answer.lower() for answer in refused)
    assert len(answers) - len(refused) >= 110
    assert server.is_alive()
    server.verify_ledger()
