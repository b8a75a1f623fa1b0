"""A file of comma-separated values as a table, or a sentence that says what is wrong with it, and where."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from math import nan

import numpy as np

from app.format import count
from app.numerics.namespace import Array
from app.tables.cell import SHOWN, missing, number, shown
from app.tables.records import Unreadable, decoded, records, separator
from app.tables.table import Table

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_NAME = 100
LARGEST = 1e70
"""Up to this the squares of a gradient, sums of products of two cells, are doubles at every start."""
PREVIEWED = 5


def read(file: bytes, header: bool | None = None) -> Table:
    """Return the table in a file.

    header: whether the first row holds the names; None: it does where none of its cells is a number.
    Raises Unreadable.
    """
    text = decoded(file)
    delimiter = separator(text)
    rows = records(text, delimiter)
    try:
        top_row, top = next(rows)
    except StopIteration:
        raise Unreadable("The file is empty; bring one with a row of names and rows of numbers.") from None
    if len(top) > MOST_COLUMNS:
        words = f"The file has {count(len(top))} columns; a table can have {MOST_COLUMNS} at most."
        raise Unreadable(words, top_row)
    if len(top) == 1:
        words = (
            "The first row has one cell; a table needs a target and at least one feature, with a comma, a "
            "semicolon or a tab between them."
        )
        raise Unreadable(words, top_row)
    decimal = delimiter != ","
    named = header
    if named is None:
        named = not any(number(cell, decimal) is not None and not missing(cell) for cell in top)
    if named:
        return table(headings(top, top_row), rows, decimal)
    names = tuple(f"column {place}" for place in range(1, len(top) + 1))
    try:
        return table(names, chain([(top_row, top)], rows), decimal)
    except Unreadable as wrong:
        if header is None and wrong.row == top_row:
            words = f"{wrong} If the first row holds the names, say so."
            raise Unreadable(words, wrong.row, wrong.column) from None
        raise


def headings(cells: Sequence[str], row: int) -> tuple[str, ...]:
    """Return the names of the columns, a number for one without; white space in a name becomes one space."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {place}"
        if not name.isprintable():
            words = (
                f"Row {row}, column {place}: the name holds a character that cannot be seen; leave it out."
            )
            raise Unreadable(words, row, place)
        if len(name) > LONGEST_NAME:
            words = (
                f"Row {row}, column {place}: the name has more than {LONGEST_NAME} characters; shorten it."
            )
            raise Unreadable(words, row, place)
        if name in names:
            words = (
                f"Row {row}: columns {names.index(name) + 1} and {place} are both called {shown(name)}; "
                "give each a name of its own."
            )
            raise Unreadable(words, row, place)
        names.append(name)
    return tuple(names)


def table(names: tuple[str, ...], rows: Iterable[tuple[int, list[str]]], decimal: bool) -> Table:
    """Return the table of some rows under their names."""
    width = len(names)
    values: list[Array] = []
    preview: list[tuple[str, ...]] = []
    # of each column, how many cells hold no number and the first of them
    strange = [0] * width
    first: list[tuple[int, str] | None] = [None] * width
    for at, row in islice(rows, MOST_ROWS + 1):
        if len(row) != width:
            words = f"Row {at} has {cells(len(row))}, and the first row has {width}; give each row as many."
            raise Unreadable(words, at)
        numbers = np.empty(width)
        for place, cell in enumerate(row):
            value = number(cell, decimal)
            if value is None:
                strange[place] += 1
                first[place] = first[place] or (at, cell)
                value = nan
            elif abs(value) > LARGEST:
                words = (
                    f"Row {at}, column {place + 1} ({names[place]}): {shown(cell)} is not a number between "
                    "−10⁷⁰ and 10⁷⁰; correct it, or leave the cell empty."
                )
                raise Unreadable(words, at, place + 1)
            numbers[place] = value
        values.append(numbers)
        if len(preview) < PREVIEWED:
            preview.append(tuple(cell.strip()[:SHOWN] for cell in row))
    if len(values) > MOST_ROWS:
        raise Unreadable(f"The file has more than {count(MOST_ROWS)} rows; bring fewer of them.")
    if len(values) < 2:
        raise Unreadable("The file has fewer than two rows of numbers; there is nothing to learn from.")
    both = np.array(values)
    words_in = frozenset(
        place for place, wrong in enumerate(strange) if wrong > np.isfinite(both[:, place]).sum()
    )
    for place, wrong in enumerate(first):
        if wrong and place not in words_in:
            at, cell = wrong
            words = (
                f"Row {at}, column {place + 1} ({names[place]}): {shown(cell)} is not a number; correct "
                "it, or leave the cell empty."
            )
            raise Unreadable(words, at, place + 1)
    if len(words_in) == width:
        raise Unreadable("No column of the file holds numbers, and a neuron can only learn from numbers.")
    both[:, sorted(words_in)] = nan
    return Table(names, both, words_in, tuple(preview))


def cells(number: int) -> str:
    """Return so many cells, in words."""
    return "one cell" if number == 1 else f"{number} cells"
