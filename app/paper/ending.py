"""How a run ended and why, in the words of the page (static/js/ending.js; a test compares both)."""

from collections.abc import Callable, Sequence
from math import hypot

from app.format import count, plain, significant
from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Outcome, Step
from app.numerics.minimum import Minimum
from app.numerics.namespace import FLOATS
from app.numerics.taylor import ROUNDING
from app.run import Run

FLAT = 1e-3
"""A gradient this much smaller than the run's steepest, far above the minimum: stuck."""
LEVELS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0,), "linear": ()}
"""The answers that a neuron approaches, or stops at, whatever its input."""


def ending(run: Run, points: Sequence[Step], outcome: Outcome, lowest: Minimum | None) -> str:
    """Return the sentences for the reported points of a finished run with this minimum."""
    if run.searches:
        return tried(points)
    step, (w, b), loss, _ = points[-1]
    steps = f"{count(step)} {'step' if step == 1 else 'steps'}."
    floor = lowest.loss if lowest else 0.0
    falls = f"Loss {significant(points[0][2], 4)} → {significant(loss, 4 if floor > 0 else 2)}"
    if lowest and floor > 0:
        falls += f"; {'it is nowhere below' if lowest.exact else 'the lowest found is'} {significant(floor)}"
    inside = run.w_min <= w <= run.w_max and run.b_min <= b <= run.b_max
    return f"{steps} {falls}. {REASONS[outcome](run, points, floor)}" + (
        "" if inside else " The ball has left the window."
    )


def tried(points: Sequence[Step]) -> str:
    """Return the words for a search, whose places do not follow from each other."""
    step, _, loss, _ = min(points, key=lambda point: point[2])
    places = points[-1][0] + 1
    return (
        f"{count(places)} {'place' if places == 1 else 'places'} tried. "
        f"The lowest loss shown is {significant(loss, 3)}, at step {count(step)}."
    )


def exhausted(run: Run, points: Sequence[Step], lowest: float) -> str:
    """Return the words for a run that used all its steps."""
    limit = f"It stopped because {count(run.max_steps)} was the limit."
    return stuck(run, points, lowest) or limit


def stationary(run: Run, points: Sequence[Step], lowest: float) -> str:
    """Return the words for a run that came to where the slope is (almost) zero."""
    if run.tolerance > 0 and slope(points[-1]) > 0:
        return (
            f"Stopped: the slope is within the tolerance of {plain(run.tolerance)}. "
            "That is not always success."
        )
    return dead(run, points, lowest) or "Stopped: the slope is zero here. That is not always success."


def diverged(run: Run, points: Sequence[Step], lowest: float) -> str:
    """Return the words for a run that left the finite numbers."""
    return "Stopped: the next number would be infinite."


def stuck(run: Run, points: Sequence[Step], lowest: float) -> str | None:
    """Return the words for a neuron with the same extreme answer to every point, and almost no slope left."""
    start, last = points[0][2], points[-1]
    if not high(points, lowest) or slope(last) > FLAT * max(map(slope, points)):
        return None
    level = level_of(run, last)
    if level is None:
        return None
    rose = any(points[k][2] - points[k - 1][2] > ROUNDING * start for k in range(1, len(points)))
    plainly = run.method == "gradient_descent" and run.batch_size is None
    return (
        f"{'Too big a step. ' if rose and plainly else ''}The neuron is stuck at f ≈ {plain(level)}: "
        f"error {significant(last[2], 3)}, slope almost 0. It is stuck, not finished."
    )


def dead(run: Run, points: Sequence[Step], lowest: float) -> str | None:
    """Return the words for a ReLU below its bend for every point: it has no slope at all."""
    if run.activation != "relu" or not high(points, lowest) or level_of(run, points[-1]) is None:
        return None
    return (
        "Stopped: the neuron is dead. It answers 0 to every point, so its slope is zero and no step changes "
        f"it; its error is {significant(points[-1][2], 3)}."
    )


def high(points: Sequence[Step], lowest: float) -> bool:
    """Return whether the last point lies far above the minimum."""
    return points[-1][2] - lowest > 0.1 * points[0][2]


def level_of(run: Run, last: Step) -> float | None:
    """Return the level at which all answers are in the end, None where there is none."""
    w, b = last[1]
    f = ACTIVATIONS[run.activation].over(FLOATS).value
    answers = [f(w * x + b) for x, _ in run.point]
    return next(
        (level for level in LEVELS[run.activation] if all(abs(a - level) < 0.01 for a in answers)), None
    )


def slope(point: Step) -> float:
    """Return ‖∇L‖ at a point."""
    return hypot(*point[3])


REASONS: dict[Outcome, Callable[[Run, Sequence[Step], float], str]] = {
    "steps_exhausted": exhausted,
    "stationary": stationary,
    "diverged": diverged,
}
