"""The trajectory of a run: as one JSON document, as CSV, and as a live stream."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import document
from app.numerics.descent import Outcome, reported
from app.run import Run
from app.stream import DONE, EventStream, event, packets, step_seen

router = APIRouter(tags=["trajectory"])

COLUMNS = "step", "w", "b", "loss", "dw", "db"


class MinimumDocument(BaseModel):
    """The lowest point of the full loss; exact when a formula gives it, else found by a search."""

    w: float
    b: float
    loss: float
    exact: bool


class Opening(BaseModel):
    """What is known of a run before its first step."""

    run: Run
    steps_per_epoch: int
    evaluations_per_step: int
    minimum: MinimumDocument | None


class Columns(BaseModel):
    """The reported points, one list per column; loss and gradient (dw, db) are of the full loss there."""

    step: list[int]
    w: list[float]
    b: list[float]
    loss: list[float]
    dw: list[float]
    db: list[float]


class TrajectoryDocument(Opening):
    """A whole run."""

    trajectory: Columns
    outcome: Outcome
    steps: int


class StreamQuery(Run):
    """A run, and how its stream is to be sent."""

    steps_per_second: float | None = Field(
        None, ge=0.01, le=1000, description="pace the stream, for terminals", examples=[10]
    )
    last_event_id: str | None = Field(
        None, description="go on after this event; the header Last-Event-ID wins", examples=["5"]
    )


def opening(run: Run) -> dict[str, Any]:
    """Return what is known before the first step."""
    lowest = run.minimum()
    return {
        "run": run.settings(),
        "steps_per_epoch": 1,
        "evaluations_per_step": len(run.point),
        "minimum": lowest and lowest._asdict(),
    }


@router.get("/trajectory", summary="A whole run as JSON", response_model=TrajectoryDocument)
def get_trajectory(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return the points of the run as columns, and how it ended."""

    def render() -> bytes:
        walk = query.walk()
        rows = [(step, w, b, loss, dw, db) for step, (w, b), loss, (dw, db) in reported(walk, query.every)]
        # One column at a time: a single call for all of them would hold the interpreter for too long.
        columns = [
            b'"%s":%s' % (name.encode(), to_json(column))
            for name, column in zip(COLUMNS, zip(*rows, strict=True), strict=True)
        ]
        head = to_json(opening(query))[:-1]
        tail = to_json({"outcome": walk.outcome, "steps": rows[-1][0]})[1:]
        return b'%s,"trajectory":{%s},%s' % (head, b",".join(columns), tail)

    return document(request, query, "application/json", render)


@router.get("/trajectory.csv", summary="A whole run as CSV")
def get_trajectory_csv(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return the points of the run, one a line, below a header."""

    def render() -> bytes:
        lines = [",".join(COLUMNS)]
        lines += [
            f"{step},{w!r},{b!r},{loss!r},{dw!r},{db!r}"
            for step, (w, b), loss, (dw, db) in reported(query.walk(), query.every)
        ]
        return ("\r\n".join(lines) + "\r\n").encode()

    return document(request, query, "text/csv", render)


@router.get("/trajectory/stream", summary="A run, live")
async def stream_trajectory(
    request: Request,
    query: Annotated[StreamQuery, Query()],
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Send the run as server-sent events, as fast as they are read."""
    cursor = query.last_event_id if last_event_id is None else last_event_id
    if cursor == DONE:
        return Response(status_code=204)

    async def first_event() -> bytes:
        return event("run", await run_in_threadpool(opening, query))

    return EventStream(
        packets(
            query.walk,
            first_event,
            every=query.every,
            evaluations=len(query.point),
            seen=step_seen(cursor),
            pace=query.steps_per_second,
        ),
        request.app.state.stopping,
    )
