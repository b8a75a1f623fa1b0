"""Optimizers: pure rules that turn a gradient into the direction of the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Theta: TypeAlias = tuple[float, float]
State: TypeAlias = object
Update: TypeAlias = Callable[[Theta, Theta, State, object], tuple[Theta, State]]


@dataclass(frozen=True)
class Method:
    """One entry of the table. init(θ) → state; update(θ, gradient, state, objective) → (direction u, state).

    Nothing is mutated, and the rate is not in u: the descent takes θ ← θ + rate·u.
    evaluations: what a step costs, in evaluations of the loss: one for the loss, one more for its gradient.
    """

    label: str
    formula: str
    init: Callable[[Theta], State]
    update: Update
    evaluations: int


def no_state(theta: Theta) -> None:
    """The state of a method that remembers nothing."""


def gradient_descent(theta: Theta, gradient: Theta, state: State, objective: object) -> tuple[Theta, State]:
    """u = −∇L: the opposite of the gradient, with w and b from the same one."""
    dw, db = gradient
    return (-dw, -db), state


METHODS = {
    "gradient_descent": Method(
        label="gradient descent",
        formula="θ ← θ − η ∇L(θ)",
        init=no_state,
        update=gradient_descent,
        evaluations=2,
    ),
}
