"""The chain rule, factor by factor: ∂L/∂w = ∂L/∂ŷ · ∂ŷ/∂z · ∂z/∂w for each point, and their sum."""

from collections.abc import Sequence
from typing import NamedTuple

from app.numerics.activations import Activation
from app.numerics.angle import Vector
from app.numerics.losses import Loss
from app.numerics.namespace import FLOATS
from app.numerics.neuron import Point

WEIGHT = 1.0
"""What a point counts in the loss: the lecture's loss is a sum, not a mean."""


class Factors(NamedTuple):
    """What one point (x, y) gives to the gradient, and from what.

    error_term = dloss_dprediction · dprediction_dz, the δ = ∂L/∂z of one point; dw = weight · error_term ·
    dz_dw and db = weight · error_term · dz_db: each exactly so in doubles, multiplied from the left.
    """

    x: float
    y: float
    z: float
    prediction: float
    loss: float
    dloss_dprediction: float
    dprediction_dz: float
    dz_dw: float
    dz_db: float
    error_term: float
    weight: float
    dw: float
    db: float


def factors(theta: Vector, points: Sequence[Point], activation: Activation, loss: Loss) -> list[Factors]:
    """Return the factors of each point at θ = (w, b)."""
    w, b = theta
    f = activation.over(FLOATS)
    point_loss, slope = loss.of(f), loss.slope(f)
    found: list[Factors] = []
    for x, y in points:
        z = w * x + b
        prediction, dprediction_dz = f.first(z)
        dloss_dprediction = slope(z, y)
        error_term = dloss_dprediction * dprediction_dz
        found.append(
            Factors(
                x=x,
                y=y,
                z=z,
                prediction=prediction,
                loss=point_loss.value(z, y),
                dloss_dprediction=dloss_dprediction,
                dprediction_dz=dprediction_dz,
                dz_dw=x,
                dz_db=1.0,
                error_term=error_term,
                weight=WEIGHT,
                dw=WEIGHT * error_term * x,
                db=WEIGHT * error_term * 1.0,
            )
        )
    return found


def gradient(of_points: Sequence[Factors]) -> Vector:
    """Return the sums of dw and of db, in the order of the points: the descent's gradient to the last bit."""
    dw = db = 0.0
    for point in of_points:
        dw += point.dw
        db += point.db
    return dw, db
