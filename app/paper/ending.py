"""How a run ended and why, in the words of the page (static/js/words.js; a test compares both)."""

from collections.abc import Callable, Sequence
from math import hypot

from app.format import count, plain, significant
from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Outcome, Step
from app.numerics.namespace import FLOATS
from app.numerics.taylor import ROUNDING
from app.run import Run

FLAT = 1e-3
"""A gradient this much smaller than the run's steepest, far above the minimum: stuck."""


def ending(run: Run, points: Sequence[Step], outcome: Outcome, lowest: float) -> str:
    """Return the sentences for the reported points of a finished run; `lowest` is the loss of its minimum."""
    if run.searches:
        return tried(points)
    step, (w, b), loss, _ = points[-1]
    steps = f"{count(step)} {'step' if step == 1 else 'steps'}."
    falls = f"Loss {significant(points[0][2], 4)} → {significant(loss, 2)}."
    inside = run.w_min <= w <= run.w_max and run.b_min <= b <= run.b_max
    return f"{steps} {falls} {REASONS[outcome](run, points, lowest)}" + (
        "" if inside else " The ball has left the window."
    )


def tried(points: Sequence[Step]) -> str:
    """Return the words for a search, whose places do not follow from each other."""
    step, _, loss, _ = min(points, key=lambda point: point[2])
    places = points[-1][0] + 1
    return (
        f"{count(places)} {'place' if places == 1 else 'places'} tried. "
        f"The lowest loss shown is {significant(loss, 3)}, at place {count(step + 1)}."
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
    return "Stopped: the slope is zero here. That is not always success."


def diverged(run: Run, points: Sequence[Step], lowest: float) -> str:
    """Return the words for a run that left the finite numbers."""
    return "Stopped: the next number would be infinite."


def stuck(run: Run, points: Sequence[Step], lowest: float) -> str | None:
    """Return the words for a neuron that answers 0 (or 1) to every point and has almost no slope left."""
    start, last = points[0][2], points[-1]
    if last[2] - lowest <= 0.1 * start or slope(last) > FLAT * max(map(slope, points)):
        return None
    w, b = last[1]
    f = ACTIVATIONS[run.activation].over(FLOATS).value
    answers = [f(w * x + b) for x, _ in run.point]
    level = "0" if all(a < 0.01 for a in answers) else "1" if all(a > 0.99 for a in answers) else None
    if level is None:
        return None
    rose = any(points[k][2] - points[k - 1][2] > ROUNDING * start for k in range(1, len(points)))
    return (
        f"{'Too big a step. ' if rose else ''}The neuron is stuck at f ≈ {level}: "
        f"error {significant(last[2], 3)}, slope almost 0. It is stuck, not finished."
    )


def slope(point: Step) -> float:
    """Return ‖∇L‖ at a point."""
    return hypot(*point[3])


REASONS: dict[Outcome, Callable[[Run, Sequence[Step], float], str]] = {
    "steps_exhausted": exhausted,
    "stationary": stationary,
    "diverged": diverged,
}
