"""The choice of columns and rows: settings and a table become a training, or a sentence says why not."""

from collections.abc import Sequence
from math import isinf
from typing import NoReturn

import numpy as np

from app.numerics.batches import batches
from app.numerics.classes import classes
from app.numerics.losses import LOSSES
from app.numerics.namespace import Array
from app.numerics.scaling import SCALINGS, scaled
from app.setting import text
from app.tables.cell import shown
from app.tables.settings import TrainingSettings
from app.tables.table import Table
from app.tables.training import Part, Places, Source, Training


class Unfit(ValueError):
    """Why settings and a table do not go together: the setting, and a sentence."""

    def __init__(self, loc: tuple[str | int, ...], words: str) -> None:
        """Take the setting and the sentence."""
        super().__init__(words)
        self.loc = loc


def training(settings: TrainingSettings, table: Table) -> Training:
    """Return the training of settings on a table. Raises Unfit."""
    target = chosen("target", settings.target, table) or [*range(len(table.names))][-table.targets :]
    others = [place for place in range(len(table.names)) if place not in table.words and place not in target]
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
        return Part(scaled(inputs[:, places], fit), np.ascontiguousarray(targets[:, places]))

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
    return Training(
        settings=settings.model_copy(update=full),
        source=Source(table, features, rows[learnt], rows[tested]),
        features=names[0],
        targets=names[1],
        train=part(learnt),
        test=part(tested) if len(tested) else None,
        left_out=table.rows - len(rows),
        fit=fit,
        classes=classes(targets),
    )


def refuse_column(setting: str, words: str) -> NoReturn:
    """Refuse the columns of a setting with a sentence."""
    raise Unfit((setting,), words[:1].upper() + words[1:])


def ambiguous(names: Sequence[str]) -> bool:
    """Return whether a name would be read as a place."""
    return any(name.startswith("#") for name in names)


def chosen(setting: str, names: Sequence[str], table: Table) -> list[int]:
    """Return the places of the columns with these names, or #0, #1, …, in their order."""
    places: list[int] = []
    for rank, name in enumerate(names):
        digits = name.removeprefix("#")
        place = -1
        if name.startswith("#") and digits.isascii() and digits.isdigit() and len(digits) < 4:
            place = int(digits)
        elif name in table.names:
            place = table.names.index(name)
        if not 0 <= place < len(table.names):
            some = ", ".join(map(shown, table.names[:5])) + (" …" if len(table.names) > 5 else "")
            words = (
                f"{shown(name)} is no column of this table; it has {some}, or #0 to #{len(table.names) - 1}."
            )
            raise Unfit((setting, rank), words)
        if place in places:
            raise Unfit((setting, rank), f"{shown(name)} is chosen twice; choose it once.")
        if place in table.words:
            words = f"{shown(table.names[place])} holds words, and a neuron needs numbers; leave it out."
            raise Unfit((setting, rank), words)
        places.append(place)
    return places


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
        words = f"test_share must leave a row to test and two to learn from, and the table has {rows} rows."
        raise Unfit(("test_share",), words)
    tested = next(batches(rows, size, settings.seed)) if size else ()
    kept = np.array(tested, dtype=np.intp)
    return kept, np.delete(np.arange(rows), kept)
