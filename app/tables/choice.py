"""The choice of columns and rows: settings and a table become a training, or a sentence says why not."""

from collections.abc import Sequence
from math import isinf

import numpy as np

from app.numerics.batches import batches
from app.numerics.classes import classes
from app.numerics.losses import LOSSES
from app.numerics.namespace import Array
from app.numerics.scaling import SCALINGS, scaled
from app.setting import text
from app.tables.cell import shown
from app.tables.columns import Unfit, ambiguous, chosen, predictable, refuse_column, usual
from app.tables.settings import TrainingSettings
from app.tables.table import Table
from app.tables.training import Part, Places, Source, Training


def training(settings: TrainingSettings, table: Table) -> Training:
    """Return the training of settings on a table. Raises Unfit."""
    target = chosen("target", settings.target, table) or predictable(usual(table), table)
    others = [place for place in table.numbers if place not in target]
    features = chosen("features", settings.features, table) or others
    if not features:
        refuse_column("features", "there is no column of numbers left to learn from; choose another target.")
    for place in target:
        if place in features:
            words = f"{shown(table.names[place])} is the target and cannot be a feature; leave it out of one."
            refuse_column("features", words)
    both = table.values[:, [*features, *target]]
    there = ~np.isnan(both).any(axis=1)
    rows = np.flatnonzero(there)
    if len(rows) < 2:
        refuse_column("features", "fewer than two rows have a number in every chosen column; choose fewer.")
    inputs: Array = both[rows, : len(features)].T
    targets: Array = both[rows, len(features) :].T
    look_at_targets(settings, [table.names[place] for place in target], targets, rows)
    tested, learnt = split(settings, len(rows))
    fit = SCALINGS[settings.scaling](inputs[:, learnt])
    for place, factor in zip(features, fit[1], strict=True):
        if isinf(factor):
            words = (
                f"{shown(table.names[place])} has the same value in every training row and cannot be "
                "scaled; leave it out of the features, or take scaling=none."
            )
            refuse_column("features", words)

    def part(places: Places) -> Part:
        part = Part(scaled(inputs[:, places], fit), np.ascontiguousarray(targets[:, places]))
        if (far := ~np.isfinite(part.inputs).all(axis=1)).any():
            name = shown(table.names[features[far.argmax()]])
            words = f"{name} has a test row too far from all training rows to be scaled; take scaling=none."
            raise Unfit(("scaling",), words)
        return part

    size = settings.batch_size
    if size is not None and size > len(learnt):
        words = f"batch_size must be a whole number from 1 to {len(learnt)}, the number of training rows."
        raise Unfit(("batch_size",), words)
    names = [tuple(table.names[place] for place in places) for places in (features, target)]
    full = {
        "features": tuple(f"#{place}" for place in features) if ambiguous(names[0]) else names[0],
        "target": tuple(f"#{place}" for place in target) if ambiguous(names[1]) else names[1],
        "batch_size": None if size == len(learnt) else size,
    }
    unsaid: dict[str, tuple[str, ...]] = {"target": ()} if target == usual(table) else {}
    if features == others:
        unsaid["features"] = ()
    return Training(
        settings=settings.model_copy(update=full),
        query=settings.model_copy(update=full | unsaid).query(),
        source=Source(table, features, rows[learnt], rows[tested]),
        features=names[0],
        targets=names[1],
        train=part(learnt),
        test=part(tested) if len(tested) else None,
        left_out=table.rows - len(rows),
        fit=fit,
        classes=classes(targets),
    )


def look_at_targets(settings: TrainingSettings, names: Sequence[str], targets: Array, rows: Places) -> None:
    """Refuse targets that the loss cannot be asked for, or that are the same in every row."""
    low, high = LOSSES[settings.loss].targets
    for rank, (name, values) in enumerate(zip(names, targets, strict=True)):
        outside = np.flatnonzero((values < low) | (values > high))
        if len(outside):
            row, value = int(rows[outside[0]]) + 1, float(values[outside[0]])
            words = (
                f"With {settings.loss} a target must be from {text(low)} to {text(high)}; {shown(name)} is "
                f"{text(value)} in row {row} of the table. Take loss=squared_error, or another target."
            )
            raise Unfit(("target", rank) if settings.target else ("target",), words)
        if values.min() == values.max():
            words = (
                f"{shown(name)} is {text(float(values[0]))} in every row, so there is nothing to learn; "
                "choose another target."
            )
            raise Unfit(("target", rank) if settings.target else ("target",), words)


def split(settings: TrainingSettings, rows: int) -> tuple[Places, Places]:
    """Return the places of the test rows and of the training rows, both in their order."""
    size = round(settings.test_share * rows)
    if settings.test_share and not 1 <= size <= rows - 2:
        words = (
            f"test_share must leave a row to test and two to learn from, of {rows} rows with a number in "
            "every chosen column."
        )
        raise Unfit(("test_share",), words)
    tested = next(batches(rows, size, settings.seed)) if size else ()
    kept = np.array(tested, dtype=np.intp)
    return kept, np.delete(np.arange(rows), kept)
