"""The options: what each table holds, and the default and range of each setting."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.optimizers import METHODS
from app.run import Run

router = APIRouter(tags=["run"])


class Choice(BaseModel):
    """One entry of a table."""

    name: str
    label: str
    formula: str


class Options(BaseModel):
    """Everything a form needs; `settings` holds one JSON schema per setting (default, minimum, maximum…)."""

    activation: list[Choice]
    loss: list[Choice]
    method: list[Choice]
    settings: dict[str, dict[str, Any]]


def current_options() -> Options:
    """Return what the tables hold, and the default and range of every setting."""

    def choices(table: Any) -> list[Choice]:
        return [Choice(name=name, label=entry.label, formula=entry.formula) for name, entry in table.items()]

    defaults = Run().settings()
    return Options(
        activation=choices(ACTIVATIONS),
        loss=choices(LOSSES),
        method=choices(METHODS),
        settings={
            name: schema | {"default": defaults[name]}
            for name, schema in Run.model_json_schema()["properties"].items()
        },
    )


@router.get("/options", summary="What can be chosen")
async def get_options() -> Options:
    """Return what the tables hold, and the default and range of every setting."""
    return current_options()
