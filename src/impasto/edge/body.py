"""Read a JSON body under a limit of bytes and of silence. Nothing is parsed here."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from impasto.errors import error

_JSON_TYPES = ("application/json", "")


async def read_json_body(request: Request, limit: int, timeout_s: int) -> bytes:
    """The whole body. Raises unsupported_media_type, body_too_large, body_incomplete, body_timeout."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in _JSON_TYPES and not media_type.endswith("+json"):
        raise error("unsupported_media_type", given=media_type)
    body = bytearray()
    chunks = request.stream()
    try:
        while True:
            async with asyncio.timeout(timeout_s):
                chunk = await anext(chunks, None)
            if chunk is None:
                return bytes(body)
            body += chunk
            if len(body) > limit:
                raise error("body_too_large", limit=limit)
    except ClientDisconnect as gone:
        raise error("body_incomplete") from gone
    except TimeoutError as late:
        raise error("body_timeout", limit_s=timeout_s) from late
