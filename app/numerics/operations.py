"""Operations of a computation graph: what each computes, and its derivative for each of its arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log, pow, tanh

from app.numerics.activations import ACTIVATIONS
from app.numerics.namespace import FLOATS

SIGMOID = ACTIVATIONS["sigmoid"].over(FLOATS)


@dataclass(frozen=True)
class Operation:
    """One entry of the table: value(*arguments), and one local derivative for each argument.

    All take and return floats. Where there is no value they raise ValueError or ZeroDivisionError, for which
    `defined` has the words, empty where that cannot be; what is too large for a float is infinite, or raises
    OverflowError.
    """

    symbol: str
    value: Callable[..., float]
    derivatives: tuple[Callable[..., float], ...]
    defined: str


def of_one(
    symbol: str, value: Callable[[float], float], slope: Callable[[float], float], defined: str = ""
) -> Operation:
    """Return an operation on one number."""
    return Operation(symbol, value, (slope,), defined)


def of_two(
    symbol: str,
    value: Callable[[float, float], float],
    by_first: Callable[[float, float], float],
    by_second: Callable[[float, float], float],
    defined: str = "",
) -> Operation:
    """Return an operation on two numbers."""
    return Operation(symbol, value, (by_first, by_second), defined)


def power_by_base(base: float, exponent: float) -> float:
    """Return ∂(base ** exponent)/∂base; with the exponent 0 the power is 1 whatever the base."""
    return exponent * pow(base, exponent - 1.0) if exponent else 0.0


def power_by_exponent(base: float, exponent: float) -> float:
    """Return ∂(base ** exponent)/∂exponent; a negative base has a power for whole exponents only, so none."""
    return 0.0 if base == 0.0 and exponent > 0.0 else pow(base, exponent) * log(base)


def tanh_slope(z: float) -> float:
    """Return tanh′ = 4 σ′(2z): 1 − tanh² would have no digits left far out."""
    return 4.0 * SIGMOID.first(2.0 * z)[1]


OPERATIONS = {
    "add": of_two("+", lambda p, q: p + q, lambda p, q: 1.0, lambda p, q: 1.0),
    "subtract": of_two("-", lambda p, q: p - q, lambda p, q: 1.0, lambda p, q: -1.0),
    "multiply": of_two("*", lambda p, q: p * q, lambda p, q: q, lambda p, q: p),
    "divide": of_two(
        "/",
        lambda p, q: p / q,
        lambda p, q: 1.0 / q,
        lambda p, q: -p / q / q,
        defined="nothing can be divided by 0",
    ),
    "power": of_two(
        "**",
        pow,
        power_by_base,
        power_by_exponent,
        defined="a number below 0 has whole powers only, and 0 none below 0",
    ),
    "negate": of_one("-", lambda p: -p, lambda p: -1.0),
    "exp": of_one("exp", exp, exp),
    "log": of_one("log", log, lambda p: 1.0 / p, defined="only a number above 0 has a logarithm"),
    "sigmoid": of_one("sigmoid", SIGMOID.value, lambda z: SIGMOID.first(z)[1]),
    "tanh": of_one("tanh", tanh, tanh_slope),
    # relu has no slope at 0; 0 is what everybody takes there
    "relu": of_one("relu", lambda z: max(z, 0.0), lambda z: 1.0 if z > 0.0 else 0.0),
}
