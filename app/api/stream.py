"""The trajectory of a run as it is computed: server-sent events."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import Field

from app.api.query import read_query
from app.api.trajectory import found_opening, opening
from app.numerics.methods import METHODS
from app.refusals import Refused
from app.run import Run
from app.stream.encoding import Gzip, Plain, accepts_gzip
from app.stream.events import DONE, Packet, event, packets, step_seen
from app.stream.flow import flow
from app.stream.response import EventStream
from app.stream.tape import POINTS, Shelf


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


class StreamRoute(APIRoute):
    """A route that is described like every other, and begins to answer in half the time."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""

        async def answer(request: Request) -> Response:
            query = await read_query(request, StreamQuery)
            return await stream_trajectory(request, query, request.headers.get("last-event-id"))

        return answer


router = APIRouter(tags=["trajectory"], route_class=StreamRoute)


def told(query: StreamQuery, opening: bytes, seen: int = -1) -> Iterator[Packet]:
    """Return the packets of a run after a step."""
    return packets(
        query.walk,
        opening,
        every=query.every,
        # a gradient comes with its loss; a Hessian costs as much again
        evaluations=len(query.point) * -(-METHODS[query.method].evaluations // 2),
        seen=seen,
        apart=query.steps_per_second is not None,
        kind=query.kind(),
    )


def example() -> str:
    """Return a whole stream as it is really sent, but for the pause before a reconnection."""
    query = StreamQuery(max_steps=1)
    return b"".join(packet.text for packet in told(query, event("run", opening(query)))).decode()


EVENTS = """Send the run as server-sent events, as fast as they are read. For instance
`/api/trajectory/stream?max_steps=1`, or for a terminal
`/api/trajectory/stream?learning_rate=10&max_steps=20&steps_per_second=20`.

- `run`, first, without an id: the canonical run, `steps_per_epoch`, `evaluations_per_step`, `minimum`. It
  comes whenever the stream begins at the start.
- `point`, its id the step: `step`, `w`, `b`, `loss`, `dw`, `db`, the numbers of `/api/trajectory`; and
  `kind` where that has it.
- `done`, its id `done`: `outcome` and `steps`; then the server closes the connection.

A client that sends `Last-Event-ID: k` gets what follows step k, without `run`, to the last bit as if it had
never been cut off; after the last step that is just `done`. `Last-Event-ID: done` is answered 204: there is
nothing more. Any other cursor begins the run anew. A comment is sent after 15 seconds of silence. A stream
that ends without `done` was cut off: reconnect. Without `steps_per_second` the events travel gzipped where
the client accepts that, and every packet of them can be read at once.

429: as much is streamed as this server allows; come back after `Retry-After` seconds. An EventSource cannot
see a refusal: ask `/api/run` for a 422 beforehand, and this address with HEAD for a 429 afterwards."""


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
        429: {
            "model": Refused,
            "description": "As much is streamed as this server allows, with a sentence that says so",
            "headers": {
                "Retry-After": {"description": "seconds to wait", "schema": {"type": "integer"}},
            },
        },
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

    state = request.app.state
    shelf: Shelf = state.shelf
    seen = step_seen(cursor)
    pace = query.steps_per_second
    # The first event holds every setting of the run, so it tells this run from all others.
    first = event("run", await found_opening(query, state.searching))
    if seen < 0 and pace is None and query.max_steps < POINTS * query.every:
        sent = shelf.tape(first, lambda: told(query, first))
    else:
        sent = told(query, first, seen)
    zipped = pace is None and accepts_gzip(request.headers.get("accept-encoding", ""))
    return EventStream(flow(sent, pace), Gzip() if zipped else Plain(), state.limits, state.stopping)
