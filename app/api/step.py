"""One step of a run: the point it stands on, and the direction of the update made from there."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from pydantic import Field

from app.numerics.angle import Vector
from app.numerics.descent import directed
from app.numerics.namespace import FLOATS, Array
from app.refusals import invalid
from app.run import Run


class StepQuery(Run):
    """A run, and a step of it."""

    step: int = Field(
        default=0,
        ge=0,
        le=100_000,
        description="which point of the run, whatever `every` says; at the last one it is the update "
        "that would be made next",
        examples=[0, 82],
    )


class Course(NamedTuple):
    """Every point of a run, from the start on: θ, the loss and its gradient there, the update's direction."""

    w: Array
    b: Array
    loss: Array
    dw: Array
    db: Array
    direction_w: Array
    direction_b: Array


class Place(NamedTuple):
    """One point of a course."""

    theta: Vector
    loss: float
    gradient: Vector
    direction: Vector


UNMOVED = {"every", "w_min", "w_max", "b_min", "b_max"}
"""The settings that change nothing about a course."""


def path(query: Run) -> str:
    """Return what determines the course of a run, as JSON."""
    return query.model_dump_json(include=Run.model_fields.keys() - UNMOVED)


@lru_cache(maxsize=8)  # a lens follows the playhead: the next question is about the same run
def course(path: str) -> Course:
    """Return all points of the run with this path(), from one walk.

    Raises RequestValidationError, in words, for a search, whose points do not follow from each other.
    """
    run = Run.model_validate_json(path)
    optimizer = run.optimizer()
    if optimizer is None:
        words = f"method must be one that makes steps here, such as gradient_descent; not {run.method}."
        raise invalid(("query", "method"), words)
    walk = directed(run.walk(), optimizer, run.neuron(FLOATS))
    rows = ((w, b, loss, *gradient, *direction) for (_, (w, b), loss, gradient), direction in walk)
    return Course(*np.fromiter(rows, np.dtype((np.float64, len(Course._fields)))).T)


def place(query: StepQuery) -> Place:
    """Return the point at the query's step. Raises RequestValidationError, in words, past the run's end."""
    points = course(path(query))
    last = len(points.loss) - 1
    if query.step > last:
        sentence = f"step must be a whole number from 0 to {last}, since this run ends at step {last}."
        raise invalid(("query", "step"), sentence)
    w, b, loss, dw, db, u, v = (float(column[query.step]) for column in points)
    return Place((w, b), loss, (dw, db), (u, v))
