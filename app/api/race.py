"""The race: what random search has come down to after so many evaluations, for a class of a hundred seeds."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.api.curvature import LANDSCAPE
from app.api.document import NOT_MODIFIED, columns_json, document
from app.numerics.namespace import ARRAYS
from app.numerics.race import band
from app.run import Run

router = APIRouter(tags=["comparison"])

SEEDS = range(100)


class RaceQuery(Run):
    """A run's points and window, and how far the race goes."""

    evaluations: int = Field(
        default=1000, ge=1, le=2000, description="places that every search tries", examples=[500]
    )


class RaceColumns(BaseModel):
    """The lowest loss so far after each number of evaluations, over the seeds 0 to 99."""

    evaluations: list[int]
    low: list[float] = Field(description="a tenth of the searches is lower")
    median: list[float]
    high: list[float] = Field(description="a tenth of the searches is higher")


@lru_cache(maxsize=16)
def raced(landscape: str, evaluations: int) -> Mapping[str, list[float]]:
    """Return the columns but the first for a surface in its window, given as a run's JSON."""
    run = Run.model_validate_json(landscape)
    found = band(run.neuron(ARRAYS).loss, (run.w_min, run.w_max, run.b_min, run.b_max), evaluations, SEEDS)
    return {name: column.tolist() for name, column in found._asdict().items()}


@router.get(
    "/race", summary="How far random search comes", response_model=RaceColumns, responses=NOT_MODIFIED
)
def get_race(request: Request, query: Annotated[RaceQuery, Query()]) -> Response:
    """Return what a hundred random searches in the window have come down to, as columns.

    Each is `method=random_search` with its seed. For instance `/api/race?evaluations=500`.
    """

    def render() -> list[bytes]:
        columns = raced(query.model_dump_json(include=LANDSCAPE), query.evaluations)
        return list(columns_json({"evaluations": [*range(1, query.evaluations + 1)], **columns}))

    return document(request, query, "application/json", render)
