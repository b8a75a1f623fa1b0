"""Taylor's promise for one step, and what became of it: L(θ + ηu) = L(θ) + ηuᵀ∇L + ½η²uᵀ∇²L u + …"""

from collections.abc import Callable, Sequence
from math import hypot, inf
from typing import NamedTuple, TypeAlias

import numpy as np

from app.numerics.activations import Activation
from app.numerics.angle import Vector, angle, unit
from app.numerics.curvature import Symmetric
from app.numerics.losses import Loss
from app.numerics.namespace import Array, Namespace, Number
from app.numerics.neuron import Point

ChangeOfLoss: TypeAlias = Callable[[tuple[Number, Number], tuple[Number, Number]], Number]
"""(θ, step) ↦ L(θ + step) − L(θ)."""

DIAL = np.arange(0.0, 360.0, 5.0)
"""The angles of the dial, in degrees from the gradient."""
ROUNDING = 1e-12
"""A rise below this share of the starting loss is rounding, not a step uphill."""


def change_of_loss(
    points: Sequence[Point], activation: Activation, loss: Loss, namespace: Namespace[Number]
) -> ChangeOfLoss[Number]:
    """Return the true change of a neuron's loss, computed from differences of its predictions.

    Near the minimum a difference of two losses has no digits left; this keeps them: it is right to 1e−9
    relatively or 1e−15 absolutely where the terms of wx + b stay below 10⁴ or so. Beyond that their own
    rounding is what limits it.
    """
    pairs = tuple(points)
    difference = activation.difference(namespace)
    of_point = loss.change(activation.over(namespace), difference, namespace, len(pairs))

    def change(theta: tuple[Number, Number], step: tuple[Number, Number]) -> Number:
        (w, b), (along_w, along_b) = theta, step
        zero = 0.0 * along_w
        return sum((of_point(w * x + b, along_w * x + along_b, y) for x, y in pairs), zero)

    return change


def slope(gradient: tuple[Number, Number], step: tuple[Number, Number]) -> Number:
    """Return stepᵀ∇L, the change of the loss that the first order promises."""
    return step[0] * gradient[0] + step[1] * gradient[1]


def bend(hessian: Symmetric[Number], step: tuple[Number, Number]) -> Number:
    """Return stepᵀ∇²L step; half of it is what the second order adds."""
    (ww, wb, bb), (w, b) = hessian, step
    return w * (ww * w + wb * b) + b * (wb * w + bb * b)


def promised(
    gradient: tuple[Number, Number], hessian: Symmetric[Number], step: tuple[Number, Number]
) -> tuple[Number, Number]:
    """Return the change of the loss that the first order promises, and the first two together."""
    first = slope(gradient, step)
    return first, first + 0.5 * bend(hessian, step)


def break_even_rate(gradient: Vector, hessian: Symmetric[float], direction: Vector) -> float | None:
    """Return the rate η > 0 at which the quadratic model is back at L(θ): −2uᵀ∇L / (uᵀ∇²L u).

    For a u that goes down at first it is where going down ends. None where there is no such rate.
    """
    along = unit(direction)
    if along is None:
        return None
    bent = bend(hessian, along)
    if bent == 0.0:
        return None
    # divided one by one, since the product of two small numbers could underflow
    rate = -2.0 * slope(gradient, along) / bent / hypot(*direction)
    return rate if 0.0 < rate < inf else None


class Dial(NamedTuple):
    """The step turned to every angle of DIAL from the gradient, its length kept; (72,) each."""

    angle: Array
    first_order: Array
    second_order: Array
    actual: Array


def dial(
    theta: Vector, gradient: Vector, hessian: Symmetric[float], step: Vector, change: ChangeOfLoss[Array]
) -> Dial | None:
    """Return what is promised and what is true all around; None where gradient or step is zero."""
    here = angle(gradient, step)
    if here is None:
        return None
    by = np.radians(DIAL - here)
    c, s = np.cos(by), np.sin(by)
    with np.errstate(all="ignore"):
        around = step[0] * c - step[1] * s, step[0] * s + step[1] * c
        first, second = promised(
            (np.asarray(gradient[0]), np.asarray(gradient[1])),
            (np.asarray(hessian[0]), np.asarray(hessian[1]), np.asarray(hessian[2])),
            around,
        )
        return Dial(DIAL, first, second, change((np.asarray(theta[0]), np.asarray(theta[1])), around))
