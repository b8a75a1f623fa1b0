"""The chain rule at one step of a run, factor by factor."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import NOT_MODIFIED, document
from app.api.step import StepQuery, place
from app.numerics.activations import ACTIVATIONS
from app.numerics.chain_rule import factors, gradient
from app.numerics.losses import LOSSES

router = APIRouter(tags=["lenses"])


class PointFactors(BaseModel):
    """What one point gives to the gradient; every product is exact in doubles, multiplied from the left."""

    x: float
    y: float
    z: float = Field(description="w·x + b")
    prediction: float = Field(description="ŷ = f(z)")
    loss: float
    dloss_dprediction: float | None = Field(
        description="∂L/∂ŷ, the first factor; null where it is beyond the largest number"
    )
    dprediction_dz: float = Field(description="∂ŷ/∂z, the second factor: the slope of f at z")
    dz_dw: float = Field(description="∂z/∂w, the third factor for w: x")
    dz_db: float = Field(description="∂z/∂b, the third factor for b: 1")
    error_term: float = Field(
        description="δ = ∂L/∂z, the product of the first two, which for cross-entropy collapse to ŷ − y; "
        "some notes write it with the opposite sign"
    )
    weight: float = Field(
        description="what the point counts in the loss: 1 where that is a sum, 1/m where it is a mean"
    )
    dw: float = Field(description="weight · error_term · dz_dw")
    db: float = Field(description="weight · error_term · dz_db")


class ChainRuleDocument(BaseModel):
    """The gradient at one point of a run, taken apart."""

    step: int
    w: float
    b: float
    points: list[PointFactors]
    gradient: tuple[float, float] = Field(
        description="∂L/∂w and ∂L/∂b, the sums of dw and db: to the last bit those of /api/trajectory"
    )
    update: tuple[float | None, float | None] = Field(
        description="Δw and Δb of the update made from here: added to w and b they give the next point; "
        "null where one is not finite"
    )
    batch: list[int] | None = Field(
        default=None,
        description="with a batch_size, the places in `points`, from 0, of those the update is made from",
    )
    batch_gradient: tuple[float, float] | None = Field(
        default=None,
        description="the gradient of the loss over the batch alone, a sum or a mean as over all points",
    )


@router.get(
    "/chain-rule",
    summary="The chain rule at one step, factor by factor",
    response_model=ChainRuleDocument,
    responses=NOT_MODIFIED,
)
def get_chain_rule(request: Request, query: Annotated[StepQuery, Query()]) -> Response:
    """Return the factors of each point's gradient, their sum and the update, for instance
    `/api/chain-rule?step=82`.
    """

    def render() -> list[bytes]:
        here = place(query)
        w, b = here.theta
        points = factors(here.theta, query.point, ACTIVATIONS[query.activation], LOSSES[query.loss])
        update = [query.rate(query.step) * part for part in here.direction]
        answer: dict[str, Any] = {
            "step": query.step,
            "w": w,
            "b": b,
            "points": [point._asdict() for point in points],
            "gradient": gradient(points),
            "update": update,
        }
        if batch := query.batch(query.step):
            some = [query.point[place] for place in batch]
            answer["batch"] = batch
            answer["batch_gradient"] = gradient(
                factors(here.theta, some, ACTIVATIONS[query.activation], LOSSES[query.loss])
            )
        return [to_json(answer, inf_nan_mode="null")]

    return document(request, query, "application/json", render)
