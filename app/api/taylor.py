"""One step of a run by Taylor's series: what it promises, what it keeps, and why it goes there."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.curvature import words
from app.api.document import NOT_MODIFIED, document
from app.api.step import StepQuery, place
from app.numerics.angle import angle, cosine, turned
from app.numerics.curvature import Curvature, eigenvalues
from app.numerics.namespace import ARRAYS, FLOATS
from app.numerics.taylor import break_even_rate, dial, promised

router = APIRouter(tags=["lenses"])


class TaylorQuery(StepQuery):
    """A step of a run, and where its update is turned to."""

    angle: float | None = Field(
        default=None,
        ge=0,
        le=360,
        description="turn the update to so many degrees from the gradient, counter-clockwise, its length "
        "kept; left out: as the run makes it",
        examples=[126],
    )


class DialDocument(BaseModel):
    """The update turned all around, its length kept; a list per column."""

    angle: list[float] = Field(description="degrees from the gradient, 0 to 355, 5 apart")
    first_order: list[float | None]
    second_order: list[float | None]
    actual: list[float | None]


class TaylorDocument(BaseModel):
    """One step: L(θ + ηu) − L(θ) as Taylor's series promises it, and as it is. Null is no finite number."""

    step: int
    w: float
    b: float
    loss: float
    gradient: tuple[float, float] = Field(description="∇L = (∂L/∂w, ∂L/∂b)")
    hessian: tuple[tuple[float, float], tuple[float, float]] = Field(description="∇²L, rows w and b")
    eigenvalues: tuple[float, float] = Field(description="of the Hessian, the smaller first")
    learning_rate: float = Field(description="η, the rate at this step")
    direction: tuple[float | None, float | None] = Field(description="u; the step is ηu")
    angle: float | None = Field(
        description="degrees from ∇L counter-clockwise to u, 0 to below 360; null where one is zero"
    )
    cos_angle: float | None
    first_order: float | None = Field(description="ηuᵀ∇L")
    second_order: float | None = Field(description="ηuᵀ∇L + ½η²uᵀ∇²L u")
    actual: float | None = Field(
        description="L(θ + ηu) − L(θ), from differences of predictions, so that small ones keep their digits"
    )
    break_even_rate: float | None = Field(
        description="the η > 0 at which the quadratic model is back at L(θ), −2uᵀ∇L / (uᵀ∇²L u); "
        "null where there is none"
    )
    curvature: Curvature = Field(
        description="edge: it bends downwards somewhere; plateau: flat all around; valley: upwards in one "
        "direction, flat in the other; bowl: upwards all around. Flat is within a tenth of the largest |λ| "
        "of the run, or at the minimum; a cliff is never called a plateau; slope: flat, but going down, "
        "where the carpet rises without end"
    )
    dial: DialDocument | None = Field(description="null where the gradient or the update is zero")
    kind: str | None = Field(
        default=None,
        description="of a method with several kinds of steps, which one the update is: newton, or shortened "
        "to the longest that is allowed, or along the negative gradient; else left out",
    )


@router.get(
    "/taylor", summary="One step by Taylor's series", response_model=TaylorDocument, responses=NOT_MODIFIED
)
def get_taylor(request: Request, query: Annotated[TaylorQuery, Query()]) -> Response:
    """Return what the update made at a step promises and keeps, as it is or turned.

    For instance `/api/taylor?step=82` or `/api/taylor?step=82&angle=126`.
    """

    def render() -> list[bytes]:
        theta, loss, gradient, made = place(query)
        direction, turn = made, angle(gradient, made)
        if query.angle is not None and turn is not None:
            asked = query.angle % 360.0
            direction, turn = turned(made, asked - turn), asked
        rate = query.rate(query.step)
        step = rate * direction[0], rate * direction[1]
        hessian = ww, wb, bb = query.neuron(FLOATS).hessian(theta)
        first, second = promised(gradient, hessian, step)
        around = dial(theta, gradient, hessian, (rate * made[0], rate * made[1]), query.change(ARRAYS))
        answer = {
            "step": query.step,
            "w": theta[0],
            "b": theta[1],
            "loss": loss,
            "gradient": gradient,
            "hessian": [[ww, wb], [wb, bb]],
            "eigenvalues": eigenvalues(hessian),
            "learning_rate": rate,
            "direction": direction,
            "angle": turn,
            "cos_angle": cosine(gradient, direction),
            "first_order": first,
            "second_order": second,
            "actual": query.change(FLOATS)(theta, step),
            "break_even_rate": break_even_rate(gradient, hessian, direction),
            "curvature": words(query, [hessian], [gradient])[0],
            "dial": around and {name: column.tolist() for name, column in around._asdict().items()},
        }
        if kind := query.kind():
            answer["kind"] = kind((query.step, theta, loss, gradient))
        return [to_json(answer, inf_nan_mode="null")]

    return document(request, query, "application/json", render)
