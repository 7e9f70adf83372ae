"""A picture comes from the public internet over TLS, or not at all; and nothing is left behind when it does not."""

import asyncio
import dataclasses
import hashlib
import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from impasto.errors import ImpastoError
from impasto.gather.fetch import fetch
from impasto.gather.internet import Internet
from impasto.types import Upload

from .conftest import HOST, OTHER, PUBLIC, FarEnd

PNG = b"\x89PNG\r\n\x1a\n" + os.urandom(100_000)
LIMIT = 200_000
LINK = f"https://{HOST}/a.png"
FIELD = "images[0].image_url"
# What no error may tell: the address, the machine's own words, the library's.
SECRETS = ("127.0.0.1", "10.0.0", "Errno", "SSL", "httpcore", "Traceback", "errno", "getaddrinfo")


def answer(body: bytes = PNG, *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {len(body)}"] if length else []), "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(location: str, status: int = 302) -> bytes:
    return answer(b"", f"Location: {location}", status=f"{status} Found")


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def nothing_is_left_behind(spool: Path) -> Iterator[None]:
    yield
    assert list(spool.iterdir()) == []


async def got(spool: Path, far: FarEnd, link: str = LINK, **patience: float) -> Upload:
    """The upload, whose file is looked at and taken away."""
    upload = await fetch(spool, LIMIT, link, FIELD, far.internet(**patience))
    content = upload.path.read_bytes()
    upload.path.unlink()
    assert (upload.size_bytes, upload.digest) == (len(content), hashlib.sha256(content).hexdigest())
    assert upload.field == FIELD
    return upload


async def refusal(spool: Path, internet: Internet, link: str = LINK) -> tuple[str, str]:
    """The row and the reason of a fetch that fails, which tells no secret."""
    with pytest.raises(ImpastoError) as refused:
        await fetch(spool, LIMIT, link, FIELD, internet)
    problem = refused.value
    assert problem.param == FIELD
    assert not [secret for secret in SECRETS if secret in problem.message()]
    return problem.name, str(problem.values.get("reason", ""))


async def test_a_picture_comes_over_tls_from_the_address_that_was_checked(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png?size=2"] = answer(PNG, "Content-Type: text/plain")

    upload = await got(spool, far, LINK + "?size=2#part")

    assert (upload.size_bytes, upload.media_type) == (len(PNG), "image/png")
    assert (far.asked, far.dialled) == ([HOST], [PUBLIC])


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "image/jpeg"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00", "image/gif"),
    ],
)
async def test_what_it_is_shows_in_its_first_bytes(spool: Path, far: FarEnd, head: bytes, media_type: str) -> None:
    far.answers["/a.png"] = answer(head + b"more", "Content-Type: text/html")

    assert (await got(spool, far)).media_type == media_type


async def test_a_picture_may_come_in_chunks_of_any_size(spool: Path, far: FarEnd) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (1, PNG[at : at + 1]) for at in range(20)) + b"0\r\n\r\n"
    far.answers["/a.png"] = answer(chunks, "Transfer-Encoding: chunked", length=False)

    assert (await got(spool, far)).size_bytes == 20


async def test_the_request_tells_the_host_nothing_but_what_is_wanted(
    spool: Path, far: FarEnd, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    far.answers["/a.png"] = answer(
        b"", "Location: /b.png", "Set-Cookie: a=b; Path=/", 'WWW-Authenticate: Basic realm="x"', status="302 Found"
    )
    far.answers["/b.png"] = answer()

    await got(spool, far)

    heard = [line.lower() for line in far.heard[1].strip().split("\r\n")]
    assert heard == ["get /b.png http/1.1", f"host: {HOST}", *heard[2:]]
    assert sorted(heard[2:]) == ["accept-encoding: identity", "accept: image/*", "user-agent: impasto"]


async def test_another_port_from_1024_is_followed_and_told_to_the_host(spool: Path, far: FarEnd) -> None:
    far.answers["/"] = answer()

    await got(spool, far, f"https://{HOST}:8443/")

    assert f"host: {HOST}:8443\r\n" in far.heard[0].lower()


# ---------------------------------------------------------------------------------------------- where it may not go


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.9", "192.168.0.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.192", "168.63.129.16", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1%eth0", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::1", "2001:0:7f00:1::", "2001:db8::1"),
    ],
)
async def test_a_name_that_points_inside_leads_nowhere(spool: Path, far: FarEnd, address: str) -> None:
    far.names[HOST] = [address]

    assert await refusal(spool, far.internet()) == ("url_refused", "its host was not found on the public internet")
    assert far.dialled == []


async def test_an_inner_name_and_no_name_cannot_be_told_apart(spool: Path, far: FarEnd) -> None:
    far.names[HOST] = ["10.0.0.7"]

    assert await refusal(spool, far.internet()) == await refusal(spool, far.internet(), "https://nobody.example/")


async def test_of_a_name_that_points_inside_and_outside_the_inside_is_never_reached(spool: Path, far: FarEnd) -> None:
    far.names[HOST] = ["127.0.0.1", "fe80::1%eth0", PUBLIC, "10.0.0.1"]
    far.answers["/a.png"] = answer()

    await got(spool, far)

    assert far.dialled == [PUBLIC]


