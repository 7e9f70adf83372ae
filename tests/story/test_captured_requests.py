"""Edits as the official clients put them on the wire (wire.md, section 11), replayed byte for byte over a raw socket.

A real picture stands where the capture says `<70 bytes PNG>`; a mask shows that it arrived whole.
"""

import base64
import json
from typing import Any

import numpy as np
import pytest

from .captured import Reply, file, node_form, node_stream, python_form, python_json, send, text
from .pictures import decoded, opened
from .server import Server
from .test_edits import hole, photo, png, spooled
from .test_streaming import events, picture

pytestmark = pytest.mark.two_hops

PHOTO, OTHER, MASK = png(photo()), png(photo(seed=2)), png(hole())
PNG_KIND, BYTES_KIND = "image/png", "application/octet-stream"
ENTRY = (text("prompt", "make it blue"), text("model", "gpt-image-2"))


def of_one(server: Server, request: bytes) -> Reply:
    (reply,) = send(server, request)
    assert spooled(server) == []
    return reply


def whole(reply: Reply) -> dict[str, Any]:
    """The answer to an edit that keeps the picture's own size."""
    assert reply.status == 200, reply.body[:500]
    assert reply.headers["x-request-id"].startswith("req_")
    told = reply.json
    assert opened(decoded(told["data"][0]["b64_json"])).size == (96, 64)
    return told


def images_in(told: dict[str, Any]) -> int:
    """What was counted for the pictures."""
    return int(told["usage"]["input_tokens_details"]["image_tokens"])


def test_a_single_open_file(null: Server) -> None:
    told = whole(of_one(null, python_form(null, *ENTRY, file("image", "a.png", PNG_KIND, PHOTO))))

    assert told["usage"]["input_tokens_details"]["text_tokens"] > 0
    assert images_in(told) > 0


def test_a_list_of_one_and_a_list_of_two(null: Server) -> None:
    first, second = (file("image[]", f"{name}.png", PNG_KIND, data) for name, data in (("a", PHOTO), ("b", OTHER)))

    one, two = (whole(of_one(null, python_form(null, *ENTRY, *files))) for files in ([first], [first, second]))

    assert images_in(two) == 2 * images_in(one)


MASKED = (
    *(text("prompt", "m"), text("background", "auto"), text("input_fidelity", "high")),
    *(text("n", "2"), text("output_compression", "50"), text("output_format", "jpeg")),
    *(text("quality", "high"), text("size", "1024x1024")),
    *(file("image", "a.png", PNG_KIND, PHOTO), file("mask", "mask.png", PNG_KIND, MASK)),
)


def test_a_mask_and_every_parameter(null: Server) -> None:
    reply = of_one(null, python_form(null, *MASKED[:3], text("model", "gpt-image-1.5"), *MASKED[3:]))

    assert reply.status == 200, reply.body[:500]
    told = reply.json
    assert (told["size"], told["quality"], told["output_format"]) == ("1024x1024", "high", "jpeg")
    assert [opened(decoded(datum["b64_json"])).format for datum in told["data"]] == ["JPEG", "JPEG"]
    assert [datum["outside_changed"] for datum in told["data"]] == [0, 0]


def test_a_fidelity_that_the_model_refuses_is_refused_by_name(null: Server) -> None:
    reply = of_one(null, python_form(null, *MASKED[:3], text("model", "gpt-image-2"), *MASKED[3:]))

    assert reply.error == (400, "invalid_input_fidelity_model", "input_fidelity")


def test_a_stream_as_text_parts(null: Server) -> None:
    parts = (text("partial_images", "1"), text("stream", "true"), file("image", "a.png", PNG_KIND, PHOTO))

    reply = of_one(null, python_form(null, *ENTRY, *parts))

    assert reply.headers["content-type"].startswith("text/event-stream")
    told = events(reply.body.decode())
    assert [event["type"] for event in told] == ["image_edit.partial_image", "image_edit.completed"]
    assert [picture(event).size for event in told] == [(96, 64)] * 2


def test_a_stream_that_is_not_wanted_in_words(null: Server) -> None:
    parts = (text("stream", "false"), file("image", "a.png", PNG_KIND, PHOTO))

    whole(of_one(null, python_form(null, *ENTRY, *parts)))


def test_raw_bytes_of_no_known_kind(null: Server) -> None:
    whole(of_one(null, python_form(null, *ENTRY, file("image", "upload", BYTES_KIND, PHOTO))))


NESTED = (
    *(text("prompt", "e"), text("model", "gpt-image-2"), text("seed", "7"), text("moderation", "low")),
    *(text("nested[a]", "1"), text("nested[b][]", "1"), text("nested[b][]", "2"), text("flag", "true")),
    file("image", "a.png", PNG_KIND, PHOTO),
)


def test_an_extra_body_with_brackets_is_refused_by_its_first_strange_name(null: Server) -> None:
    assert of_one(null, python_form(null, *NESTED)).error == (400, "unknown_parameter", "nested")


