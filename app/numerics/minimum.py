"""The lowest point of a neuron's loss: by formula where there is one, else by a search.

With at most two different x the line wx + b can give every x the output that is best for it, for both losses
the mean of its targets, so the minimum is exact. So it is for an activation of straight pieces, by least
squares. Else Newton's method is started from every hollow of a coarse grid.

Far out a neuron with two limits is a step: every output is at one of them but at one x, where it may be
anything. The best of these steps bounds what is approached without end; only a point below it is a minimum.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import fsum, hypot, inf, isfinite
from typing import NamedTuple

import numpy as np

from app.numerics.activations import Activation
from app.numerics.losses import Loss
from app.numerics.namespace import ARRAYS, FLOATS, Array
from app.numerics.neuron import Neuron, Point, neuron

STARTS = 24
"""How many hollows of the grid are searched, the lowest first."""
SLOPES = np.geomspace(0.1, 3000.0, 28)
"""Slopes of z across half the points' width: from nearly flat to a step between close neighbours."""
GAPS = np.array([0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98])
"""Parts of the gap between two neighbouring x."""
BEYOND = np.array([1.02, 1.1, 1.5, 3.0, 8.0, 30.0])
ITERATIONS = 60
FLAT = 1e-12
"""A bowl flatter than this in one direction, relatively, is a step whose slope no longer matters."""
MARGIN = 1e-9
"""A minimum must be this much lower than the best step, relatively: less is the step itself, approached."""


class Minimum(NamedTuple):
    """The lowest point; exact when it comes from a formula."""

    w: float
    b: float
    loss: float
    exact: bool


def minimum(
    points: tuple[Point, ...], start: tuple[float, float], activation: Activation, loss: Loss
) -> Minimum | None:
    """Return the minimum of the loss, or None when there is none or none was found.

    There is none when the targets ask for an output that f only approaches, such as 0 or 1.
    With a single x every (w, b) on a line is a minimum; this is the one nearest to `start`, to which the
    gradient (always along (x, 1)) leads. Where f reaches a limit, as a ReLU its 0, and targets ask for that
    or for less, there are many too; this is one that has z at the bend.
    """
    targets: dict[float, list[float]] = {}
    for x, y in sorted(points):
        targets.setdefault(x, []).append(y)
    if has_formula(points):
        return formula(targets, start, activation, loss)
    if activation.lines is not None:
        return best_line(points, activation, loss)
    step = best_step(list(targets.values()), activation, loss)
    found = search(points, activation, loss) if step > 0 else None
    return found if found is not None and found.loss < step * (1 - MARGIN) else None


def has_formula(points: Sequence[Point]) -> bool:
    """Return whether a formula gives the minimum, in microseconds, and not a search of some 50 ms."""
    return len({x for x, _ in points}) <= 2


def formula(
    targets: dict[float, list[float]], start: tuple[float, float], activation: Activation, loss: Loss
) -> Minimum | None:
    """Return the exact minimum for one or two different x."""
    low, high = activation.limits
    outputs = {x: min(max(fsum(ys) / len(ys), low), high) for x, ys in targets.items()}
    if not activation.reached[0] and low in outputs.values():
        return None
    if not activation.reached[1] and high in outputs.values():
        return None
    (x, z), *others = [(x, activation.inverse(output)) for x, output in outputs.items()]
    w, b = start
    if others:
        ((other_x, other_z),) = others
        w = (other_z - z) / (other_x - x)
        b = z - w * x
    else:
        distance = (z - (w * x + b)) / (x * x + 1.0)
        w, b = w + distance * x, b + distance
    rest = [loss.at(outputs[x], y) for x, ys in targets.items() for y in ys]
    lowest = loss.weight(len(rest)) * fsum(rest)
    return Minimum(w, b, lowest, exact=True) if isfinite(w) and isfinite(b) else None


@lru_cache(maxsize=256)
def best_line(points: tuple[Point, ...], activation: Activation, loss: Loss) -> Minimum | None:
    """Return the minimum where f is straight but for one bend: the lowest of a few lines."""
    objective = neuron(points, activation, loss, FLOATS)
    candidates = activation.lines(points) if activation.lines else ()
    places = [(objective.loss(theta), *theta) for theta in candidates]
    lowest, w, b = min((place for place in places if isfinite(sum(place))), default=(inf, 0.0, 0.0))
    return Minimum(w, b, lowest, exact=True) if isfinite(lowest) else None


