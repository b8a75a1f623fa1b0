"""The trajectory of a run as it is computed: server-sent events."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import Field

from app.api.trajectory import opening
from app.run import Run
from app.stream import DONE, EventStream, event, packets, point_event, step_seen

router = APIRouter(tags=["trajectory"])


class StreamQuery(Run):
    """A run, and how its stream is to be sent."""

    steps_per_second: float | None = Field(
        default=None,
        ge=0.01,
        le=1000,
        description="the pace, for terminals; left out: as fast as it is read",
        examples=[20],
    )
    last_event_id: str | None = Field(
        default=None, description="go on after this event; the header Last-Event-ID wins", examples=["5"]
    )


def example() -> str:
    """Return a whole stream as it is really sent, but for the pause before a reconnection."""
    run = Run(max_steps=1)
    walk = run.walk()
    points = "".join(map(point_event, walk))
    first = event("run", opening(run)).decode()
    last = event("done", {"outcome": walk.outcome, "steps": 1}, DONE).decode()
    return f"{first}{points}{last}"


EVENTS = """Send the run as server-sent events, as fast as they are read. For instance
`/api/trajectory/stream?max_steps=1`, or for a terminal
`/api/trajectory/stream?learning_rate=10&max_steps=20&steps_per_second=20`.

- `run`, first, without an id: the canonical run, `steps_per_epoch`, `evaluations_per_step`, `minimum`. It
  comes whenever the stream begins at the start.
- `point`, its id the step: `step`, `w`, `b`, `loss`, `dw`, `db`, the numbers of `/api/trajectory`.
- `done`, its id `done`: `outcome` and `steps`; then the server closes the connection.

A client that sends `Last-Event-ID: k` gets what follows step k, without `run`, to the last bit as if it had
never been cut off; after the last step that is just `done`. `Last-Event-ID: done` is answered 204: there is
nothing more. Any other cursor begins the run anew. A comment is sent after 15 seconds of silence. A stream
that ends without `done` was cut off: reconnect. An EventSource cannot see a refusal: ask `/api/run` first."""


@router.get(
    "/trajectory/stream",
    summary="A run, live",
    description=EVENTS,
    response_class=Response,
    responses={
        200: {
            "description": "Events `run`, `point` … `point`, `done`",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": example()}},
        },
        204: {"description": "This client has seen the run to its end"},
    },
)
async def stream_trajectory(
    request: Request,
    query: Annotated[StreamQuery, Query()],
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Answer with the events, or 204 when all of them were seen."""
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
