"""A training as it is told: as JSON and as CSV."""

from math import isfinite
from typing import Any

from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import columns_json
from app.numerics.descent import Outcome
from app.stream.training import Ending
from app.tables.settings import TrainingSettings
from app.tables.training import Report, Training

LINES = 1000
"""Lines of CSV that travel together: the event loop compresses them at once, some milliseconds long."""


class ScaledFeature(BaseModel):
    """How a feature is scaled: (x − offset) · factor."""

    name: str
    offset: float
    factor: float


class TrainingOpening(BaseModel):
    """What is known of a training before its first step."""

    training: TrainingSettings
    query: str = Field(description="the training's query string, as short as it can be")
    features: list[ScaledFeature]
    targets: list[str]
    rows: int = Field(description="to learn from")
    test_rows: int
    left_out: int = Field(description="rows without a number in one of the columns")
    steps_per_epoch: int = Field(description="updates for one pass over the training rows")


class TrainingColumns(BaseModel):
    """The reported points, a list per column."""

    step: list[int]
    epoch: list[int] = Field(description="how many are over")
    loss: list[float | None] = Field(description="of the training rows")
    test_loss: list[float | None] = Field(
        description="of the test rows, a sum scaled to as many rows as are learnt from; null without any"
    )
    accuracy: list[float | None] = Field(
        description="the share of the training rows whose class is predicted; null where there are no classes"
    )
    gradient_norm: list[float | None] = Field(description="the Euclidean length of the full gradient")


class Metrics(BaseModel):
    """How good a layer is on some rows. Of two values of a single target the higher is class 1."""

    rows: int
    accuracy: float | None
    log_loss: float | None = Field(description="null unless outputs and targets are from 0 to 1")
    confusion: list[list[int]] | None = Field(
        description="rows of each class (the outer list) that are predicted as each class"
    )


class BothMetrics(BaseModel):
    """How good a layer is on the training rows and on the test rows."""

    train: Metrics
    test: Metrics | None


class TrainingDocument(TrainingOpening):
    """A whole training."""

    trajectory: TrainingColumns
    weights: list[list[float]] = Field(description="at the end: a list per output, of scaled features")
    bias: list[float]
    metrics: BothMetrics
    outcome: Outcome
    steps: int = Field(description="updates made")


def opening(found: Training) -> dict[str, Any]:
    """Return what is known before the first step, shaped as TrainingOpening."""
    offsets, factors = found.fit
    return {
        "training": found.settings.settings(),
        "query": found.query,
        "features": [
            {"name": name, "offset": offset, "factor": factor}
            for name, offset, factor in zip(found.features, offsets.tolist(), factors.tolist(), strict=True)
        ],
        "targets": found.targets,
        "rows": found.rows,
        "test_rows": found.test.inputs.shape[1] if found.test else 0,
        "left_out": found.left_out,
        "steps_per_epoch": found.steps_per_epoch,
    }


def as_json(found: Training, reports: list[Report], ending: Ending) -> list[bytes]:
    """Return a whole training, shaped as TrainingDocument."""
    columns = dict(zip(Report._fields, zip(*reports, strict=True), strict=True))
    return [
        to_json(opening(found))[:-1] + b',"trajectory":',
        *columns_json(columns),
        b"," + to_json(ending.told(found), inf_nan_mode="null")[1:],
    ]


def as_csv(found: Training, reports: list[Report], ending: Ending) -> list[bytes]:
    """Return a header and the reports as lines, and nothing else; what is not finite is left empty."""
    lines = [",".join(Report._fields), *(",".join(map(cell, report)) for report in reports)]
    batches = (lines[first : first + LINES] for first in range(0, len(lines), LINES))
    return ["\r\n".join([*batch, ""]).encode() for batch in batches]


def cell(value: float | None) -> str:
    """Return a number as it stands in a line."""
    return str(value) if value is not None and isfinite(value) else ""
