"""A run on paper: which of its steps are printed, and every number as text."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot
from typing import Any

from app.format import count, plain, significant
from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Step, reported
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.namespace import FLOATS
from app.numerics.search import best
from app.paper.column import column
from app.paper.contour import contour
from app.paper.ending import ending, slope
from app.paper.phases import stretches
from app.run import Run

MOST_LOWS = 8
"""At most so many of a search's lowest places until then are printed: the last."""
PARTS = 8
"""The path is also cut into so many parts of one length, since most steps of a run hardly move."""


def handout(run: Run) -> dict[str, Any]:
    """Return what the printed page shows of a run."""
    walk = run.walk()
    points = list(reported(walk, run.every))
    assert walk.outcome is not None
    lowest = run.minimum()
    floor = lowest.loss if lowest else 0.0
    parts = [] if run.searches else stretches(run, points, floor)
    borders = [k for part in parts for k in (part.first, part.last)]
    printed = sorted({*round_ones(points), *lows(points)}) if run.searches else chosen(points, borders)
    more = column(run, points, printed)
    bold = lows(points)[-1] if run.searches else steepest_of(points)
    phases = {k: part.phase for part in parts for k in range(part.first, part.last + 1)}
    return {
        "contour": contour(run, points),
        "ending": ending(run, points, walk.outcome, lowest),
        "exact": lowest is not None and lowest.exact,
        "lowest": lowest and [significant(value, 5) for value in (lowest.w, lowest.b, lowest.loss)],
        "steps": [
            row(points[k], phases.get(k, ""), bold=k == bold) | {"more": words}
            for k, words in zip(printed, more[1] if more else [""] * len(printed), strict=True)
        ],
        "more": more and more[0],
        "phases": bool(parts),
        "all_steps": len(points),
        "settings": settings(run),
        "answers": answers(run, points[bold] if run.searches else points[-1]),
        "activation": ACTIVATIONS[run.activation],
        "loss": LOSSES[run.loss],
        "method": METHODS[run.method],
    }


def chosen(points: Sequence[Step], borders: Iterable[int]) -> list[int]:
    """Return the indices of about 25 points.

    They are points 0, 1, 2, 5, 10, 20, 50 … of those reported, those that part the path into stretches of
    one length, the steepest, those on the borders of a phase, and the last.
    """
    distances = [0.0]
    for (_, (w, b), _, _), (_, (w_next, b_next), _, _) in pairwise(points):
        distances.append(distances[-1] + hypot(w_next - w, b_next - b))
    found = round_ones(points)
    part = 1
    for k, distance in enumerate(distances):
        while part < PARTS and distances[-1] > 0 and distance >= distances[-1] * part / PARTS:
            found.add(k)
            part += 1
    return sorted(found | {0, steepest_of(points), len(points) - 1, *borders})


def steepest_of(points: Sequence[Step]) -> int:
    """Return the index of the first steepest point."""
    return max(range(len(points)), key=lambda k: slope(points[k]))


def round_ones(points: Sequence[Step]) -> set[int]:
    """Return 0, 1, 2, 5, 10, 20, 50 …, as far as there are points, and the last."""
    series = {step * 10**power for step in (1, 2, 5) for power in range(6)}
    return {k for k in series if k < len(points)} | {0, len(points) - 1}


def lows(points: Sequence[Step]) -> list[int]:
    """Return the indices of the points that were the lowest until then, the last of them."""
    lowest = list(best(points))
    return [k for k, point in enumerate(points) if lowest[k] is point][-MOST_LOWS:]


def row(point: Step, phase: str, *, bold: bool) -> dict[str, Any]:
    """Return the numbers of a step as text."""
    step, (w, b), loss, (dw, db) = point
    return {
        "step": count(step),
        "phase": phase,
        "numbers": [significant(value, 5) for value in (w, b, loss, slope(point), dw, db)],
        "bold": bold,
    }


def settings(run: Run) -> list[tuple[str, str]]:
    """Return the settings in words and as text."""
    method = METHODS[run.method]
    pairs = [("method", f"{method.label}, {LOSSES[run.loss].label}")]
    if run.searches:
        pairs.append(("places at most", count(run.max_steps + 1)))
    else:
        pairs = [
            ("learning rate η", plain(run.learning_rate)),
            *((f"from step {count(step)} on", f"η = {plain(rate)}") for step, rate in run.rate_change),
            ("start w, b", f"{plain(run.w)}, {plain(run.b)}"),
            ("steps at most", count(run.max_steps)),
            *pairs,
            *((name, plain(getattr(run, name))) for name in method.parameters),
        ]
    if run.batch_size is not None:
        pairs.append(("points of one step", f"{count(run.batch_size)} of {count(len(run.point))}"))
    if run.seed:
        pairs.append(("seed", count(run.seed)))
    if run.tolerance > 0:
        pairs.append(("tolerance", plain(run.tolerance)))
    if run.every > 1:
        pairs.append(("reported", f"each k-th step, k = {count(run.every)}"))
    return pairs


def answers(run: Run, last: Step) -> list[list[str]]:
    """Return for each point its x and y, and what the neuron answers to it at the end."""
    w, b = last[1]
    f = ACTIVATIONS[run.activation].over(FLOATS).value
    return [[plain(x), plain(y), significant(f(w * x + b), 4)] for x, y in run.point]
