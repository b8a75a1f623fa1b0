"""Several runs side by side: as one JSON document, and live in one stream."""

from collections.abc import Iterator
from math import dist
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import NOT_MODIFIED, columns_json, document
from app.api.trajectory import TrajectoryDocument, found_opening, names, opening, rows
from app.comparison import Comparison
from app.numerics.descent import Step, Walk
from app.numerics.minimum import Minimum
from app.refusals import Refused
from app.run import Run
from app.stream.comparison import compared
from app.stream.encoding import Gzip, Plain, accepts_gzip
from app.stream.events import DONE, event, step_seen
from app.stream.flow import flow
from app.stream.response import EventStream
from app.watch.visit import Visit

router = APIRouter(tags=["comparison"])

CLOSE = 0.01
"""A point so near to the minimum has arrived."""


class Arrival(BaseModel):
    """Where a run first is within 0.01 of the minimum."""

    step: int
    evaluations: float = Field(description="of the full loss, until there")


class ComparedRun(TrajectoryDocument):
    """A whole run of a comparison."""

    arrival: Arrival | None = Field(description="null where it does not come so near, or there is no minimum")


class ComparisonDocument(BaseModel):
    """Several runs; in `own` what each has of its own, as a query string."""

    own: list[str]
    runs: list[ComparedRun]


class ComparedSettings(BaseModel):
    """The canonical runs; in `own` what each has of its own, as a query string."""

    own: list[str]
    runs: list[Run]


class Watched:
    """A walk that remembers its first point within CLOSE of the minimum."""

    def __init__(self, walk: Walk[float], minimum: Minimum | None) -> None:
        """Take a walk that nobody has begun to follow."""
        self.walk = walk
        self.minimum = minimum
        self.arrived: int | None = None

    def __iter__(self) -> Iterator[Step]:
        """Yield every point; to be iterated once."""
        for point in self.walk:
            if self.arrived is None and self.minimum and dist(point[1], self.minimum[:2]) < CLOSE:
                self.arrived = point[0]
            yield point


def whole(run: Run, visit: Visit) -> Iterator[bytes]:
    """Yield a run as JSON, shaped as ComparedRun."""
    watched = Watched(run.walk(), run.minimum())
    columns = dict(zip(names(run), zip(*rows(run, watched), strict=True), strict=True))
    visit.points += len(columns["step"])
    arrived = watched.arrived
    arrival = arrived is not None and {"step": arrived, "evaluations": arrived * run.evaluations_per_step}
    ending = {"outcome": watched.walk.outcome, "steps": columns["step"][-1], "arrival": arrival or None}
    yield to_json(opening(run))[:-1] + b',"trajectory":'
    yield from columns_json(columns)
    yield b"," + to_json(ending)[1:]


@router.get("/comparison/run", summary="The canonical runs")
async def get_comparison_run(query: Annotated[Comparison, Query()]) -> ComparedSettings:
    """Return every setting of each run, or why one is refused; ask here before streaming.

    For instance `/api/comparison/run?max_steps=50&run=&run=method%3Dadam%26learning_rate%3D0.1`.
    """
    return ComparedSettings(own=list(query.run), runs=query.runs)


@router.get(
    "/comparison",
    summary="Several runs side by side",
    response_model=ComparisonDocument,
    responses=NOT_MODIFIED,
)
def get_comparison(request: Request, query: Annotated[Comparison, Query()]) -> Response:
    """Return the runs of a comparison: what they share stands outside, what one has of its own in `run`.

    For instance `/api/comparison?max_steps=50&run=&run=method%3Dadam%26learning_rate%3D0.1`.
    """
    visit = Visit.of(request.scope)

    def render() -> list[bytes]:
        pieces = [b'{"own":' + to_json(query.run) + b',"runs":[']
        for place, run in enumerate(query.runs):
            pieces += [b"," if place else b"", *whole(run, visit)]
        return [*pieces, b"]}"]

    return document(request, query, "application/json", render)


EVENTS = """Send the runs of a comparison as server-sent events in one stream, step by step. For instance
`/api/comparison/stream?max_steps=2&run=&run=method%3Dmomentum`.

- `runs`, first, without an id: `own` and `runs`, what is known of each run before its first step.
- `point`, its id the ordinal of the event, in the order of the steps and within one of the runs: `run`, the
  place in `runs`, and what `/api/trajectory/stream` tells of a point.
- `done` after the last point of each run: `run`, `outcome`, `steps`. The id of the very last is `done`; then
  the server closes the connection.

A client that sends `Last-Event-ID: k` gets what follows event k, without `runs`, as if it had never been
cut off. `Last-Event-ID: done` is answered 204. Any other cursor begins anew. 429 is as for
`/api/trajectory/stream`."""


@router.get(
    "/comparison/stream",
    summary="Several runs, live",
    description=EVENTS,
    response_class=Response,
    responses={
        200: {
            "description": "Events `runs`, `point` … `point`, `done` …",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        204: {"description": "This client has seen all runs to their ends"},
        429: {"model": Refused, "description": "As much is streamed as this server allows"},
    },
)
async def stream_comparison(
    request: Request,
    query: Annotated[Comparison, Query()],
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Answer with the events, or 204 when all of them were seen."""
    if last_event_id == DONE:
        return Response(status_code=204)
    state = request.app.state
    runs = query.runs
    known: list[Any] = [await found_opening(run, state.searching) for run in runs]
    first = event("runs", {"own": query.run, "runs": known})
    sent = compared(runs, first, every=query.every, seen=step_seen(last_event_id))
    zipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    return EventStream(flow(sent), Gzip() if zipped else Plain(), state.limits, state.stopping)
