"""A whole run by Taylor's series: what its steps promised and what they kept."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.api.curvature import words
from app.api.document import NOT_MODIFIED, columns_json, document
from app.api.step import Course, course, path
from app.numerics.angle import cosine
from app.numerics.curvature import Curvature
from app.numerics.namespace import ARRAYS
from app.numerics.taylor import ROUNDING, break_even_rate, promised
from app.run import Run
from app.watch.visit import Visit

router = APIRouter(tags=["lenses"])


class TaylorColumns(BaseModel):
    """Promise and truth at the reported points, a list per column."""

    step: list[int]
    first_order: list[float | None]
    second_order: list[float | None]
    actual: list[float | None]
    cos_angle: list[float | None]
    break_even_rate: list[float | None]
    curvature: list[Curvature]
    rises: list[bool] = Field(
        description="whether the update made from here raised the loss, by more than 1e-12 of the start's: "
        "less is rounding; false in the last row, whose update was not made"
    )


def columns(query: Run) -> dict[str, list[Any]]:
    """Return promise and truth at the reported points, shaped as TaylorColumns."""
    whole = course(path(query))
    last = len(whole.loss) - 1
    reported = np.union1d(np.arange(0, last + 1, query.every), [last])
    here = Course(*(column[reported] for column in whole))
    theta, gradient = (here.w, here.b), (here.dw, here.db)
    with np.errstate(all="ignore"):
        rate = np.array([query.rate(step) for step in reported.tolist()])
        step = rate * here.direction_w, rate * here.direction_b
        hessian = query.neuron(ARRAYS).hessian(theta)
        first, second = promised(gradient, hessian, step)
        actual = query.change(ARRAYS)(theta, step)
    made = reported < last
    gradients = list(zip(here.dw.tolist(), here.db.tolist(), strict=True))
    directions = list(zip(here.direction_w.tolist(), here.direction_b.tolist(), strict=True))
    hessians = list(zip(*(entry.tolist() for entry in hessian), strict=True))
    return {
        "step": reported.tolist(),
        "first_order": first.tolist(),
        "second_order": second.tolist(),
        "actual": actual.tolist(),
        "cos_angle": [cosine(*pair) for pair in zip(gradients, directions, strict=True)],
        "break_even_rate": [
            break_even_rate(*three) for three in zip(gradients, hessians, directions, strict=True)
        ],
        "curvature": words(query, hessians, gradients),
        "rises": (made & (actual > ROUNDING * whole.loss[0])).tolist(),
    }


@router.get(
    "/taylor/trajectory",
    summary="A whole run by Taylor's series",
    response_model=TaylorColumns,
    responses=NOT_MODIFIED,
)
def get_taylor_trajectory(request: Request, query: Annotated[Run, Query()]) -> Response:
    """Return what the update made at each reported point promised and what it kept, as columns.

    For instance `/api/taylor/trajectory?learning_rate=20&every=10`.
    """
    visit = Visit.of(request.scope)

    def render() -> list[bytes]:
        found = columns(query)
        visit.points += len(found["step"])
        return list(columns_json(found))

    return document(request, query, "application/json", render)
