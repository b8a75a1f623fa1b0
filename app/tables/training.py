"""A training: a layer, the rows of a table it learns from, and those it is tested on."""

from dataclasses import dataclass
from functools import cached_property, partial
from math import hypot
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.numerics.activations import ACTIVATIONS
from app.numerics.batches import batches, stochastic
from app.numerics.classes import Classes
from app.numerics.descent import Walk, descend
from app.numerics.layer import Layer, Weights, drawn, layer, parts, walked, zeros
from app.numerics.losses import LOSSES
from app.numerics.namespace import ARRAYS, Array
from app.numerics.optimizers import OPTIMIZERS
from app.numerics.scaling import Fit
from app.tables.settings import TrainingSettings
from app.tables.table import Table

Places: TypeAlias = NDArray[np.intp]


class Part(NamedTuple):
    """Some rows: scaled inputs (n, m) and targets (k, m)."""

    inputs: Array
    targets: Array


class Source(NamedTuple):
    """Where a training's numbers stand in its table, from 0: its features, its training and its test rows."""

    table: Table
    features: list[int]
    train: Places
    test: Places


class Report(NamedTuple):
    """What is told of a point; epoch: how many are over; accuracy: the share of training rows right."""

    step: int
    epoch: int
    loss: float
    test_loss: float | None
    accuracy: float | None
    gradient_norm: float


@dataclass(frozen=True, eq=False)
class Training:
    """Settings, with every name in full, and the rows they are about.

    query: the same, as short as it can be; features, targets: the names of the columns; left_out: rows
    without a number in one of them; fit: of the features; classes: None where the targets are no classes.
    """

    settings: TrainingSettings
    query: str
    source: Source
    features: tuple[str, ...]
    targets: tuple[str, ...]
    train: Part
    test: Part | None
    left_out: int
    fit: Fit
    classes: Classes | None

    def layer(self, part: Part) -> Layer:
        """Return the objective over some rows."""
        return layer(*part, ACTIVATIONS[self.settings.activation], LOSSES[self.settings.loss])

    @cached_property
    def whole(self) -> Layer:
        """The objective over the training rows."""
        return self.layer(self.train)

    @cached_property
    def tested(self) -> Layer | None:
        """The same over the test rows."""
        return self.test and self.layer(self.test)

    @property
    def rows(self) -> int:
        """How many rows it learns from."""
        return self.train.inputs.shape[1]

    @property
    def steps_per_epoch(self) -> int:
        """Updates for one pass over the training rows."""
        size = self.settings.batch_size
        return 1 if size is None else -(-self.rows // size)

    def start(self) -> Weights:
        """Return the weights at the start."""
        shape = len(self.features), len(self.targets)
        return drawn(*shape, self.settings.seed) if self.settings.start == "random" else zeros(*shape)

    def walk(self) -> Walk[Array]:
        """Return a walk over every point; what a point reports, measured() tells."""
        settings = self.settings
        method = OPTIMIZERS[settings.method]
        optimizer = method.optimizer(ARRAYS, **{name: getattr(settings, name) for name in method.parameters})
        size = settings.batch_size
        if size is not None:
            over = parts(*self.train, ACTIVATIONS[settings.activation], LOSSES[settings.loss])
            optimizer = stochastic(optimizer, over, partial(batches, self.rows, size, settings.seed))
        return Walk(
            descend(
                walked(self.whole, self.steps_per_epoch),
                optimizer,
                self.start(),
                ARRAYS,
                rate=settings.learning_rate,
                max_steps=settings.max_steps,
                tolerance=settings.tolerance,
                rate_changes=settings.rate_change,
            )
        )

    def measured(self, step: int, theta: Weights) -> Report:
        """Return what is told of a point."""
        loss, (dw, db) = self.whole.measure(theta)
        accuracy = self.classes and self.classes.accuracy(self.whole.predict(theta), self.train.targets)
        return Report(
            step,
            step // self.steps_per_epoch,
            loss,
            self.test_loss(theta),
            accuracy,
            hypot(ARRAYS.norm(dw), ARRAYS.norm(db)),
        )

    def test_loss(self, theta: Weights) -> float | None:
        """Return the loss of the test rows; a sum is that of as many rows as the training has."""
        if self.test is None or self.tested is None:
            return None
        weight, rows = LOSSES[self.settings.loss].weight, self.test.inputs.shape[1]
        return self.tested.loss(theta) * (self.rows * weight(self.rows)) / (rows * weight(rows))

    def metrics(self, theta: Weights) -> dict[str, dict[str, Any] | None]:
        """Return how good the layer is, on the training rows and on the test rows."""
        return {
            "train": self.of_part(self.whole, self.train, theta),
            "test": self.test and self.tested and self.of_part(self.tested, self.test, theta),
        }

    def of_part(self, objective: Layer, part: Part, theta: Weights) -> dict[str, Any]:
        """Return how good the layer is on some rows."""
        predictions = objective.predict(theta)
        kind, log_loss = self.settings.activation, LOSSES["cross_entropy"]
        low, high = log_loss.targets
        told = kind in log_loss.activations and low <= part.targets.min() <= part.targets.max() <= high
        return {
            "rows": part.inputs.shape[1],
            "accuracy": self.classes and self.classes.accuracy(predictions, part.targets),
            # from z, not from ŷ: where ŷ is 1 to the last digit the loss is still a number
            "log_loss": layer(*part, ACTIVATIONS[kind], log_loss).loss(theta) if told else None,
            "confusion": self.classes and self.classes.confusion(predictions, part.targets),
        }
