"""Batches: steps by the gradient of a few points at a time, each point once in every epoch."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Protocol, TypeAlias

from app.numerics.namespace import Number
from app.numerics.optimizers import Optimizer, Pair, State

Batch: TypeAlias = tuple[int, ...]
"""Places in the list of points, from 0, in their order there."""


class Measured(Protocol[Number]):
    """The loss over some points: measure(θ) = (L, ∇L)."""

    @property
    def measure(self) -> Callable[[Pair[Number]], tuple[float, Pair[Number]]]: ...


def batches(count: int, size: int, seed: int) -> Iterator[Batch]:
    """Yield without end the batch of each step: `size` of `count` points, the last of an epoch what is left.

    Each epoch shuffles the order of the one before (Fisher, Yates): for k = count − 1, …, 1 the places k and
    ⌊(k + 1)·r⌋ are exchanged, with r the next Random(seed).random(), which Python promises to be the same in
    every version and on every machine.
    """
    draw = Random(seed).random
    order = list(range(count))
    while True:
        for k in range(count - 1, 0, -1):
            other = int((k + 1) * draw())
            order[k], order[other] = order[other], order[k]
        for first in range(0, count, size):
            yield tuple(sorted(order[first : first + size]))


def stochastic(
    optimizer: Optimizer[Number],
    over: Callable[[Batch], Measured[Number]],
    draws: Callable[[], Iterator[Batch]],
) -> Optimizer[Number]:
    """Return the optimizer with the gradient of each step's batch in place of the full one.

    over: the loss over a batch; draws: begins the batches of a run anew. The state holds a run's draws, which
    go on by themselves: it is good for one run, each point once.
    """

    def init(theta: Pair[Number]) -> tuple[State, Iterator[Batch]]:
        return optimizer.init(theta), draws()

    def update(
        theta: Pair[Number], gradient: Pair[Number], state: tuple[State, Iterator[Batch]], objective: Any
    ) -> tuple[Pair[Number], State]:
        inner, drawn = state
        part = over(next(drawn))
        direction, inner = optimizer.update(theta, part.measure(theta)[1], inner, part)
        return direction, (inner, drawn)

    return Optimizer(init, update)
