"""A slice of the loss of a training: over two of its weights, or along the path that they took."""

import re
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import NOT_MODIFIED, unchanged
from app.api.surface import capped
from app.api.tables import ELSEWHERE
from app.api.training import GONE, trained
from app.refusals import Refused, invalid
from app.stream.encoding import Gzip, Plain, accepts_gzip
from app.stream.events import DONE
from app.stream.flow import computed, computed_flow
from app.stream.response import EventStream
from app.stream.slice import Slice, packets, sliced
from app.tables.settings import TrainingSettings
from app.tables.training import Training
from app.watch.visit import Visit

router = APIRouter(tags=["training"])


class SliceQuery(TrainingSettings):
    """A training, and which slice of its loss."""

    weight: tuple[str, ...] = Field(
        default=(),
        max_length=2,
        description="output,feature of a weight, both from 0 (behind the last feature comes the bias); give "
        "two; left out: the two principal directions of the path",
        examples=[["0,0", "0,1"]],
    )
    resolution: int = Field(default=121, ge=2, le=301, description="values along each axis", examples=[41])


class Axis(BaseModel):
    """One direction of a slice, in weights and biases."""

    weights: list[list[float]]
    bias: list[float]


class Path(BaseModel):
    """The path, as its shadow on the slice; its losses are its own, not those of the slice below it."""

    step: list[int]
    first: list[float]
    second: list[float]
    loss: list[float | None]


class SliceDocument(BaseModel):
    """The full loss at centre + first·u + second·v for each pair; rows follow `second`.

    A slice is not the whole surface: the path leaves it, and what is low in it may be high elsewhere.
    """

    first: list[float]
    second: list[float]
    loss: list[list[float | None]]
    centre: Axis
    directions: tuple[Axis, Axis]
    variance_share: tuple[float, float] | None = Field(
        description="of the path's places, along each direction; null for a slice over two weights"
    )
    path: Path


async def sliced_training(request: Request, query: SliceQuery) -> tuple[Training, tuple[int, int] | None]:
    """Return the training and the places of the two weights, or refuse them in words."""
    found = await trained(request, query)
    if not query.weight:
        return found, None
    outputs, features = len(found.targets), len(found.features)
    places = [place_of(text, outputs, features) for text in query.weight]
    if len(set(places)) != 2:
        words = "weight must be given twice, for two different weights, or not at all."
        raise invalid(("query", "weight"), words)
    return found, (places[0], places[1])


def place_of(text: str, outputs: int, features: int) -> int:
    """Return the place of a weight or a bias among all weights and then all biases, or refuse it."""
    named = re.fullmatch(r"([0-9]{1,3}),([0-9]{1,3})", text, re.ASCII)
    output, feature = map(int, named.groups()) if named else (outputs, 0)
    if output >= outputs or feature > features:
        words = (
            f"weight must be an output from 0 to {outputs - 1} and a feature from 0 to {features} (the bias) "
            "joined by a comma, such as weight=0,0."
        )
        raise invalid(("query", "weight"), words)
    return outputs * features + output if feature == features else output * features + feature


@router.get(
    "/training/surface",
    summary="A slice of a training's loss",
    response_model=SliceDocument,
    responses={**NOT_MODIFIED, **ELSEWHERE},
)
async def get_training_surface(request: Request, query: Annotated[SliceQuery, Query()]) -> Response:
    """Return the full loss over two weights, the others as they are at the end of the training, or over the
    plane in which its path varies most. For instance `/api/training/surface?table=two_clouds&resolution=41`.
    """
    query = capped(query, request.app.state.config.max_resolution)
    found, pair = await sliced_training(request, query)
    headers, have = unchanged(request, query.model_dump_json())
    if have:
        return Response(status_code=304, headers=headers)
    async for piece in computed(sliced(found, pair, query.resolution), request.app.state.learning):
        if isinstance(piece, Slice):
            body = await to_thread.run_sync(as_json, piece.told)
            return Response(body, headers=headers, media_type="application/json")
        if await request.is_disconnected():
            break
    Visit.of(request.scope).ending = "client"
    return Response(status_code=GONE)


def as_json(slice: dict[str, Any]) -> bytes:
    """Return a slice, null where a loss is not finite."""
    return to_json(slice, inf_nan_mode="null")


EVENTS = """Send a slice as server-sent events: `progress`, with the `share` of the work that is done, again
and again; then `surface`, its id `done`, what `/api/training/surface` answers. A connection that was cut
begins anew; `Last-Event-ID: done` is answered 204. 429 is as for `/api/trajectory/stream`."""


@router.get(
    "/training/surface/stream",
    summary="A slice of a training's loss, with its progress",
    description=EVENTS,
    response_class=Response,
    responses={
        200: {
            "description": "Events `progress` … `progress`, `surface`",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        204: {"description": "This client has the slice"},
        429: {"model": Refused, "description": "As much is streamed as this server allows"},
        **ELSEWHERE,
    },
)
async def stream_training_surface(
    request: Request,
    query: Annotated[SliceQuery, Query()],
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Answer with the events, or 204 when the slice was seen."""
    if last_event_id == DONE:
        return Response(status_code=204)
    query = capped(query, request.app.state.config.max_resolution)
    found, pair = await sliced_training(request, query)
    state = request.app.state
    zipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    sent = computed_flow(packets(found, pair, query.resolution), state.learning)
    return EventStream(sent, Gzip() if zipped else Plain(), state.limits, state.stopping)
