"""Optimizers: pure rules that turn a gradient into the direction of the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import hypot
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias

from app.numerics.namespace import Namespace, Number

Pair: TypeAlias = tuple[Number, Number]
"""θ, a gradient or a direction: of w and of b, two floats or two arrays."""
Theta: TypeAlias = Pair[float]
State: TypeAlias = Any


class Curved(Protocol):
    """An objective that knows its Hessian (∂²L/∂w², ∂²L/∂w∂b, ∂²L/∂b²)."""

    @property
    def hessian(self) -> Callable[[Theta], tuple[float, float, float]]: ...


class Optimizer(NamedTuple, Generic[Number]):
    """A method with its parameters: init(θ) → state; update(θ, gradient, state, objective) → (u, state).

    Nothing is mutated, and the rate is not in the direction u: the descent takes θ ← θ + rate·u.
    """

    init: Callable[[Pair[Number]], State]
    update: Callable[[Pair[Number], Pair[Number], State, Any], tuple[Pair[Number], State]]


@dataclass(frozen=True)
class Method:
    """One entry of the table.

    optimizer: the optimizer over a namespace for some parameters, by name; parameters: their defaults.
    evaluations: what a step costs, in evaluations of the loss: one for the loss, one more for its gradient,
    one more for its Hessian.
    batches: whether it also makes sense with the gradient of a few of the points.
    kinds: the words for the kinds of steps it makes, where there are several: then the state that update()
    returns is the word for this step, and the state it takes does not matter.
    offers: settings that go well with it, where the defaults do not.
    """

    label: str
    formula: str
    optimizer: Callable[..., Optimizer[Any]]
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    evaluations: int = 2
    batches: bool = True
    kinds: tuple[str, ...] = ()
    offers: Mapping[str, float] = field(default_factory=dict[str, float])


def gradient_descent(namespace: Namespace[Number]) -> Optimizer[Number]:
    """u = −∇L: the opposite of the gradient, with w and b from the same one."""

    def init(theta: Pair[Number]) -> None:
        return None

    def update(
        theta: Pair[Number], gradient: Pair[Number], state: State, objective: object
    ) -> tuple[Pair[Number], State]:
        dw, db = gradient
        return (-dw, -db), state

    return Optimizer(init, update)


def elementwise(memory: State, rule: Callable[[Number, State], tuple[Number, State]]) -> Optimizer[Number]:
    """Lift a rule for one number to both: each has its part of the gradient, and a memory of its own.

    rule(g, memory) → (u, memory); memory: what each has at the start.
    """

    def init(theta: Pair[Number]) -> tuple[State, State]:
        return memory, memory

    def update(
        theta: Pair[Number], gradient: Pair[Number], state: tuple[State, State], objective: object
    ) -> tuple[Pair[Number], State]:
        dw, db = gradient
        of_w, of_b = state
        u, of_w = rule(dw, of_w)
        v, of_b = rule(db, of_b)
        return (u, v), (of_w, of_b)

    return Optimizer(init, update)


def momentum(namespace: Namespace[Number], momentum: float) -> Optimizer[Number]:
    """v ← μv + g, u = −v: a heavy ball, which keeps a share μ of its velocity."""

    def rule(g: Number, v: Number) -> tuple[Number, Number]:
        v = momentum * v + g
        return -v, v

    return elementwise(0.0, rule)


def nesterov(namespace: Namespace[Number], momentum: float) -> Optimizer[Number]:
    """v ← μv + g, u = −(g + μv): momentum that looks ahead; θ is the place it looks from."""

    def rule(g: Number, v: Number) -> tuple[Number, Number]:
        v = momentum * v + g
        return -(g + momentum * v), v

    return elementwise(0.0, rule)


def adagrad(namespace: Namespace[Number], epsilon: float) -> Optimizer[Number]:
    """s ← s + g², u = −g / (√s + ε): the more a weight was pushed before, the less it moves."""

    sqrt = namespace.sqrt

    def rule(g: Number, s: Number) -> tuple[Number, Number]:
        s = s + g * g
        return -g / (sqrt(s) + epsilon), s

    return elementwise(0.0, rule)


def rmsprop(namespace: Namespace[Number], decay: float, epsilon: float) -> Optimizer[Number]:
    """s ← ρs + (1 − ρ)g², u = −g / (√s + ε): AdaGrad that forgets (the course puts ε inside the root)."""
    rest, sqrt = 1.0 - decay, namespace.sqrt

    def rule(g: Number, s: Number) -> tuple[Number, Number]:
        s = decay * s + rest * g * g
        return -g / (sqrt(s) + epsilon), s

    return elementwise(0.0, rule)


def adam(namespace: Namespace[Number], beta1: float, beta2: float, epsilon: float) -> Optimizer[Number]:
    """m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², u = −m̂ / (√ŝ + ε): momentum over RMSProp.

    m̂ = m/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ) make up for the start from 0 (the course puts ε inside the root).
    """
    rest1, rest2, sqrt = 1.0 - beta1, 1.0 - beta2, namespace.sqrt

    def rule(
        g: Number, memory: tuple[Number, Number, float, float]
    ) -> tuple[Number, tuple[Number, Number, float, float]]:
        m, s, power1, power2 = memory
        m = beta1 * m + rest1 * g
        s = beta2 * s + rest2 * g * g
        power1 *= beta1
        power2 *= beta2
        u = -m / (1.0 - power1) / (sqrt(s / (1.0 - power2)) + epsilon)
        return u, (m, s, power1, power2)

    return elementwise((0.0, 0.0, 1.0, 1.0), rule)


LONGEST = 1.0
"""The length of the longest direction of Newton's method, which has no bound where the Hessian is flat."""
FLAT = 1e-12
"""A determinant below this share of ww · bb is rounding."""