async def test_a_name_that_changes_after_the_check_is_not_asked_again(spool: Path, far: FarEnd) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    far.answers["/a.png"] = answer()
    upload = await fetch(spool, LIMIT, LINK, FIELD, dataclasses.replace(far.internet(), resolve=rebinding))
    upload.path.unlink()

    assert (asked, far.dialled) == ([HOST], [PUBLIC])


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost.", "localhost:8443", "nobody.invalid"])
async def test_nor_does_the_machines_own_resolver_lead_inside(spool: Path, host: str) -> None:
    assert await refusal(spool, Internet(), f"https://{host}/") == (
        "url_refused",
        "its host was not found on the public internet",
    )


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (f"http://{HOST}/a.png", "only https links are followed"),
        (f"ftp://{HOST}/a.png", "only https links are followed"),
        ("file:///etc/passwd", "only https links are followed"),
        (f"https://me:secret@{HOST}/", "it names a user"),
        (f"https://{HOST}:22/", "its port is neither 443 nor one from 1024"),
        ("https://2130706433/", "its host is not a name"),
        ("https://0x7f.1/", "its host is not a name"),
        ("https://0177.0.0.1/", "it is not a URL"),
        ("https://169.254.169.254/latest/meta-data/", "its host is not on the public internet"),
        ("https://[::ffff:169.254.169.254]/", "its host is not on the public internet"),
    ],
)
@pytest.mark.parametrize("redirected", [False, True], ids=["the link", "a redirect"])
async def test_where_a_link_may_not_lead_a_redirect_may_not_either(
    spool: Path, far: FarEnd, link: str, reason: str, redirected: bool
) -> None:
    far.answers["/a.png"] = redirect(link)

    name, told = await refusal(spool, far.internet(), LINK if redirected else link)

    assert name == "url_refused"
    assert told == reason or (redirected and told == "it is redirected to what is not a URL")
    assert len(far.dialled) == int(redirected)


async def test_a_redirect_to_a_name_that_points_inside_is_refused(spool: Path, far: FarEnd) -> None:
    far.names["inner.example"] = ["192.168.1.1"]
    far.answers["/a.png"] = redirect("https://inner.example/a.png", 307)

    assert (await refusal(spool, far.internet()))[0] == "url_refused"
    assert (far.asked, far.dialled) == ([HOST, "inner.example"], [PUBLIC])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/b.png", "b.png", f"//{OTHER}/b.png", f"https://{OTHER}/b.png"])
async def test_a_redirect_is_followed_and_looked_up_anew(spool: Path, far: FarEnd, status: int, location: str) -> None:
    far.answers |= {"/a.png": redirect(location, status), "/b.png": answer()}

    await got(spool, far)

    assert far.asked == [HOST, OTHER if OTHER in location else HOST]


async def test_three_redirects_are_followed_and_a_fourth_is_not(spool: Path, far: FarEnd) -> None:
    for at in range(1, 4):
        far.answers[f"/{at}"] = redirect(f"/{at + 1}")
    far.answers |= {"/a.png": redirect("/1"), "/4": answer()}

    await got(spool, far, f"https://{HOST}/1")
    assert await refusal(spool, far.internet()) == ("url_failed", "it is redirected more than 3 times")


async def test_a_redirect_to_itself_ends(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = redirect("/a.png")

    assert await refusal(spool, far.internet()) == ("url_failed", "it is redirected more than 3 times")
    assert len(far.dialled) == 4


# ---------------------------------------------------------------------------------------------- what does not come


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (answer(b"<html>" + b"x" * 500, "Content-Type: image/png"), "it is not a png, jpeg, webp or gif"),
        (answer(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), "it is not a png, jpeg, webp or gif"),
        (answer(b"\x89PNG"), "it is not a png, jpeg, webp or gif"),
        (answer(b""), "it is not a png, jpeg, webp or gif"),
        (answer(PNG, "Content-Encoding: gzip"), "it comes compressed"),
        (answer(PNG, status="404 Not Found"), "its host answered with status 404"),
        (answer(PNG, status="500 Oops"), "its host answered with status 500"),
        (answer(PNG, status="206 Partial Content"), "its host answered with status 206"),
        (answer(b"", status="204 No Content", length=False), "its host answered with status 204"),
        (answer(b"", status="302 Found"), "it is redirected to nowhere"),
        (answer(b"", "Content-Length: 5000", length=False) + PNG[:4000], "the transfer broke off"),
        (answer(b"ffff\r\n" + PNG[:100], "Transfer-Encoding: chunked", length=False), "the transfer broke off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "the transfer broke off"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"a" * 200_000 + b"\r\n\r\n", "the transfer broke off"),
        (b"", "the transfer broke off"),
    ],
    ids=[
        *("html", "svg", "half a signature", "nothing", "compressed", "404", "500", "206", "204", "nowhere"),
        *("short", "short chunk", "ssh", "endless header", "hung up"),
    ],
)
async def test_what_is_no_whole_picture_is_told_so(spool: Path, far: FarEnd, said: bytes, reason: str) -> None:
    far.answers["/a.png"] = said

    assert await refusal(spool, far.internet()) == ("url_failed", reason)