def best_step(groups: Sequence[list[float]], activation: Activation, loss: Loss) -> float:
    """Return the least loss that is approached, if not reached, as w and b grow without end.

    groups: the targets of each x, from left to right.
    """
    low, high = activation.limits
    weight = loss.weight(sum(map(len, groups)))

    def cost(output: float, ys: Sequence[float]) -> float:
        return weight * fsum(loss.at(output, y) for y in ys)

    candidates: list[float] = []
    for left, right in ((low, high), (high, low)):
        for place, ys in enumerate(groups):
            free = min(max(fsum(ys) / len(ys), low), high)
            before = fsum(cost(left, group) for group in groups[:place])
            after = fsum(cost(right, group) for group in groups[place + 1 :])
            candidates.append(before + cost(free, ys) + after)
    return min(candidates)


@lru_cache(maxsize=256)
def search(points: tuple[Point, ...], activation: Activation, loss: Loss) -> Minimum | None:
    """Return the lowest stationary point that Newton's method reaches, None when it reaches none."""
    xs = sorted({x for x, _ in points})
    middle, half = (xs[0] + xs[-1]) / 2, (xs[-1] - xs[0]) / 2
    # In these units the points lie in [−1, 1], whatever the scale of x.
    scaled = [((x - middle) / half, y) for x, y in points]
    places = sorted({(x - middle) / half for x in xs})
    objective = neuron(scaled, activation, loss, FLOATS)
    starts = hollows(neuron(scaled, activation, loss, ARRAYS), places)
    reached = [end for end in (newton(objective, theta) for theta in starts) if end is not None]
    # Below what Newton's method settled on there may be a start from which it went on without end.
    if not reached or min(map(objective.loss, reached)) > objective.loss(starts[0]):
        return None
    slope, offset = min(reached, key=objective.loss)
    w, b = slope / half, offset - slope * middle / half
    if not (isfinite(w) and isfinite(b)):
        return None
    return Minimum(w, b, neuron(points, activation, loss, FLOATS).loss((w, b)), exact=False)


def hollows(objective: Neuron[Array], places: Sequence[float]) -> list[tuple[float, float]]:
    """Return the grid's points no higher than their neighbours, lowest first.

    The grid is over the slope of z and the place where z is 0: at each x, between them, and beyond.
    """
    between = np.add.outer(places[:-1], np.zeros(len(GAPS))) + np.outer(np.diff(places), GAPS)
    zeros = np.concatenate([-BEYOND[::-1], between.ravel(), [1.0], BEYOND])
    slopes = np.concatenate([-SLOPES[::-1], [0.0], SLOPES])
    slope, zero = np.meshgrid(slopes, zeros)
    heights = objective.loss((slope, -slope * zero))
    around = np.pad(heights, 1, constant_values=np.inf)
    rows, columns = heights.shape
    neighbours = [around[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    found = np.argwhere(heights <= np.min(neighbours, axis=0))
    lowest = sorted(found.tolist(), key=lambda place: float(heights[place[0], place[1]]))[:STARTS]
    return [(float(slope[i, j]), float(-slope[i, j] * zero[i, j])) for i, j in lowest]


def newton(objective: Neuron[float], theta: tuple[float, float]) -> tuple[float, float] | None:
    """Return the minimum that damped Newton steps lead to from `theta`, None when they do not settle.

    The Hessian is lifted until it is positive definite and the step goes down (Levenberg, Marquardt).
    """
    loss, (dw, db) = objective.measure(theta)
    damping = 1e-3
    for _ in range(ITERATIONS):
        ww, wb, bb = objective.hessian(theta)
        lowest = (ww + bb) / 2 - hypot((ww - bb) / 2, wb)
        lift = damping * hypot(dw, db) + max(0.0, -1.5 * lowest)
        determinant = (ww + lift) * (bb + lift) - wb * wb
        if determinant <= 0.0:
            return None
        u = -((bb + lift) * dw - wb * db) / determinant
        v = -((ww + lift) * db - wb * dw) / determinant
        candidate = theta[0] + u, theta[1] + v
        if lowest > FLAT * (ww + bb) and hypot(u, v) <= 1e-13 * (1.0 + hypot(*theta)):
            return theta
        candidate_loss, gradient = objective.measure(candidate)
        if candidate_loss <= loss * (1.0 + 1e-14):
            theta, loss, (dw, db) = candidate, candidate_loss, gradient
            damping /= 10.0
        else:
            damping = max(damping, 1e-6) * 10.0
    return None