def newton(namespace: Namespace[float]) -> Optimizer[float]:
    """u = −H⁻¹∇L, to the lowest point of the quadratic model, where there is one: at most LONGEST long.

    Where the Hessian H at θ is not positive definite, −H⁻¹∇L would lead to a saddle or a summit, and u is
    −∇L. The state is the word for the step that was made; nothing else is remembered.
    """

    bound = LONGEST * LONGEST

    def init(theta: Theta) -> str:
        return "gradient"

    def update(theta: Theta, gradient: Theta, state: State, objective: Curved) -> tuple[Theta, State]:
        dw, db = gradient
        ww, wb, bb = objective.hessian(theta)
        determinant = ww * bb - wb * wb
        if ww > 0.0 and determinant > FLAT * ww * bb:
            u = (wb * db - bb * dw) / determinant
            v = (wb * dw - ww * db) / determinant
            if u * u + v * v <= bound:
                return (u, v), "newton"
            shortening = LONGEST / hypot(u, v)
            return (u * shortening, v * shortening), "shortened"
        return (-dw, -db), "gradient"

    return Optimizer(init, update)


OPTIMIZERS = {
    "gradient_descent": Method(
        label="gradient descent",
        formula="θ ← θ − η ∇L(θ)",
        optimizer=gradient_descent,
    ),
    "momentum": Method(
        label="momentum",
        formula="v ← μv + ∇L(θ), θ ← θ − ηv",
        optimizer=momentum,
        parameters={"momentum": 0.9},
    ),
    "nesterov": Method(
        label="Nesterov momentum",
        formula="v ← μv + ∇L(θ), θ ← θ − η(∇L(θ) + μv)",
        optimizer=nesterov,
        parameters={"momentum": 0.9},
    ),
    "adagrad": Method(
        label="AdaGrad",
        formula="s ← s + ∇L(θ)², θ ← θ − η ∇L(θ) / (√s + ε)",
        optimizer=adagrad,
        parameters={"epsilon": 1e-10},
    ),
    "rmsprop": Method(
        label="RMSProp",
        formula="s ← ρs + (1 − ρ)∇L(θ)², θ ← θ − η ∇L(θ) / (√s + ε)",
        optimizer=rmsprop,
        parameters={"decay": 0.9, "epsilon": 1e-8},
        offers={"learning_rate": 0.02},
    ),
    "adam": Method(
        label="Adam",
        formula="m ← β₁m + (1 − β₁)∇L(θ), s ← β₂s + (1 − β₂)∇L(θ)², "
        "θ ← θ − η (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)",
        optimizer=adam,
        parameters={"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        offers={"learning_rate": 0.1},
    ),
    "newton": Method(
        label="Newton's method",
        formula="θ ← θ − η (∇²L(θ))⁻¹ ∇L(θ), where ∇²L(θ) is positive definite",
        optimizer=newton,
        evaluations=3,
        batches=False,
        kinds=("newton", "shortened", "gradient"),
    ),
}
