"""The toy neuron ŷ = f(wx + b) as an objective: its loss over some points, the gradient and the Hessian."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeAlias

from app.numerics.activations import Activation
from app.numerics.losses import Loss
from app.numerics.namespace import Namespace, Number

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Neuron(Generic[Number]):
    """The full loss of one neuron at θ = (w, b); both entries are floats, or arrays of one shape.

    loss(θ) = L; measure(θ) = (L, (∂L/∂w, ∂L/∂b)) in one pass; hessian(θ) = (∂²L/∂w², ∂²L/∂w∂b, ∂²L/∂b²).
    """

    loss: Callable[[tuple[Number, Number]], Number]
    measure: Callable[[tuple[Number, Number]], tuple[Number, tuple[Number, Number]]]
    hessian: Callable[[tuple[Number, Number]], tuple[Number, Number, Number]]


def neuron(
    points: Sequence[Point], activation: Activation, loss: Loss, namespace: Namespace[Number]
) -> Neuron[Number]:
    """Return the neuron's objective over (x, y) points: the sum of what each adds to the loss."""
    pairs = tuple(points)
    point_loss = loss.of(activation.over(namespace), namespace, len(pairs))
    value, first, second = point_loss.value, point_loss.first, point_loss.second

    def total(theta: tuple[Number, Number]) -> Number:
        w, b = theta
        zero = 0.0 * w
        return sum((value(w * x + b, y) for x, y in pairs), zero)

    def measure(theta: tuple[Number, Number]) -> tuple[Number, tuple[Number, Number]]:
        w, b = theta
        loss_sum = w_sum = b_sum = 0.0 * w
        for x, y in pairs:
            loss_of_point, delta = first(w * x + b, y)
            loss_sum = loss_sum + loss_of_point
            w_sum = w_sum + delta * x
            b_sum = b_sum + delta
        return loss_sum, (w_sum, b_sum)

    def hessian(theta: tuple[Number, Number]) -> tuple[Number, Number, Number]:
        w, b = theta
        ww = wb = bb = 0.0 * w
        for x, y in pairs:
            curvature = second(w * x + b, y)
            bent = curvature * x
            ww = ww + bent * x
            wb = wb + bent
            bb = bb + curvature
        return ww, wb, bb

    return Neuron(total, measure, hessian)


def parts(
    points: Sequence[Point], activation: Activation, loss: Loss, namespace: Namespace[Number]
) -> Callable[[tuple[int, ...]], Neuron[Number]]:
    """Return what gives the objective over some of the points, by their places, as over all of them."""

    @lru_cache(maxsize=64)  # one by one or all but one, a small table has few different batches
    def over(batch: tuple[int, ...]) -> Neuron[Number]:
        return neuron([points[place] for place in batch], activation, loss, namespace)

    return over
