"""The API: one file per resource."""

from fastapi import APIRouter, Depends

from app.api import (
    chain_rule,
    comparison,
    figure,
    graph,
    options,
    race,
    run,
    script,
    stream,
    surface,
    tables,
    taylor,
    taylor_trajectory,
    training,
    training_rows,
    training_surface,
    trajectory,
)
from app.api.query import refuse_repeats
from app.refusals import Refused

router = APIRouter(
    prefix="/api",
    dependencies=[Depends(refuse_repeats)],
    responses={422: {"model": Refused, "description": "Refused, with a sentence for each setting"}},
)
RESOURCES = (
    *(run, trajectory, script, stream, surface, figure),
    *(taylor, taylor_trajectory, chain_rule, comparison, race, graph, options),
    *(tables, training, training_rows, training_surface),
)
for resource in RESOURCES:
    router.include_router(resource.router)
