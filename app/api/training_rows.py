"""Rows of a training, for a picture of them."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import NOT_MODIFIED, unchanged
from app.api.tables import ELSEWHERE
from app.api.training import trained
from app.tables.sample import sample
from app.tables.settings import TrainingSettings
from app.tables.training import Training

router = APIRouter(tags=["training"])


class RowsQuery(TrainingSettings):
    """A training, and how many of its rows."""

    count: int = Field(default=500, ge=1, le=1000, description="rows at most; fewer where columns are many")


class RowsDocument(BaseModel):
    """Some rows of a training, from all of its length, the same every time; a list per row."""

    rows: int = Field(description="all that are learnt from and tested on")
    classes: list[float] | None = Field(
        description="both values of a single target that tells two classes apart, in all rows; else null"
    )
    mean: list[float] = Field(description="of each scaled feature, over all rows that are learnt from")
    row: list[int] = Field(description="the number of each row in the table, from 1")
    test: list[bool] = Field(description="whether it is kept apart to test on")
    inputs: list[list[float]] = Field(description="its features, scaled")
    raw: list[list[float]] = Field(description="its features, as they stand in the table")
    targets: list[list[float]]


@router.get(
    "/training/rows",
    summary="Some rows of a training",
    response_model=RowsDocument,
    responses={**NOT_MODIFIED, **ELSEWHERE},
)
async def get_training_rows(request: Request, query: Annotated[RowsQuery, Query()]) -> Response:
    """Return rows to look at, scaled and as they stand in the table, and which of them are kept to test on.

    For instance `/api/training/rows?table=five_rows&scaling=standardize`.
    """
    found = await trained(request, query)
    headers, have = unchanged(request, query.model_dump_json())
    if have:
        return Response(status_code=304, headers=headers)
    body = await to_thread.run_sync(as_json, found, query.count, limiter=request.app.state.reading)
    return Response(body, headers=headers, media_type="application/json")


def as_json(found: Training, count: int) -> bytes:
    """Return rows of a training, shaped as RowsDocument."""
    return to_json(sample(found, count))
