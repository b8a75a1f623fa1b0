"""A document: bytes that depend on the run and the version alone, so that a client may keep them."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from fastapi import Request, Response

from app import __version__
from app.run import Run

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the ETag that was sent"}
}


def document(request: Request, query: Run, media_type: str, render: Callable[[], bytes]) -> Response:
    """Return the rendered bytes with an ETag, or 304 without rendering when the client has them already."""
    kind = request.scope["route"].path
    digest = sha256(f"{__version__} {kind} {query.model_dump_json()}".encode()).hexdigest()[:20]
    # Weak, since the same numbers travel gzipped or plain.
    tag = f'W/"{digest}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or digest in [
        part.strip().removeprefix("W/").strip('"') for part in known.split(",")
    ]:
        return Response(status_code=304, headers=headers)
    return Response(render(), media_type=media_type, headers=headers)
