"""A query string read in one go: FastAPI looks for each setting by itself, for a third of a stream's time."""

from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from app.refusals import LISTS, repeats
from app.run import Run

Settings = TypeVar("Settings", bound=Run)


async def refuse_repeats(request: Request) -> None:
    """Refuse a setting that is given twice: FastAPI itself would silently take the last."""
    if repeated := repeats(name for name, _ in request.query_params.multi_items()):
        raise RequestValidationError([{"type": "repeated", **refusal.model_dump()} for refusal in repeated])


async def read_query(request: Request, model: type[Settings]) -> Settings:
    """Return the settings, or refuse them as FastAPI does where `Annotated[model, Query()]` stands."""
    await refuse_repeats(request)
    settings: dict[str, Any] = dict(request.query_params)
    settings |= {name: request.query_params.getlist(name) for name in LISTS & settings.keys()}
    try:
        return model.model_validate(settings)
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
        raise RequestValidationError(
            [error | {"loc": ("query", *error["loc"])} for error in errors]
        ) from None
