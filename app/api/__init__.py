"""The API: one file per resource."""

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError

from app.api import figure, options, run, surface, trajectory
from app.refusals import repeats


def refuse_repeats(request: Request) -> None:
    """Refuse a setting that is given twice: FastAPI itself would silently take the last."""
    if repeated := repeats(name for name, _ in request.query_params.multi_items()):
        raise RequestValidationError([{"type": "repeated", **refusal} for refusal in repeated])


router = APIRouter(prefix="/api", dependencies=[Depends(refuse_repeats)])
for resource in (run, trajectory, surface, figure, options):
    router.include_router(resource.router)
