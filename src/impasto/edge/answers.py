"""An ImagesResponse out of the store: JSON around base64 that is read, encoded and sent piece by piece.

The length is known before the first byte, and no picture is ever held whole.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec
import pybase64

from impasto.edge import faults, links
from impasto.edge.replies import UPSTREAM_ID, Streamed
from impasto.ledger import money
from impasto.types import Caller, Notice, Plan, Receipt, StoredImage, Usage
from impasto.world import World

# A multiple of 3, so that the base64 of the pieces joins to the base64 of the whole.
_PIECE_BYTES = 3 * 64 * 1024


def usage_json(usage: Usage) -> dict[str, Any]:
    """Usage as OpenAI's images API words it."""
    return {
        "input_tokens": usage.text_in + usage.image_in,
        "input_tokens_details": {"image_tokens": usage.image_in, "text_tokens": usage.text_in},
        "output_tokens": usage.image_out + usage.text_out,
        "output_tokens_details": {"image_tokens": usage.image_out, "text_tokens": usage.text_out},
        "total_tokens": usage.text_in + usage.image_in + usage.image_out + usage.text_out,
    }


def images_reply(world: World, caller: Caller, receipt: Receipt, origin: str, **more: Any) -> Streamed:
    """The answer for a generation that is done. `more` keys are added to the `impasto` object."""
    parts = _parts(world, caller, receipt, origin, more)
    length = sum(len(part) if isinstance(part, bytes) else -(-part.size_bytes // 3) * 4 for part in parts)
    headers = {
        "content-length": str(length),
        "impasto-generation": receipt.id,
        "impasto-engine": receipt.plan.engine,
        **({"impasto-replayed": "true"} if receipt.replayed else {}),
        **({UPSTREAM_ID: ", ".join(ids)} if (ids := receipt.plan.upstream_ids) else {}),
        # In the strict dialect they stand nowhere else.
        **({"impasto-notices": ", ".join(codes)} if (codes := _codes(receipt.notices)) else {}),
    }
    # Opened before the status is sent: a picture that is gone is an error, not a 200 that breaks off.
    pieces = [part if isinstance(part, bytes) else _open(world, receipt, part) for part in parts]
    if faults.breaks_off(caller):
        pieces = faults.broken_off(pieces, receipt.images[-1].size_bytes)
    return Streamed(_send(pieces), headers, "application/json")


def _parts(
    world: World, caller: Caller, receipt: Receipt, origin: str, more: dict[str, Any]
) -> list[bytes | StoredImage]:
    """The body as JSON text and the pictures whose base64 stands between."""
    answer = receipt.plan.answer
    expires_s = world.clock_ms() // 1000 + world.settings.link_minutes * 60
    parts: list[bytes | StoredImage] = [_opening(receipt)]
    for place, image in enumerate(receipt.images):
        fields: dict[str, Any] = {}
        if answer in ("url", "both"):
            fields["url"] = links.link(world.secret, origin, receipt.id, image, expires_s)
        if caller.dialect == "lenient" and image.revised_prompt is not None:
            fields["revised_prompt"] = image.revised_prompt
        if caller.dialect == "lenient" and image.outside_changed is not None:
            fields["outside_changed"] = image.outside_changed
        rest = msgspec.json.encode(fields)[1:]
        parts.append(b"," if place else b"")
        if answer in ("b64_json", "both"):
            parts += [b'{"b64_json":"', image, b'"' + (b"," if fields else b"") + rest]
        else:
            parts.append(b"{" + rest)
    parts.append(_closing(world, caller, receipt, more))
    return parts


def _opening(receipt: Receipt) -> bytes:
    head = {"created": receipt.created_ms // 1000, "background": receipt.plan.background}
    return msgspec.json.encode(head)[:-1] + b',"data":['


def _closing(world: World, caller: Caller, receipt: Receipt, more: dict[str, Any]) -> bytes:
    plan = receipt.plan
    size = f"{receipt.images[0].width}x{receipt.images[0].height}"
    tail: dict[str, Any] = {
        "output_format": plan.output_format,
        "quality": plan.quality,
        "size": size,
        "usage": usage_json(receipt.usage),
    }
    if plan.safety_identifier is not None:
        tail["safety_identifier"] = plan.safety_identifier
    if caller.dialect == "lenient":
        tail["impasto"] = {
            "generation": receipt.id,
            "engine": plan.engine,
            "seed": seed_of(plan),
            "notices": notices_json(receipt.notices),
            **run_json(world, receipt),
            **more,
        }
    return b"]," + msgspec.json.encode(tail)[1:]


def run_json(world: World, receipt: Receipt) -> dict[str, Any]:
    """What a run came to: its charge, what it cost the server, and the engines that were asked in vain before."""
    told: dict[str, Any] = {"charge_usd": money.text(receipt.charge_nano)}
    if world.settings.tell_cost:
        told["cost_usd"] = money.text(receipt.cost_nano)
    if receipt.plan.attempts:
        told["attempts"] = [{"engine": one.engine, "error": one.problem} for one in receipt.plan.attempts]
    return told


def seed_of(plan: Plan) -> int | None:
    """The seed by which the same picture is drawn again; None where the engine knows none."""
    return plan.seed if plan.is_seeded else None


def notices_json(notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Notices as clients read them."""
    return [{"code": notice.code, "message": notice.message, "param": notice.param} for notice in notices]


def _codes(notices: Sequence[Notice]) -> list[str]:
    return list(dict.fromkeys(notice.code for notice in notices))


def _open(world: World, receipt: Receipt, image: StoredImage) -> AsyncIterator[bytes]:
    return world.blobs.read(receipt.id, image.index, piece_bytes=_PIECE_BYTES)


async def _send(parts: Sequence[bytes | AsyncIterator[bytes]]) -> AsyncIterator[bytes]:
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            async for piece in part:
                yield pybase64.b64encode(piece)