def test_an_extra_body_with_brackets_is_taken_without_what_is_strange_on_request(null: Server) -> None:
    told = whole(of_one(null, python_form(null, *NESTED, more=["Impasto-Unsupported: notice"])))

    assert told["impasto"]["seed"] == (7 if null.knows("seed") else None)
    assert [notice["param"] for notice in told["impasto"]["notices"] if notice["param"] in ("nested", "flag")] == [
        "nested",
        "flag",
    ]


VECTOR = {
    "svg": (text("svg[model]", "gpt-5.5"), text("svg[reasoning][effort]", "high")),
    "output_format": (text("output_format", "svg"),),
    "complexity": (text("complexity", "high"),),
}


@pytest.mark.parametrize("left_out", range(3))
def test_vector_output_with_markup_is_refused_by_name(null: Server, left_out: int) -> None:
    named = list(VECTOR)[left_out:]
    words = [part for name in reversed(named) for part in VECTOR[name]]
    files = (file("image", "a.png", PNG_KIND, PHOTO), file("markup", "markup.png", PNG_KIND, MASK))

    status, code, param = of_one(null, python_form(null, *ENTRY, *words, *files)).error

    assert (status, param) == (400, named[0]), code


def test_a_stream_from_node_comes_in_chunks_without_a_length(null: Server) -> None:
    parts = (
        text("model", "gpt-image-2"),
        file("image", "a.png", BYTES_KIND, PHOTO),
        *(text("prompt", "x"), text("n", "2"), text("stream", "false")),
    )

    told = whole(of_one(null, node_stream(null, *parts)))

    assert len(told["data"]) == 2


def outside_is_kept(told: dict[str, Any], original: Any) -> None:
    """Not one bit of the first picture was lost on its way here and back."""
    outside = np.asarray(hole())[..., 3] == 255
    after = np.asarray(opened(decoded(told["data"][0]["b64_json"])).convert("RGB"))
    assert (after[outside] == np.asarray(original)[outside]).all()
    assert told["data"][0]["outside_changed"] == 0


def test_files_from_node_come_after_the_mask_and_between_the_words(null: Server) -> None:
    parts = (
        *(text("model", "gpt-image-2"), file("mask", "mask.png", PNG_KIND, MASK)),
        *(text("prompt", "x"), text("user", "u")),
        *(file("image[]", "a.png", PNG_KIND, PHOTO), file("image[]", "b.png", PNG_KIND, OTHER)),
    )

    outside_is_kept(whole(of_one(null, node_form(null, *parts))), photo())


def test_base64_from_node_comes_as_plain_text(null: Server) -> None:
    image, mask = (base64.b64encode(data).decode() for data in (PHOTO, MASK))
    parts = (text("model", "gpt-image-2"), text("image", image), text("mask", mask), text("prompt", "x"))

    outside_is_kept(whole(of_one(null, node_form(null, *parts))), photo())


def test_an_edit_as_json_brings_a_data_url(null: Server) -> None:
    link = "data:image/png;base64," + base64.b64encode(PHOTO).decode()
    body = {"model": "gpt-image-2", "images": [{"image_url": link}], "prompt": "j"}

    whole(of_one(null, python_json(null, json.dumps(body, separators=(",", ":")).encode())))


def test_all_of_them_come_over_one_connection(null: Server) -> None:
    single = python_form(null, *ENTRY, file("image", "a.png", PNG_KIND, PHOTO))
    streamed = python_form(null, *ENTRY, text("stream", "true"), file("image", "a.png", PNG_KIND, PHOTO))
    refused = python_form(null, *NESTED)
    pieces = node_stream(null, *ENTRY, file("image", "a.png", BYTES_KIND, PHOTO))

    replies = send(null, single, refused, pieces, streamed, refused, single)

    assert [reply.status for reply in replies] == [200, 400, 200, 200, 400, 200]
    assert replies[0].json["usage"] == replies[5].json["usage"]


@pytest.mark.parametrize("cut", [1, 7, 64, 1000])
def test_it_makes_no_difference_how_the_network_cuts_them(null: Server, cut: int) -> None:
    """Every chunk of the body is `cut` bytes long."""
    parts = (*ENTRY, file("image", "a.png", BYTES_KIND, PHOTO), file("mask", "mask.png", PNG_KIND, MASK))
    whole_body = python_form(null, *parts).partition(b"\r\n\r\n")[2]
    pieces = [whole_body[at : at + cut] for at in range(0, len(whole_body), cut)]
    head = (
        node_stream(null).partition(b"\r\n\r\n")[0].replace(b"openai-rcdes49nuzg", b"3ceb636df5b5a1ec62d90a6f70b0eb8a")
    )
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"

    outside_is_kept(whole(of_one(null, head + b"\r\n\r\n" + body)), photo())