async def test_a_picture_that_says_it_is_too_large_is_not_read(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = answer(b"", f"Content-Length: {LIMIT + 1}", length=False)

    assert (await refusal(spool, far.internet()))[0] == "file_too_large"


@pytest.mark.parametrize("length", [10**17, 10**30])
async def test_a_length_beyond_all_measure_is_no_more(spool: Path, far: FarEnd, length: int) -> None:
    far.answers["/a.png"] = answer(b"", f"Content-Length: {length}", length=False)

    assert (await refusal(spool, far.internet()))[0] in ("file_too_large", "url_failed")


async def test_a_picture_that_goes_on_past_the_limit_is_cut(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = answer(PNG * 3, length=False)

    assert (await refusal(spool, far.internet()))[0] == "file_too_large"


async def test_a_picture_of_exactly_the_limit_is_taken(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = answer((PNG * 2)[:LIMIT])

    assert (await got(spool, far)).size_bytes == LIMIT


async def test_a_host_that_drips_is_cut_off(spool: Path, far: FarEnd) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", "Content-Length: 100000", length=False) + PNG[:20])
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    far.answers["/a.png"] = drip

    assert await refusal(spool, far.internet(total_s=0.4)) == ("url_failed", "it took longer than 0.4 s")


async def test_a_host_that_falls_silent_is_cut_off(spool: Path, far: FarEnd) -> None:
    async def silence(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", "Content-Length: 100000", length=False) + PNG[:20])
        await writer.drain()
        await asyncio.sleep(5)

    far.answers["/a.png"] = silence

    assert await refusal(spool, far.internet(silence_s=0.2)) == ("url_failed", "nothing came for 0.2 s")


async def test_a_name_that_is_never_resolved_ends_too(spool: Path, far: FarEnd) -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    assert await refusal(spool, Internet(resolve=never, total_s=0.1)) == ("url_failed", "it took longer than 0.1 s")


async def test_a_host_that_nobody_vouches_for_is_not_believed(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = answer()
    careful = dataclasses.replace(far.internet(), tls=Internet().tls)

    assert await refusal(spool, careful) == ("url_failed", "no secure connection to its host could be made")
    assert far.heard == []


async def test_nor_is_one_with_the_certificate_of_another(spool: Path, far: FarEnd) -> None:
    far.names["third.example"] = [PUBLIC]

    told = await refusal(spool, far.internet(), "https://third.example/a.png")

    assert told == ("url_failed", "no secure connection to its host could be made")
    assert far.heard == []


async def test_nor_is_one_that_speaks_no_tls(spool: Path, far: FarEnd) -> None:
    def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    far.port = server.sockets[0].getsockname()[1]
    async with server:
        assert await refusal(spool, far.internet()) == ("url_failed", "no secure connection to its host could be made")


async def test_a_host_that_is_down_is_told_so_after_all_its_addresses(spool: Path, far: FarEnd) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        far.port = held.getsockname()[1]
        far.names[HOST] = [PUBLIC, "8.8.8.8"]

        assert await refusal(spool, far.internet()) == ("url_failed", "no secure connection to its host could be made")

    assert far.dialled == [PUBLIC, "8.8.8.8"]


async def test_a_caller_that_gives_up_leaves_no_file(spool: Path, far: FarEnd) -> None:
    begun = asyncio.Event()

    async def slow(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", "Content-Length: 100000", length=False) + PNG[:50_000])
        await writer.drain()
        begun.set()
        await asyncio.sleep(5)

    far.answers["/a.png"] = slow
    task = asyncio.create_task(fetch(spool, LIMIT, LINK, FIELD, far.internet()))
    await begun.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_spool_that_cannot_be_written_is_our_fault_and_not_the_links(spool: Path, far: FarEnd) -> None:
    far.answers["/a.png"] = answer()

    with pytest.raises(ImpastoError) as refused:
        await fetch(spool / "gone", LIMIT, LINK, FIELD, far.internet())

    assert refused.value.name == "store_failed"


def test_it_trusts_whom_browsers_trust_and_checks_the_name() -> None:
    context = Internet().tls()

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert len(context.get_ca_certs()) > 50


@pytest.mark.parametrize("before", [b"", answer(b"", "Content-Length: 5000", length=False) + PNG[:100]])
async def test_what_is_no_tls_in_the_middle_of_it_is_the_other_ends_fault(
    spool: Path, far: FarEnd, before: bytes
) -> None:
    async def garbled(writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        await asyncio.sleep(0.05)
        os.write(writer.get_extra_info("socket").fileno(), b"this is no record of TLS")
        await asyncio.sleep(0.2)

    far.answers["/a.png"] = garbled

    with pytest.raises(ImpastoError) as refused:
        await got(spool, far)

    assert (refused.value.name, refused.value.values) == ("url_failed", {"reason": "the transfer broke off"})
