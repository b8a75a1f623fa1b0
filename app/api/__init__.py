"""The API: one file per resource."""

from fastapi import APIRouter, Depends

from app.api import figure, graph, options, run, script, stream, surface, trajectory
from app.api.query import refuse_repeats
from app.refusals import Refused

router = APIRouter(
    prefix="/api",
    dependencies=[Depends(refuse_repeats)],
    responses={422: {"model": Refused, "description": "Refused, with a sentence for each setting"}},
)
for resource in (run, trajectory, script, stream, surface, figure, graph, options):
    router.include_router(resource.router)
