"""Activations a = f(z) of a neuron, with their first and second derivatives."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atanh, inf, log, log1p
from typing import Generic, Protocol

from app.numerics.lines import Pair, bent_lines, line
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
    limits: the least and the largest output; inverse(a) = z for an output between them.
    reached: whether f has its limits as outputs, and inverse a z for them, or only approaches them.
    lines: where f is straight but for one bend, lines with that of the least squared error among them.
    offers: settings that go well with it on the lecture's points, where the defaults do not.
    """

    label: str
    formula: str
    over: Formula
    difference: Difference
    limits: tuple[float, float]
    inverse: Callable[[float], float]
    reached: tuple[bool, bool] = (False, False)
    lines: Callable[[Sequence[Pair]], Iterator[Pair]] | None = None
    offers: Mapping[str, float] = field(default_factory=dict[str, float], hash=False)


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
        size = absolute(z)
        e = exp(-size)
        denominator = 1.0 + e
        slope = e / (denominator * denominator)
        # tanh(−z/2) is 1 − 2σ, which would cancel near z = 0
        return exp(0.5 * (z - size)) / denominator, slope, slope * tanh(-0.5 * z)

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


def tanh(namespace: Namespace[Number]) -> Derivatives[Number]:
    """tanh z = 2σ(2z) − 1, tanh′ = 1 − tanh², tanh″ = −2 tanh · tanh′.

    The slope comes from e^−2|z|, since 1 − tanh² has no digits left beyond z = 19.
    """
    exp, value, absolute = namespace.exp, namespace.tanh, namespace.abs

    def first(z: Number) -> tuple[Number, Number]:
        e = exp(-2.0 * absolute(z))
        denominator = 1.0 + e
        return value(z), 4.0 * e / (denominator * denominator)

    def second(z: Number) -> tuple[Number, Number, Number]:
        a, slope = first(z)
        return a, slope, -2.0 * a * slope

    return Derivatives(value, first, second)


def tanh_difference(namespace: Namespace[Number]) -> Callable[[Number, Number], Number]:
    """tanh(z + h) − tanh z = 2 (σ(2z + 2h) − σ(2z))."""
    of_sigmoid = sigmoid_difference(namespace)

    def difference(z: Number, h: Number) -> Number:
        return 2.0 * of_sigmoid(2.0 * z, 2.0 * h)

    return difference


def relu(namespace: Namespace[Number]) -> Derivatives[Number]:
    """max(0, z), with the slope 1 where z > 0 and else 0, also at the bend; f″ = 0."""
    absolute, step = namespace.abs, namespace.step

    def value(z: Number) -> Number:
        return 0.5 * (z + absolute(z))

    def first(z: Number) -> tuple[Number, Number]:
        return 0.5 * (z + absolute(z)), step(z)

    def second(z: Number) -> tuple[Number, Number, Number]:
        return 0.5 * (z + absolute(z)), step(z), 0.0 * z

    return Derivatives(value, first, second)


def relu_difference(namespace: Namespace[Number]) -> Callable[[Number, Number], Number]:
    """max(h − n, −p), where z = p − n has the positive part p and the negative part n."""
    maximum = namespace.maximum

    def difference(z: Number, h: Number) -> Number:
        nothing = 0.0 * z
        return maximum(h - maximum(-z, nothing), -maximum(z, nothing))

    return difference


def linear(namespace: Namespace[Number]) -> Derivatives[Number]:
    """f(z) = z, f′ = 1, f″ = 0: the neuron draws a straight line."""

    def value(z: Number) -> Number:
        return z

    def first(z: Number) -> tuple[Number, Number]:
        return z, 1.0 + 0.0 * z

    def second(z: Number) -> tuple[Number, Number, Number]:
        return z, 1.0 + 0.0 * z, 0.0 * z

    return Derivatives(value, first, second)


def linear_difference(namespace: Namespace[Number]) -> Callable[[Number, Number], Number]:
    """h itself."""

    def difference(z: Number, h: Number) -> Number:
        return h

    return difference


def itself(a: float) -> float:
    """Return a, the z at which z = a."""
    return a


ACTIVATIONS = {
    "sigmoid": Activation(
        label="sigmoid",
        formula="f(z) = 1 / (1 + e^(−z))",
        over=sigmoid,
        difference=sigmoid_difference,
        limits=(0.0, 1.0),
        inverse=logit,
    ),
    "tanh": Activation(
        label="tanh",
        formula="f(z) = tanh z",
        over=tanh,
        difference=tanh_difference,
        limits=(-1.0, 1.0),
        inverse=atanh,
    ),
    "relu": Activation(
        label="ReLU",
        formula="f(z) = max(0, z)",
        over=relu,
        difference=relu_difference,
        limits=(0.0, inf),
        inverse=itself,
        reached=(True, False),
        lines=bent_lines,
        offers={"w": 1.0, "b": 1.0, "learning_rate": 0.1},
    ),
    "linear": Activation(
        label="linear",
        formula="f(z) = z",
        over=linear,
        difference=linear_difference,
        limits=(-inf, inf),
        inverse=itself,
        lines=line,
        offers={"learning_rate": 0.1},
    ),
}
