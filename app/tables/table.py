"""A table: rows of numbers under names, by its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain
from math import isnan
from sys import getsizeof
from typing import TypedDict

import numpy as np

from app.numerics.namespace import Array

FRAME = 1000
"""Bytes that a table takes beside its numbers and its texts, about."""


class ColumnSummary(TypedDict):
    """What is known of a column."""

    name: str
    type: str
    min: float | None
    max: float | None
    missing: int


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of numbers (rows, columns), NaN where one is missing; words: the columns that hold none.

    preview: the cells of the first rows, as they were written; targets: how many of the last columns are to
    be predicted, unless others are chosen.
    """

    names: tuple[str, ...]
    values: Array
    words: frozenset[int] = frozenset()
    preview: tuple[tuple[str, ...], ...] = ()
    targets: int = 1

    @cached_property
    def id(self) -> str:
        """What tells this table from every other: 20 hexadecimal digits of its content."""
        digest = sha256(repr((self.names, sorted(self.words), self.values.shape, self.preview)).encode())
        digest.update(np.ascontiguousarray(self.values).data)
        return digest.hexdigest()[:20]

    @cached_property
    def numbers(self) -> list[int]:
        """The places of the columns that hold a number somewhere."""
        return np.flatnonzero(~np.isnan(self.values).all(axis=0)).tolist()

    @cached_property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return FRAME + self.values.nbytes + sum(map(getsizeof, chain(self.names, *self.preview)))

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.values)

    def columns(self) -> Iterator[ColumnSummary]:
        """Yield what is known of each column; the range of one without numbers is None."""
        for place, name in enumerate(self.names):
            column = self.values[:, place]
            there = column[~np.isnan(column)]
            words = place in self.words
            yield {
                "name": name,
                "type": "words" if words else "number" if len(there) else "empty",
                "min": float(there.min()) if len(there) else None,
                "max": float(there.max()) if len(there) else None,
                "missing": 0 if words else len(column) - len(there),
            }


def made(names: Sequence[str], rows: Sequence[Sequence[float]] | Array, targets: int = 1) -> Table:
    """Return a table of numbers."""
    values = np.array(rows, dtype=np.float64)
    preview = tuple(
        tuple("" if isnan(cell) else f"{cell:.7g}" for cell in row) for row in values[:5].tolist()
    )
    return Table(tuple(names), values, preview=preview, targets=targets)
