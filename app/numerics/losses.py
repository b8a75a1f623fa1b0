"""Losses of one point as functions of the pre-activation z and the target y."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, log
from typing import Generic, Protocol

from app.numerics.activations import Derivatives
from app.numerics.namespace import Namespace, Number


@dataclass(frozen=True)
class PointLoss(Generic[Number]):
    """What one point adds to the loss, composed with an activation.

    value(z, y) = L; error_term(z, y) = δ = ∂L/∂z; first(z, y) = (L, δ) in one pass; second(z, y) = ∂δ/∂z.
    The course notes write the error term with the opposite sign.
    """

    value: Callable[[Number, Number | float], Number]
    error_term: Callable[[Number, Number | float], Number]
    first: Callable[[Number, Number | float], tuple[Number, Number]]
    second: Callable[[Number, Number | float], Number]


class Composition(Protocol):
    """A loss written once, for any activation; count: of how many points this is one."""

    def __call__(
        self, activation: Derivatives[Number], namespace: Namespace[Number], count: int, /
    ) -> PointLoss[Number]: ...


class Slope(Protocol):
    """∂L/∂ŷ of one point alone, of z and y, for any activation."""

    def __call__(
        self, activation: Derivatives[Number], namespace: Namespace[Number], /
    ) -> Callable[[Number, float], Number]: ...


class Change(Protocol):
    """What one of so many points changes the loss by when its z becomes z + h, of z, h and y."""

    def __call__(
        self,
        activation: Derivatives[Number],
        difference: Callable[[Number, Number], Number],
        namespace: Namespace[Number],
        count: int,
        /,
    ) -> Callable[[Number, Number, float], Number]: ...


@dataclass(frozen=True)
class Loss:
    """One entry of the table: how a loss is called, written and computed.

    weight: what a point counts, one of so many.
    slope: the first factor of the chain rule, ∂L/∂ŷ, which times f′ is δ.
    change: L(z + h) − L(z) from the difference of the predictions, not of the losses.
    at: the loss of one point alone, of its prediction and y; infinite where only that is right.
    activations: those it goes with, all when empty; targets: the least and the largest y it can be asked for.
    """

    label: str
    formula: str
    of: Composition
    weight: Callable[[int], float]
    slope: Slope
    change: Change
    at: Callable[[float, float], float]
    activations: tuple[str, ...] = ()
    targets: tuple[float, float] = (-inf, inf)


def squared_error(
    activation: Derivatives[Number], namespace: Namespace[Number], count: int
) -> PointLoss[Number]:
    """½(f(z) − y)², so δ = (f − y)f′ and ∂δ/∂z = f′² + (f − y)f″ (over points the lecture takes the sum)."""
    f, f_first, f_second = activation.value, activation.first, activation.second

    def value(z: Number, y: Number | float) -> Number:
        residual = f(z) - y
        return 0.5 * residual * residual

    def error_term(z: Number, y: Number | float) -> Number:
        a, slope = f_first(z)
        return (a - y) * slope

    def first(z: Number, y: Number | float) -> tuple[Number, Number]:
        a, slope = f_first(z)
        residual = a - y
        return 0.5 * residual * residual, residual * slope

    def second(z: Number, y: Number | float) -> Number:
        a, slope, curvature = f_second(z)
        return slope * slope + (a - y) * curvature

    return PointLoss(value, error_term, first, second)


def squared_error_slope(
    activation: Derivatives[Number], namespace: Namespace[Number]
) -> Callable[[Number, float], Number]:
    """f − y, the slope of ½(f − y)²."""
    f = activation.value

    def slope(z: Number, y: float) -> Number:
        return f(z) - y

    return slope


def squared_error_change(
    activation: Derivatives[Number],
    difference: Callable[[Number, Number], Number],
    namespace: Namespace[Number],
    count: int,
) -> Callable[[Number, Number, float], Number]:
    """½(r′ − r)(r′ + r) for residuals r and r′ = r + Δf, which is ½(r′² − r²) without its cancellation."""
    f = activation.value

    def change(z: Number, h: Number, y: float) -> Number:
        gain = difference(z, h)
        return gain * (f(z) - y + 0.5 * gain)

    return change


def squared_error_at(a: float, y: float) -> float:
    """½(a − y)²."""
    return 0.5 * (a - y) * (a - y)


def one(count: int) -> float:
    """Return what a point counts in a sum."""
    return 1.0


def cross_entropy(
    activation: Derivatives[Number], namespace: Namespace[Number], count: int
) -> PointLoss[Number]:
    """−(y ln σ + (1 − y) ln(1 − σ)) / m for f = σ alone, so δ = (σ − y)/m and ∂δ/∂z = σ′/m.

    It is written from z, as max(0, z) − yz + ln(1 + e^−|z|), which cannot overflow and keeps its digits where
    σ or 1 − σ has none left. Over m points it is a mean, as in the course notes: hence the share 1/m.
    """
    share = 1.0 / count
    exp, log1p, absolute = namespace.exp, namespace.log1p, namespace.abs
    f, f_first = activation.value, activation.first

    def value(z: Number, y: Number | float) -> Number:
        size = absolute(z)
        return share * (0.5 * (z + size) - y * z + log1p(exp(-size)))

    def error_term(z: Number, y: Number | float) -> Number:
        return share * (f(z) - y)

    def first(z: Number, y: Number | float) -> tuple[Number, Number]:
        size = absolute(z)
        return share * (0.5 * (z + size) - y * z + log1p(exp(-size))), share * (f(z) - y)

    def second(z: Number, y: Number | float) -> Number:
        return share * f_first(z)[1]

    return PointLoss(value, error_term, first, second)


def cross_entropy_slope(
    activation: Derivatives[Number], namespace: Namespace[Number]
) -> Callable[[Number, float], Number]:
    """(1 − y)/(1 − σ) − y/σ, with 1/σ = 1 + e^−z and 1/(1 − σ) = 1 + e^z.

    Beyond |z| = 709 it is no double any more: then a float raises OverflowError.
    """
    exp = namespace.exp

    def slope(z: Number, y: float) -> Number:
        # what has no weight must not be computed: it may be what overflows
        rising = (1.0 - y) * (1.0 + exp(z)) if y < 1.0 else 0.0 * z
        falling = y * (1.0 + exp(-z)) if y > 0.0 else 0.0 * z
        return rising - falling

    return slope


def cross_entropy_change(
    activation: Derivatives[Number],
    difference: Callable[[Number, Number], Number],
    namespace: Namespace[Number],
    count: int,
) -> Callable[[Number, Number, float], Number]:
    """(1 − y)(s(z + h) − s(z)) + y (s(−z − h) − s(−z)) for s(z) = ln(1 + e^z), over m.

    The first unit of h is taken as ln(1 + σ(z)(e^h − 1)), which keeps the digits of a small step; the rest,
    most often none, as a difference of two values.
    """
    share = 1.0 / count
    sigmoid, exp, expm1, log1p = activation.value, namespace.exp, namespace.expm1, namespace.log1p
    absolute, maximum, minimum = namespace.abs, namespace.maximum, namespace.minimum

    def softplus(z: Number) -> Number:
        size = absolute(z)
        return 0.5 * (z + size) + log1p(exp(-size))

    def rise(z: Number, h: Number) -> Number:
        unit = 1.0 + 0.0 * h
        near = maximum(minimum(h, unit), -unit)
        return log1p(sigmoid(z) * expm1(near)) + (softplus(z + h) - softplus(z + near))

    def change(z: Number, h: Number, y: float) -> Number:
        return share * ((1.0 - y) * rise(z, h) + y * rise(-z, -h))

    return change


def cross_entropy_at(a: float, y: float) -> float:
    """−y ln a − (1 − y) ln(1 − a), where 0 ln 0 is 0; at a = y it is the entropy of y."""
    if (a <= 0.0 < y) or (a >= 1.0 > y):
        return inf
    return -(y * log(a) if y > 0.0 else 0.0) - ((1.0 - y) * log(1.0 - a) if y < 1.0 else 0.0)


def share(count: int) -> float:
    """Return what a point counts in a mean."""
    return 1.0 / count


LOSSES = {
    "squared_error": Loss(
        label="squared error",
        formula="L(w, b) = Σ ½ (f(wx + b) − y)²",
        of=squared_error,
        weight=one,
        slope=squared_error_slope,
        change=squared_error_change,
        at=squared_error_at,
    ),
    "cross_entropy": Loss(
        label="cross-entropy",
        formula="L(w, b) = −(1/m) Σ (y ln f(wx + b) + (1 − y) ln(1 − f(wx + b)))",
        of=cross_entropy,
        weight=share,
        slope=cross_entropy_slope,
        change=cross_entropy_change,
        at=cross_entropy_at,
        activations=("sigmoid",),
        targets=(0.0, 1.0),
    ),
}
