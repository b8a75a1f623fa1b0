"""Activations a = f(z) of a neuron, with their first and second derivatives."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log, log1p
from typing import Generic, Protocol

from app.numerics.namespace import Namespace, Number


@dataclass(frozen=True)
class Derivatives(Generic[Number]):
    """An activation over one namespace; each function takes z and returns numbers of its shape.

    value(z) = f(z); first(z) = (f, f′) and second(z) = (f, f′, f″), each in one pass.
    """

    value: Callable[[Number], Number]
    first: Callable[[Number], tuple[Number, Number]]
    second: Callable[[Number], tuple[Number, Number, Number]]


class Formula(Protocol):
    """A formula written once, for any namespace."""

    def __call__(self, namespace: Namespace[Number], /) -> Derivatives[Number]: ...


class Difference(Protocol):
    """A difference of two values, of z and h, written once for any namespace."""

    def __call__(self, namespace: Namespace[Number], /) -> Callable[[Number, Number], Number]: ...


@dataclass(frozen=True)
class Activation:
    """One entry of the table: how an activation is called, written and computed.

    difference: f(z + h) − f(z) to the last digits, however small h is and however flat f.
    limits: what f approaches at −∞ and +∞ without reaching it; inverse(a) = z for an output between them.
    """

    label: str
    formula: str
    over: Formula
    difference: Difference
    limits: tuple[float, float]
    inverse: Callable[[float], float]


def sigmoid(namespace: Namespace[Number]) -> Derivatives[Number]:
    """σ(z) = 1 / (1 + e^−z), σ′ = σ(1 − σ), σ″ = σ′(1 − 2σ).

    Everything comes from e^−|z|, which cannot overflow and keeps σ′ exact where 1 − σ has no digits
    left (z > 37).
    """
    exp, tanh, absolute = namespace.exp, namespace.tanh, namespace.abs

    def value(z: Number) -> Number:
        size = absolute(z)
        # (z − |z|) / 2 is min(z, 0) without a branch: the numerator is 1 for z ≥ 0 and e^z below.
        return exp(0.5 * (z - size)) / (1.0 + exp(-size))

    def first(z: Number) -> tuple[Number, Number]:
        size = absolute(z)
        e = exp(-size)
        denominator = 1.0 + e
        return exp(0.5 * (z - size)) / denominator, e / (denominator * denominator)

    def second(z: Number) -> tuple[Number, Number, Number]:
        a, slope = first(z)
        return a, slope, -slope * tanh(0.5 * z)  # 1 − 2σ, which would cancel near z = 0

    return Derivatives(value, first, second)


def sigmoid_difference(namespace: Namespace[Number]) -> Callable[[Number, Number], Number]:
    """σ(z + h) − σ(z) as a product, since a difference of two values would lose its digits.

    It is (1 − e^−|h|) · σ(the higher of both) · σ(−the lower of both), with the sign of h.
    """
    value = sigmoid(namespace).value
    tanh, absolute, maximum, minimum = namespace.tanh, namespace.abs, namespace.maximum, namespace.minimum

    def difference(z: Number, h: Number) -> Number:
        t = tanh(0.5 * h)
        end = z + h
        # 2t / (1 + |t|) is 1 − e^−|h| with the sign of h
        return 2.0 * t / (1.0 + absolute(t)) * value(maximum(z, end)) * value(-minimum(z, end))

    return difference


def logit(a: float) -> float:
    """Return ln(a / (1 − a)), the z at which σ(z) = a, for 0 < a < 1."""
    return log(a) - log1p(-a)


ACTIVATIONS = {
    "sigmoid": Activation(
        label="sigmoid",
        formula="f(z) = 1 / (1 + e^(−z))",
        over=sigmoid,
        difference=sigmoid_difference,
        limits=(0.0, 1.0),
        inverse=logit,
    ),
}
