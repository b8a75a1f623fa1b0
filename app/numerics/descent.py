"""Descent: the one loop that walks from the start and yields every point it reaches."""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from typing import Generic, Literal, Protocol, TypeAlias

from app.numerics.namespace import Namespace, Number
from app.numerics.optimizers import Optimizer, Pair, Theta

Outcome: TypeAlias = Literal["steps_exhausted", "stationary", "diverged"]
Place: TypeAlias = tuple[int, Pair[Number], float, Pair[Number]]
"""(step, (w, b), loss, (∂L/∂w, ∂L/∂b)); a bare tuple, since a named one costs a fifth of the step."""
Step: TypeAlias = Place[float]
Descent: TypeAlias = Generator[Step, None, Outcome]


class Objective(Protocol[Number]):
    """What is being minimised: w and b are two floats, or two arrays that can be added."""

    @property
    def measure(self) -> Callable[[Pair[Number]], tuple[float, Pair[Number]]]: ...


def descend(
    objective: Objective[Number],
    optimizer: Optimizer[Number],
    start: Pair[Number],
    namespace: Namespace[Number],
    *,
    rate: float,
    max_steps: int,
    tolerance: float,
    rate_changes: Iterable[tuple[int, float]] = (),
) -> Generator[Place[Number], None, Outcome]:
    """Yield the start and the point after each update, all finite; return how the run ended.

    rate_changes: (step, rate), ascending: the updates from that step on are made with the new rate.

    stationary: |∂w| and |∂b|, of arrays their norms, ≤ tolerance at the last point; at tolerance 0 the
    gradient there is exactly zero, and the update moves neither w nor b (a ball that still rolls goes on).
    diverged: the next point, its loss or its gradient is not finite; it is not yielded.
    steps_exhausted: max_steps updates were made.
    Raises ValueError when already the start is not finite.
    """
    measure, update = objective.measure, optimizer.update
    norm, finite = namespace.norm, namespace.finite
    theta = w, b = start
    loss, gradient = measure(theta)
    dw, db = gradient
    if not finite(w + b + loss + dw + db):
        raise ValueError("the loss and the gradient at the start must be finite")
    state = optimizer.init(theta)
    later = iter(rate_changes)
    turn, new_rate = next(later, (-1, rate))
    step = 0
    while True:
        yield step, theta, loss, gradient
        if step == turn:
            rate = new_rate
            turn, new_rate = next(later, (-1, rate))
        (u, v), state = update(theta, gradient, state, objective)
        # not w += …, which would change an array that was yielded
        w = w + rate * u
        b = b + rate * v
        if norm(dw) <= tolerance and norm(db) <= tolerance:
            before_w, before_b = theta
            if tolerance > 0.0 or norm(w - before_w) == norm(b - before_b) == 0.0:
                return "stationary"
        if step == max_steps:
            return "steps_exhausted"
        theta = w, b
        loss, gradient = measure(theta)
        dw, db = gradient
        # One test for all numbers: a sum keeps any infinity or NaN, and overflows only beyond 3e307.
        if not finite(w + b + loss + dw + db):
            return "diverged"
        step += 1


class Walk(Generic[Number]):
    """A descent on its way: iterate over it for the points; `outcome` is how it ended, None before that."""

    def __init__(self, descent: Generator[Place[Number], None, Outcome]) -> None:
        """Take a descent that nobody has begun to follow."""
        self.descent = descent
        self.outcome: Outcome | None = None

    def __iter__(self) -> Generator[Place[Number], None, None]:
        """Yield every point; to be iterated once."""
        self.outcome = yield from self.descent


def directed(
    points: Iterable[Step], optimizer: Optimizer[float], objective: Objective[float]
) -> Iterator[tuple[Step, Theta]]:
    """Yield every point of a descent with the direction u of the update made from there.

    At the last point it is the update that would be made next.
    """
    points = iter(points)
    start = next(points)
    state = optimizer.init(start[1])
    for point in chain((start,), points):
        direction, state = optimizer.update(point[1], point[3], state, objective)
        yield point, direction


def reported(points: Iterable[Step], every: int) -> Iterator[Step]:
    """Yield each `every`-th point, and the last one."""
    last: Step | None = None
    for point in points:
        last = None if point[0] % every == 0 else point
        if last is None:
            yield point
    if last is not None:
        yield last
