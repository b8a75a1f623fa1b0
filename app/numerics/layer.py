"""A layer ŷ = f(Wx + b), from n features to k outputs, as an objective: its loss over a table's rows.

It is the toy neuron with a matrix in place of w: W is (k, n), b is (k, 1), and both are walked by the same
descent. The rows stand side by side, so the inputs are (n, m) and the targets (k, m) for m rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TypeAlias

import numpy as np

from app.numerics.activations import Activation
from app.numerics.batches import Batch
from app.numerics.losses import Loss
from app.numerics.namespace import ARRAYS, Array
from app.numerics.optimizers import Pair

Weights: TypeAlias = Pair[Array]
"""W (k, n) and b (k, 1)."""

UNKNOWN = np.full((1, 1), 1e100), np.full((1, 1), 1e100)
"""Stands for a gradient that nobody computed: it is finite, and no tolerance takes it for stationary."""


@dataclass(frozen=True)
class Layer:
    """The full loss of a layer at θ = (W, b).

    loss(θ) = L, the sum of what every row adds at every output; error_terms(θ) = δ = ∂L/∂z (k, m);
    gradient(θ) = (∂L/∂W, ∂L/∂b) = (δxᵀ, δ·1); measure(θ) = (L, ∇L) in one pass; predict(θ) = ŷ (k, m).
    """

    loss: Callable[[Weights], float]
    error_terms: Callable[[Weights], Array]
    gradient: Callable[[Weights], Weights]
    measure: Callable[[Weights], tuple[float, Weights]]
    predict: Callable[[Weights], Array]


def layer(inputs: Array, targets: Array, activation: Activation, loss: Loss) -> Layer:
    """Return the layer's objective over rows with these inputs (n, m) and targets (k, m)."""
    rows = inputs.shape[1]
    transposed, ones = inputs.T, np.ones((rows, 1))
    f = activation.over(ARRAYS)
    of_row = loss.of(f, ARRAYS, rows)
    value, error_term, first = of_row.value, of_row.error_term, of_row.first

    def total(theta: Weights) -> float:
        w, b = theta
        return float(value(w @ inputs + b, targets).sum())

    def error_terms(theta: Weights) -> Array:
        w, b = theta
        return error_term(w @ inputs + b, targets)

    def slopes(delta: Array) -> Weights:
        # not @, which takes three times as long for a single output
        return delta.dot(transposed), delta.dot(ones)

    def gradient(theta: Weights) -> Weights:
        w, b = theta
        return slopes(error_term(w @ inputs + b, targets))

    def measure(theta: Weights) -> tuple[float, Weights]:
        w, b = theta
        losses, delta = first(w @ inputs + b, targets)
        return float(losses.sum()), slopes(delta)

    def predict(theta: Weights) -> Array:
        w, b = theta
        return f.value(w @ inputs + b)

    return Layer(total, error_terms, gradient, measure, predict)


def parts(inputs: Array, targets: Array, activation: Activation, loss: Loss) -> Callable[[Batch], Layer]:
    """Return what gives the objective over some of the rows, by their places, as over all of them."""

    def over(batch: Batch) -> Layer:
        places = np.array(batch)
        return layer(inputs[:, places], targets[:, places], activation, loss)

    return over


@dataclass(frozen=True)
class Walked:
    """A layer as its descent sees it: measure(θ) = (0, ∇L); the loss is for whoever reports a point."""

    measure: Callable[[Weights], tuple[float, Weights]]


def walked(whole: Layer, steps_per_epoch: int) -> Walked:
    """Return a layer for one descent, which asks once at every point.

    A loss costs half as much again as a gradient. With batches, whose steps do not need the full gradient, it
    is computed only at the first point of every epoch, and is UNKNOWN at the others.
    """
    gradient = whole.gradient
    if steps_per_epoch == 1:
        return Walked(lambda theta: (0.0, gradient(theta)))
    steps = count()
    return Walked(lambda theta: (0.0, UNKNOWN if next(steps) % steps_per_epoch else gradient(theta)))


def zeros(features: int, outputs: int) -> Weights:
    """Return the start where every weight and bias is 0."""
    return np.zeros((outputs, features)), np.zeros((outputs, 1))


def drawn(features: int, outputs: int, seed: int) -> Weights:
    """Return a start drawn by chance: every number is Random(seed).random() − ½, from −½ to ½.

    The numbers are drawn output by output, the weights in the order of the features and then the bias; Python
    promises them to be the same in every version and on every machine.
    """
    draw = Random(seed).random
    both = np.array([[draw() - 0.5 for _ in range(features + 1)] for _ in range(outputs)])
    return both[:, :-1].copy(), both[:, -1:].copy()
