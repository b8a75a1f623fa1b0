"""The canonical run: what the settings mean, or why they are refused."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.run import Run

router = APIRouter(tags=["run"])


@router.get("/run", summary="The canonical run")
async def get_run(query: Annotated[Run, Query()]) -> Run:
    """Return every setting of the run, or why it is refused; ask here before streaming.

    For instance `/api/run?learning_rate=10&point=0.5,0.2&point=2.5,0.9`.
    """
    return query
