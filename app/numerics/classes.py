"""Classes: what the targets of a table tell apart, and how often a layer is right about it."""

from dataclasses import dataclass

import numpy as np

from app.numerics.namespace import Array


@dataclass(frozen=True)
class Classes:
    """The classes of targets (k, m): of one output its two values, of several the output that is 1.

    count: how many there are; middle: of one output, the value between both.
    """

    count: int
    middle: float = 0.0

    def of(self, outputs: Array) -> Array:
        """Return the class of each row, from 0, for targets or predictions (k, m)."""
        if len(outputs) == 1:
            return (outputs[0] >= self.middle).astype(np.intp)
        return outputs.argmax(axis=0)

    def accuracy(self, predictions: Array, targets: Array) -> float:
        """Return the share of the rows whose class is predicted."""
        return float((self.of(predictions) == self.of(targets)).mean())

    def confusion(self, predictions: Array, targets: Array) -> list[list[int]]:
        """Return how many rows of each class (the outer list) are predicted as each class."""
        pairs = self.of(targets) * self.count + self.of(predictions)
        counts = np.bincount(pairs, minlength=self.count * self.count)
        return counts.reshape(self.count, self.count).tolist()


def classes(targets: Array) -> Classes | None:
    """Return the classes of targets (k, m), None where they are no classes but any numbers."""
    if len(targets) == 1:
        values = np.unique(targets)
        return Classes(2, float(values.mean())) if len(values) == 2 else None
    one_of_all = np.isin(targets, (0.0, 1.0)).all() and (targets.sum(axis=0) == 1.0).all()
    return Classes(len(targets)) if one_of_all else None
