"""A training on a table: as JSON, as CSV, and live."""

from collections.abc import Callable
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import Field

from app.api.document import NOT_MODIFIED, unchanged, whole
from app.api.tables import ELSEWHERE, kept
from app.api.training_document import TrainingDocument, as_csv, as_json, opening
from app.refusals import Refused, invalid
from app.stream.encoding import Gzip, Plain, accepts_gzip
from app.stream.events import DONE, event, step_seen
from app.stream.flow import computed, computed_flow
from app.stream.response import EventStream
from app.stream.training import Ending, packets, progress
from app.tables.choice import training
from app.tables.columns import Unfit
from app.tables.settings import TrainingSettings
from app.tables.training import Report, Training
from app.watch.visit import Visit

router = APIRouter(tags=["training"])

GONE = 499
"""What is answered to a client that has left: nobody reads it."""


class StreamedTraining(TrainingSettings):
    """A training, and how its stream is to be sent."""

    path: bool = Field(default=False, description="whether every point comes with its weights and biases")
    last_event_id: str | None = Field(
        default=None, description="go on after this event; the header Last-Event-ID wins", examples=["5"]
    )


async def trained(request: Request, settings: TrainingSettings) -> Training:
    """Return the training that was asked for, or refuse it in words."""
    table = kept(request, settings.table, ["query", "table"])
    try:
        return await to_thread.run_sync(training, settings, table, limiter=request.app.state.learning)
    except Unfit as wrong:
        raise invalid(("query", *wrong.loc), str(wrong)) from None


async def followed(request: Request, found: Training) -> tuple[list[Report], Ending] | None:
    """Return all reports and the ending, or None as soon as the client has left."""
    visit = Visit.of(request.scope)
    reports: list[Report] = []
    async for turn in computed(progress(found, found.settings.every), request.app.state.learning):
        reports += turn.reports
        visit.points += len(turn.reports)
        if turn.ending:
            return reports, turn.ending
        if await request.is_disconnected():
            break
    visit.ending = "client"
    return None


async def document(
    request: Request,
    settings: TrainingSettings,
    media_type: str,
    render: Callable[[Training, list[Report], Ending], list[bytes]],
) -> Response:
    """Return a whole training as rendered in a thread, 304 where it is known, or nothing to who has left."""
    found = await trained(request, settings)
    headers, have = unchanged(request, settings.model_dump_json())
    if have:
        return Response(status_code=304, headers=headers)
    done = await followed(request, found)
    if done is None:
        return Response(status_code=GONE)
    pieces = await to_thread.run_sync(render, found, *done)
    return whole(pieces, media_type, headers)


@router.get(
    "/training",
    summary="A whole training as JSON",
    response_model=TrainingDocument,
    responses={**NOT_MODIFIED, **ELSEWHERE},
)
async def get_training(request: Request, query: Annotated[TrainingSettings, Query()]) -> Response:
    """Return the points of a training as columns, what it has come to, and how it ended.

    For instance `/api/training?table=five_rows&every=10`. Nothing more is computed when the client leaves.
    """
    return await document(request, query, "application/json", as_json)


@router.get(
    "/training.csv",
    summary="A whole training as CSV",
    response_class=Response,
    responses={
        200: {
            "description": "A header and a line for each reported point; empty where there is no number",
            "content": {
                "text/csv": {"schema": {"type": "string"}, "example": f"{','.join(Report._fields)}\r\n"}
            },
        },
        **NOT_MODIFIED,
        **ELSEWHERE,
    },
)
async def get_training_csv(request: Request, query: Annotated[TrainingSettings, Query()]) -> Response:
    """Return the points of a training, one a line, below a header.

    For instance `/api/training.csv?table=five_rows&every=10`.
    """
    return await document(request, query, "text/csv", as_csv)


EVENTS = """Send a training as server-sent events. For instance
`/api/training/stream?table=five_rows&max_steps=100&every=10`.

- `training`, first, without an id: what is known before the first step.
- `point`, its id the step: what `/api/training` tells of a point; with `path=true` also `weights` and `bias`.
- `done`, its id `done`: `outcome`, `steps`, `weights`, `bias` and `metrics`; then the server closes the
  connection.

Cursors, comments, compression and 429 are as for `/api/trajectory/stream`. Nothing more is computed when the
client leaves."""


@router.get(
    "/training/stream",
    summary="A training, live",
    description=EVENTS,
    response_class=Response,
    responses={
        200: {
            "description": "Events `training`, `point` … `point`, `done`",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        204: {"description": "This client has seen the training to its end"},
        429: {"model": Refused, "description": "As much is streamed as this server allows"},
        **ELSEWHERE,
    },
)
async def stream_training(
    request: Request,
    query: Annotated[StreamedTraining, Query()],
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Answer with the events, or 204 when all of them were seen."""
    cursor = query.last_event_id if last_event_id is None else last_event_id
    if cursor == DONE:
        return Response(status_code=204)
    found = await trained(request, query)
    first = event("training", opening(found))
    sent = packets(found, first, every=query.every, seen=step_seen(cursor), path=query.path)
    state = request.app.state
    zipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    return EventStream(
        computed_flow(sent, state.learning), Gzip() if zipped else Plain(), state.limits, state.stopping
    )
