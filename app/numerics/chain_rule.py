"""The chain rule, factor by factor: ∂L/∂w = ∂L/∂ŷ · ∂ŷ/∂z · ∂z/∂w for each point, and their sum."""

from collections.abc import Callable, Sequence
from math import copysign, inf
from typing import NamedTuple

from app.numerics.activations import Activation
from app.numerics.angle import Vector
from app.numerics.losses import Loss
from app.numerics.namespace import FLOATS
from app.numerics.neuron import Point


class Factors(NamedTuple):
    """What one point (x, y) gives to the gradient, and from what.

    error_term = dloss_dprediction · dprediction_dz, the δ = ∂L/∂z of the point alone: exactly so in doubles
    for squared error; for cross-entropy both collapse to ŷ − y, which it is. weight is what the point counts
    in the loss: 1 in a sum, 1/m in a mean. dw = weight · error_term · dz_dw and db = weight · error_term ·
    dz_db, exactly so in doubles, multiplied from the left.

    dloss_dprediction is infinite where it is larger than any double.
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
    point_loss, slope = loss.of(f, FLOATS, 1), loss.slope(f, FLOATS)
    weight = loss.weight(len(points))
    found: list[Factors] = []
    for x, y in points:
        z = w * x + b
        prediction, dprediction_dz = f.first(z)
        value, error_term = point_loss.first(z, y)
        found.append(
            Factors(
                x=x,
                y=y,
                z=z,
                prediction=prediction,
                loss=value,
                dloss_dprediction=finite_or_infinite(slope, z, y),
                dprediction_dz=dprediction_dz,
                dz_dw=x,
                dz_db=1.0,
                error_term=error_term,
                weight=weight,
                dw=weight * error_term * x,
                db=weight * error_term * 1.0,
            )
        )
    return found


def finite_or_infinite(slope: Callable[[float, float], float], z: float, y: float) -> float:
    """Return the slope, infinite where a double cannot hold it: up where the prediction is too high."""
    try:
        return slope(z, y)
    except OverflowError:
        return copysign(inf, z)


def gradient(of_points: Sequence[Factors]) -> Vector:
    """Return the sums of dw and of db, in the order of the points: the descent's gradient to the last bit."""
    dw = db = 0.0
    for point in of_points:
        dw += point.dw
        db += point.db
    return dw, db
