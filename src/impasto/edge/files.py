"""OpenAI's Files API."""

from starlette.requests import Request
from starlette.responses import Response

from impasto.errors import error


async def create(request: Request) -> Response:
    """Keep a file."""
    raise error("not_found", method="POST", path="/v1/files")


async def page(request: Request) -> Response:
    """Files of the project."""
    raise error("not_found", method="GET", path="/v1/files")


async def show(request: Request) -> Response:
    """One file."""
    raise error("not_found", method="GET", path="/v1/files")


async def delete(request: Request) -> Response:
    """Remove a file."""
    raise error("not_found", method="DELETE", path="/v1/files")


async def content(request: Request) -> Response:
    """The bytes of a file."""
    raise error("not_found", method="GET", path="/v1/files")
