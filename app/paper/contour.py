"""The carpet from above for paper: level lines with their losses, and the path, in the units of an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees, hypot
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator

from app.format import plain
from app.numerics.descent import Step
from app.numerics.namespace import Array
from app.paper.scale import levels, ticks
from app.run import Run

SIDE = 400.0
"""Units along the longer side of the window."""
MOST_UNEVEN = 2.0
"""Up to this ratio of its sides the window has the same units for w and b, to keep right angles right."""
RESOLUTION = 181
JUMP = 0.5
"""A step longer than this is a chord over places the run did not visit: dashed."""
LONG_ENOUGH = 60.0
"""Units of a level line that bears its number."""
APART = 30.0
MOST_TAKEN = 1000
MOST_DOTS = 600
FINEST = 0.7
DOT = 4.0
FAR = 1e6


@dataclass(frozen=True)
class Label:
    """A number on a level line: its place, its angle in degrees and its words."""

    x: float
    y: float
    angle: float
    words: str


@dataclass(frozen=True)
class Contour:
    """What is drawn; lines are the `d` of SVG paths.

    even: w and b have the same units. dense: the path is so long that only the places it reached are dotted.
    start, end: of a walk. lowest: of the places a search tried. minimum: where it lies in the window.
    """

    width: float
    height: float
    even: bool
    lines: list[str]
    labels: list[Label]
    across: list[tuple[float, str]]
    up: list[tuple[float, str]]
    walked: str
    jumps: str
    dots: list[tuple[float, float]]
    dense: bool
    start: tuple[float, float] | None
    end: tuple[float, float] | None
    lowest: tuple[float, float] | None
    minimum: tuple[float, float] | None


def contour(run: Run, points: Sequence[Step]) -> Contour:
    """Return the picture of a run and its reported points."""
    wide, high = run.w_max - run.w_min, run.b_max - run.b_min
    even = max(wide / high, high / wide) <= MOST_UNEVEN
    scale = SIDE / max(wide, high)
    width, height = (wide * scale, high * scale) if even else (SIDE, SIDE)

    def place(w: float, b: float) -> tuple[float, float]:
        x, y = (w - run.w_min) / wide * width, (run.b_max - b) / high * height
        return min(max(x, -FAR), FAR), min(max(y, -FAR), FAR)

    w, b, loss = run.surface(RESOLUTION)
    found = contour_generator(*place_arrays(run, w, b, width, height), loss, line_type=LineType.Separate)
    lines: list[str] = []
    labels: list[Label] = []
    places = [(place(*theta), theta) for _, theta, _, _ in points]
    path = dotted([here for here, _ in places]) if run.searches else trail(places)
    taken: list[tuple[float, float]] = path["dots"][:: max(1, len(path["dots"]) // MOST_TAKEN)]
    for level in levels(run.landscape(), float(loss.max())):
        parts: Any = found.lines(level)
        lines.append("".join(d(part.tolist()) for part in parts))
        if parts and (label := labelled(max(parts, key=length), plain(level), taken, (width, height))):
            labels.append(label)
            taken.append((label.x, label.y))
    best = min(points, key=lambda point: point[2])[1]
    lowest = run.minimum()
    return Contour(
        width=width,
        height=height,
        even=even,
        lines=lines,
        labels=labels,
        across=[(place(value, 0)[0], plain(value)) for value in ticks(run.w_min, run.w_max)],
        up=[(place(0, value)[1], plain(value)) for value in ticks(run.b_min, run.b_max)],
        **path,
        start=None if run.searches else place(*points[0][1]),
        end=None if run.searches else place(*points[-1][1]),
        lowest=place(*best) if run.searches else None,
        minimum=place(lowest.w, lowest.b) if lowest and holds(run, lowest.w, lowest.b) else None,
    )


def holds(run: Run, w: float, b: float) -> bool:
    """Return whether a place lies in the run's window."""
    return run.w_min <= w <= run.w_max and run.b_min <= b <= run.b_max


def place_arrays(run: Run, w: Array, b: Array, width: float, height: float) -> tuple[Array, Array]:
    """Return the places of the surface's columns and rows."""
    return (
        (w - run.w_min) / (run.w_max - run.w_min) * width,
        (run.b_max - b) / (run.b_max - run.b_min) * height,
    )


def trail(places: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, Any]:
    """Return the path in solid strokes and dashed chords, and a dot at each step that can be told apart."""
    (last, theta), *others = places
    walked, jumps, dots = [last], [""], [last]
    strokes: list[list[tuple[float, float]]] = [walked]
    before = theta
    for k, (here, theta) in enumerate(others, start=2):
        if hypot(theta[0] - before[0], theta[1] - before[1]) > JUMP:
            jumps.append(d([last, here]))
            strokes.append([here])
            last = here
        elif hypot(here[0] - last[0], here[1] - last[1]) >= FINEST or k == len(places):
            strokes[-1].append(here)
            last = here
        if hypot(here[0] - dots[-1][0], here[1] - dots[-1][1]) >= DOT:
            dots.append(here)
        before = theta
    if len(dots) > MOST_DOTS:
        return dotted([here for here, _ in places])
    return {"walked": "".join(map(d, strokes)), "jumps": "".join(jumps), "dots": dots, "dense": False}


def dotted(places: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Return only the places, as dots: so many steps that no line could be followed, or none at all."""
    cells = {(round(x), round(y)) for x, y in places if abs(x) < FAR and abs(y) < FAR}
    dots = "".join(f"M{x} {y}h0" for x, y in sorted(cells))
    return {"walked": dots, "jumps": "", "dots": [], "dense": True}


def labelled(
    line: Array, words: str, taken: Sequence[tuple[float, float]], size: tuple[float, float]
) -> Label | None:
    """Return the number of a level line, upright along it, apart from others; None where there is no room."""
    if length(line) < LONG_ENOUGH:
        return None
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9):
        k = int(part * (len(line) - 1))
        x, y = line[k].tolist()
        if any(hypot(x - other[0], y - other[1]) < APART for other in taken):
            continue
        if not (16 < x < size[0] - 16 and 10 < y < size[1] - 10):
            continue
        along = line[min(k + 2, len(line) - 1)] - line[max(k - 2, 0)]
        angle = degrees(float(np.arctan2(along[1], along[0])))
        return Label(x, y, (angle + 90) % 180 - 90, words)
    return None


def length(line: Array) -> float:
    """Return the length of a line of (n, 2) places."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def d(places: Sequence[Sequence[float]]) -> str:
    """Return an SVG path through some places."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
