"""The trajectory of a run, as one JSON document and as CSV."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import BATCH, NOT_MODIFIED, columns_json, document
from app.numerics.descent import Outcome, Step, reported
from app.numerics.minimum import has_formula
from app.run import Run
from app.watch.visit import Visit

router = APIRouter(tags=["trajectory"])

COLUMNS: tuple[str, ...] = ("step", "w", "b", "loss", "dw", "db")


class LowestPoint(BaseModel):
    """The lowest point of the full loss."""

    w: float
    b: float
    loss: float
    exact: bool = Field(description="true when a formula gives it, false when a search found it")


class Opening(BaseModel):
    """What is known of a run before its first step."""

    run: Run
    steps_per_epoch: int = Field(description="updates for one pass over the points")
    evaluations_per_step: float = Field(
        description="what one update costs, in evaluations of the loss: a place tried 1, a gradient step 2, "
        "with a Hessian 3, over a batch its share"
    )
    minimum: LowestPoint | None = Field(
        description="null where the loss has no minimum, as for a target of 0 or 1, or none was found; "
        "with a single x, the nearest to the start of a whole line of minima"
    )


class Columns(BaseModel):
    """The reported points, a list per column; loss and gradient (dw, db) are of the full loss there."""

    step: list[int]
    w: list[float]
    b: list[float]
    loss: list[float]
    dw: list[float]
    db: list[float]
    kind: list[str] | None = Field(
        default=None,
        description="of a method with several kinds of steps, which one the update made from each point is: "
        "newton, shortened (to the longest allowed) or gradient (the Hessian is not positive definite); "
        "else left out",
    )


class TrajectoryDocument(Opening):
    """A whole run."""

    trajectory: Columns
    outcome: Outcome
    steps: int = Field(description="updates made")


def opening(run: Run) -> Mapping[str, Any]:
    """Return what is known before the first step, shaped as Opening."""
    lowest = run.minimum()
    return {
        "run": run.settings(),
        "steps_per_epoch": run.steps_per_epoch,
        "evaluations_per_step": run.evaluations_per_step,
        "minimum": lowest and lowest._asdict(),
    }


def names(run: Run) -> tuple[str, ...]:
    """Return the names of a run's columns: COLUMNS, and the kind of each update where there are several."""
    return COLUMNS if run.kind() is None else (*COLUMNS, "kind")


def rows(run: Run, walk: Iterable[Step]) -> Iterator[tuple[Any, ...]]:
    """Yield the reported points of a run as rows of its columns."""
    kind = run.kind()
    for point in reported(walk, run.every):
        step, theta, loss, gradient = point
        row = (step, *theta, loss, *gradient)
        yield row if kind is None else (*row, kind(point))


async def found_opening(run: Run, searching: CapacityLimiter) -> Mapping[str, Any]:
    """Return the same without keeping the event loop: where the minimum must be searched, in a thread.

    searching: lets one search in at a time, so that a class with the same points finds it done.
    """
    if has_formula(run.point):
        return opening(run)
    return await to_thread.run_sync(opening, run, limiter=searching)


@router.get(
    "/trajectory", summary="A whole run as JSON", response_model=TrajectoryDocument, responses=NOT_MODIFIED
)
def get_trajectory(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return the points of the run as columns, and how it ended.

    For instance `/api/trajectory?learning_rate=10&every=10`.
    """
    visit = Visit.of(request.scope)

    def render() -> list[bytes]:
        walk = query.walk()
        columns = dict(zip(names(query), zip(*rows(query, walk), strict=True), strict=True))
        visit.points += len(columns["step"])
        return [
            to_json(opening(query))[:-1] + b',"trajectory":',
            *columns_json(columns),
            b"," + to_json({"outcome": walk.outcome, "steps": columns["step"][-1]})[1:],
        ]

    return document(request, query, "application/json", render)


@router.get(
    "/trajectory.csv",
    summary="A whole run as CSV",
    response_class=Response,
    responses={
        200: {
            "description": "A header and a line for each reported point",
            "content": {"text/csv": {"schema": {"type": "string"}, "example": f"{','.join(COLUMNS)}\r\n"}},
        },
        **NOT_MODIFIED,
    },
)
def get_trajectory_csv(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return the points of the run, one a line, below a header.

    For instance `/api/trajectory.csv?w=0&b=0&max_steps=100`.
    """
    visit = Visit.of(request.scope)

    def render() -> list[bytes]:
        lines = (f"{','.join(map(str, row))}\r\n" for row in rows(query, query.walk()))
        pieces = [f"{','.join(names(query))}\r\n".encode()]
        while batch := list(islice(lines, BATCH)):
            visit.points += len(batch)
            pieces.append("".join(batch).encode())
        return pieces

    return document(request, query, "text/csv", render)
