"""A document: bytes that depend on the run and on this program alone, so that a client may keep them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic_core import to_json

from app.fingerprint import NUMBERS
from app.run import Run

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the ETag that was sent"}
}

BATCH = 4096
"""Rows serialised in one call: a call for 100,000 would keep the interpreter from everybody else."""


def columns_json(columns: Mapping[str, Sequence[Any]]) -> Iterator[bytes]:
    """Yield columns as one JSON object, in pieces of BATCH rows; what is not finite becomes null."""
    for rank, (name, column) in enumerate(columns.items()):
        yield b'%s"%s":[' % (b"," if rank else b"{", name.encode())
        for row in range(0, len(column), BATCH):
            yield (b"," if row else b"") + to_json(column[row : row + BATCH], inf_nan_mode="null")[1:-1]
        yield b"]"
    yield b"}"


async def one_by_one(pieces: list[bytes]) -> AsyncIterator[bytes]:
    """Yield the pieces and let others have their turn between them."""
    for piece in pieces:
        yield piece
        await asyncio.sleep(0)


def unchanged(request: Request, settings: str) -> tuple[dict[str, str], bool]:
    """Return the headers with the ETag of what was asked, and whether the client has just that already.

    settings: all that the answer of this resource depends on.
    """
    kind = request.scope["route"].path
    digest = sha256(f"{NUMBERS} {kind} {settings}".encode()).hexdigest()[:20]
    # Weak, since the same numbers travel gzipped or plain.
    tag = f'W/"{digest}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    known = request.headers.get("if-none-match", "")
    have = known.strip() == "*" or digest in [
        part.strip().removeprefix("W/").strip('"') for part in known.split(",")
    ]
    return headers, have


def document(request: Request, query: Run, media_type: str, render: Callable[[], list[bytes]]) -> Response:
    """Return the rendered pieces with an ETag, or 304 without rendering when the client has them already."""
    headers, have = unchanged(request, query.model_dump_json())
    if have:
        return Response(status_code=304, headers=headers)
    return whole(render(), media_type, headers)


def whole(pieces: list[bytes], media_type: str, headers: Mapping[str, str]) -> Response:
    """Return the pieces as one answer, in turns with others where there are several."""
    if len(pieces) == 1:
        return Response(pieces[0], media_type=media_type, headers=headers)
    return StreamingResponse(one_by_one(pieces), media_type=media_type, headers=headers)
