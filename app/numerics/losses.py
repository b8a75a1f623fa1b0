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


class Slope(Protocol):
    """∂L/∂ŷ of one point, of z and y, for any activation."""

    def __call__(self, activation: Derivatives[Number], /) -> Callable[[Number, float], Number]: ...


class Change(Protocol):
    """What a loss changes by when z becomes z + h, of z, h and y, for any activation and its difference."""

    def __call__(
        self, activation: Derivatives[Number], difference: Callable[[Number, Number], Number], /
    ) -> Callable[[Number, Number, float], Number]: ...


@dataclass(frozen=True)
class Loss:
    """One entry of the table: how a loss is called, written and computed.

    slope: the first factor of the chain rule, ∂L/∂ŷ; times f′ it is δ, to the last bit.
    change: L(z + h) − L(z) from the difference of the predictions, not of the losses.
    """

    label: str
    formula: str
    of: Composition
    slope: Slope
    change: Change


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


def squared_error_slope(activation: Derivatives[Number]) -> Callable[[Number, float], Number]:
    """f − y, the slope of ½(f − y)²."""
    f = activation.value

    def slope(z: Number, y: float) -> Number:
        return f(z) - y

    return slope


def squared_error_change(
    activation: Derivatives[Number], difference: Callable[[Number, Number], Number]
) -> Callable[[Number, Number, float], Number]:
    """½(r′ − r)(r′ + r) for residuals r and r′ = r + Δf, which is ½(r′² − r²) without its cancellation."""
    f = activation.value

    def change(z: Number, h: Number, y: float) -> Number:
        gain = difference(z, h)
        return gain * (f(z) - y + 0.5 * gain)

    return change


LOSSES = {
    "squared_error": Loss(
        label="squared error",
        formula="L(w, b) = Σ ½ (f(wx + b) − y)²",
        of=squared_error,
        slope=squared_error_slope,
        change=squared_error_change,
    ),
}
