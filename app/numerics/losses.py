"""Losses of one point as functions of the pre-activation z and the target y."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol

from app.numerics.activations import Derivatives
from app.numerics.namespace import Number


@dataclass(frozen=True)
class PointLoss(Generic[Number]):
    """A loss of one point, composed with an activation.

    value(z, y) = L; first(z, y) = (L, δ) in one pass, with the error term δ = ∂L/∂z; second(z, y) = ∂δ/∂z.
    The course notes write the error term with the opposite sign.
    """

    value: Callable[[Number, float], Number]
    first: Callable[[Number, float], tuple[Number, Number]]
    second: Callable[[Number, float], Number]


class Composition(Protocol):
    """A loss written once, for any activation."""

    def __call__(self, activation: Derivatives[Number], /) -> PointLoss[Number]: ...


@dataclass(frozen=True)
class Loss:
    """One entry of the table: how a loss is called, written and computed."""

    label: str
    formula: str
    of: Composition


def squared_error(activation: Derivatives[Number]) -> PointLoss[Number]:
    """½(f(z) − y)², so δ = (f − y)f′ and ∂δ/∂z = f′² + (f − y)f″ (over points the lecture takes the sum)."""
    f, f_first, f_second = activation.value, activation.first, activation.second

    def value(z: Number, y: float) -> Number:
        residual = f(z) - y
        return 0.5 * residual * residual

    def first(z: Number, y: float) -> tuple[Number, Number]:
        a, slope = f_first(z)
        residual = a - y
        return 0.5 * residual * residual, residual * slope

    def second(z: Number, y: float) -> Number:
        a, slope, curvature = f_second(z)
        return slope * slope + (a - y) * curvature

    return PointLoss(value, first, second)


LOSSES = {
    "squared_error": Loss(label="squared error", formula="L(w, b) = Σ ½ (f(wx + b) − y)²", of=squared_error),
}
