"""A slice of a training's loss around its path, in turns: as one answer, and as server-sent events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.namespace import Array
from app.numerics.slices import Plane, along_weights, flat, losses, principal, unflat
from app.stream.events import DONE, Packet, event
from app.stream.training import progress, weights
from app.tables.training import Training

MOST_PLACES = 1000
"""Places of a path that are looked at."""
MARGIN = 0.3
"""What a slice shows around the path, as a part of the path's width there."""


@dataclass(frozen=True)
class Slice:
    """A slice, as it is sent."""

    told: dict[str, Any]


def sliced(found: Training, pair: tuple[int, int] | None, resolution: int) -> Iterator[float | Slice]:
    """Yield how much of the work is done, as a share, again and again, and at last the slice.

    pair: the places of two weights in the flat vector of all; None: the plane of the path.
    """
    settings = found.settings
    every = max(settings.every, -(-settings.max_steps // MOST_PLACES))
    steps: list[int] = []
    heights: list[float] = []
    places: list[Array] = []
    for turn in progress(found, every):
        steps += [report.step for report in turn.reports]
        heights += [report.loss for report in turn.reports]
        places += map(flat, turn.places)
        yield 0.5 * (steps[-1] / settings.max_steps if steps else 0.0)
    path = np.array(places)
    plane, share = (along_weights(path[-1], *pair), None) if pair else of_path(path)
    shadow = plane.project(path)
    first, second = (values.tolist() for values in window(shadow, resolution))
    rows: list[list[float]] = []
    kind = ACTIVATIONS[settings.activation], LOSSES[settings.loss]
    for row in losses(*found.train, *kind, plane, first, second):
        rows.append(row.tolist())
        yield 0.5 + 0.5 * len(rows) / resolution
    outputs = len(found.targets)
    centre, *directions = (weights(unflat(vector, outputs)) for vector in plane)
    yield Slice(
        {
            "first": first,
            "second": second,
            "loss": rows,
            "centre": centre,
            "directions": directions,
            "variance_share": share,
            "path": {
                "step": steps,
                "first": shadow[:, 0].tolist(),
                "second": shadow[:, 1].tolist(),
                "loss": heights,
            },
        }
    )


def of_path(path: Array) -> tuple[Plane, tuple[float, float]]:
    """Return the principal plane of a path, and the shares of its variance."""
    plane, one, two = principal(path)
    return plane, (one, two)


def window(shadow: Array, resolution: int) -> tuple[Array, Array]:
    """Return the values along both axes of a square around the shadow of a path."""
    low: Array = shadow.min(axis=0)
    high: Array = shadow.max(axis=0)
    width = float((high - low).max())
    around: Array = np.linspace(-1.0, 1.0, resolution) * ((0.5 + MARGIN) * width if width > 0.0 else 1.0)
    one, two = 0.5 * (low + high)
    return around + one, around + two


def packets(found: Training, pair: tuple[int, int] | None, resolution: int) -> Iterator[Packet]:
    """Yield the events of a slice, a progress for every hundredth of the work."""
    told = -1
    for piece in sliced(found, pair, resolution):
        if isinstance(piece, Slice):
            yield Packet(event("surface", piece.told, DONE))
            return
        hundredths = int(100 * piece)
        yield Packet(event("progress", {"share": hundredths / 100}) if hundredths > told else b"")
        told = hundredths
