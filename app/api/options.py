"""The options: what each table holds, and the default and range of each setting."""

from functools import cache
from math import isfinite
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.optimizers import Method
from app.numerics.search import Search
from app.run import Run
from app.tables.settings import TrainingSettings

router = APIRouter(tags=["run"])


class Choice(BaseModel):
    """One entry of a table."""

    name: str
    label: str
    formula: str


class ActivationChoice(Choice):
    """An activation."""

    offers: dict[str, float] = Field(description="settings that go well with it, where the defaults do not")


class LossChoice(Choice):
    """A loss."""

    activations: list[str] = Field(description="those it goes with; all when empty")
    targets: tuple[float | None, float | None] = Field(
        description="the least and the largest y of a point; null where there is none"
    )


class MethodChoice(Choice):
    """A method."""

    parameters: dict[str, float] = Field(description="its own settings, with their defaults")
    evaluations: int = Field(description="what a step costs, in evaluations of the loss")
    searches: bool = Field(description="whether it tries places instead of making steps")
    batches: bool = Field(description="whether it takes a batch_size")
    draws: bool = Field(description="whether it takes a seed without a batch_size")
    kinds: list[str] = Field(description="words for the kinds of its steps, where there are several")
    offers: dict[str, float] = Field(description="settings that go well with it, where the defaults do not")


class Options(BaseModel):
    """Everything a form needs: one JSON schema per setting (default, minimum, maximum…).

    `settings` are those of a run on points, `training` those of a training on a table.
    """

    activation: list[ActivationChoice]
    loss: list[LossChoice]
    method: list[MethodChoice]
    settings: dict[str, dict[str, Any]]
    training: dict[str, dict[str, Any]]


def choice(name: str, entry: Any) -> dict[str, Any]:
    """Return what every entry of a table has."""
    return {"name": name, "label": entry.label, "formula": entry.formula}


def finite(number: float) -> float | None:
    """Return the number, None for an infinite one."""
    return number if isfinite(number) else None


def method_choice(name: str, entry: Method | Search) -> MethodChoice:
    """Return what a form needs to know of a method."""
    searches = isinstance(entry, Search)
    return MethodChoice(
        **choice(name, entry),
        parameters=dict(entry.parameters),
        evaluations=entry.evaluations,
        searches=searches,
        batches=not searches and entry.batches,
        draws=searches and entry.draws,
        kinds=[] if searches else [*entry.kinds],
        offers=dict(entry.offers),
    )


def schemas(defaults: Run | TrainingSettings) -> dict[str, dict[str, Any]]:
    """Return the schema of every setting, with its default."""
    properties = defaults.model_json_schema()["properties"]
    return {name: properties[name] | {"default": value} for name, value in defaults.settings().items()}


@cache
def current_options() -> Options:
    """Return what the tables hold, and the default and range of every setting."""
    return Options(
        activation=[
            ActivationChoice(**choice(name, entry), offers=dict(entry.offers))
            for name, entry in ACTIVATIONS.items()
        ],
        loss=[
            LossChoice(
                **choice(name, entry),
                activations=[*entry.activations],
                targets=(finite(entry.targets[0]), finite(entry.targets[1])),
            )
            for name, entry in LOSSES.items()
        ],
        method=[method_choice(name, entry) for name, entry in METHODS.items()],
        settings=schemas(Run()),
        training=schemas(TrainingSettings()),
    )


@router.get("/options", summary="What can be chosen")
async def get_options() -> Options:
    """Return what the tables hold, and the default and range of every setting."""
    return current_options()
