"""The canonical run: what the settings mean, or why they are refused."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.run import Run

router = APIRouter(tags=["run"])


@router.get("/run", summary="The canonical run")
def get_run(query: Annotated[Run, Query()]) -> Run:
    """Return every setting of the run; ask here before streaming, as an EventSource cannot see a refusal."""
    return query
