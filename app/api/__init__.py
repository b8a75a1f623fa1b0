"""The API: one file per resource."""

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError

from app.api import figure, options, run, script, stream, surface, trajectory
from app.refusals import Refused, repeats


async def refuse_repeats(request: Request) -> None:
    """Refuse a setting that is given twice: FastAPI itself would silently take the last."""
    if repeated := repeats(name for name, _ in request.query_params.multi_items()):
        raise RequestValidationError([{"type": "repeated", **refusal.model_dump()} for refusal in repeated])


router = APIRouter(
    prefix="/api",
    dependencies=[Depends(refuse_repeats)],
    responses={422: {"model": Refused, "description": "Refused, with a sentence for each setting"}},
)
for resource in (run, trajectory, script, stream, surface, figure, options):
    router.include_router(resource.router)
