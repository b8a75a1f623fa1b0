"""A file of comma-separated values as a table, or a sentence that says what is wrong with it, and where."""

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, islice
from math import isnan, nan

import numpy as np

from app.format import count
from app.numerics.namespace import Array
from app.tables.table import Table

LARGEST_FILE = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_NAME = 100
LARGEST = 1e100
"""Beyond this a square of a number, or a product of some, is no double any more."""
DELIMITERS = ",;\t"
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-"})
"""What stands for a cell without a value, in small letters."""
PREVIEWED = 5
SHOWN = 40
"""Characters of a cell that are shown."""


class Unreadable(ValueError):
    """Why a file is no table, in one sentence; row: as a spreadsheet numbers it, column: from 1."""

    def __init__(self, words: str, row: int | None = None, column: int | None = None) -> None:
        """Take the sentence and the place."""
        super().__init__(words)
        self.row = row
        self.column = column


def read(file: bytes, header: bool | None = None) -> Table:
    """Return the table in a file.

    header: whether the first row holds the names; None: it does where none of its cells is a number.
    Raises Unreadable.
    """
    text = decoded(file)
    delimiter = separator(text)
    rows = records(text, delimiter)
    try:
        top_line, top = next(rows)
    except StopIteration:
        raise Unreadable("The file is empty; bring one with a row of names and rows of numbers.") from None
    if len(top) > MOST_COLUMNS:
        words = f"The file has {count(len(top))} columns; a table can have {MOST_COLUMNS} at most."
        raise Unreadable(words, top_line)
    if len(top) == 1:
        words = (
            "The file has one column; a table needs a target and at least one feature, with a comma, a "
            "semicolon or a tab between them."
        )
        raise Unreadable(words, top_line)
    decimal = delimiter != ","
    if header is None:
        header = not any(number(cell, decimal) is not None and not missing(cell) for cell in top)
    if header:
        names = headings(top, top_line)
    else:
        names = tuple(f"column {place}" for place in range(1, len(top) + 1))
        rows = chain([(top_line, top)], rows)
    return table(names, rows, decimal)


def decoded(file: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote before."""
    if len(file) > LARGEST_FILE:
        raise Unreadable(f"The file has more than {count(LARGEST_FILE)} bytes; bring a smaller one.")
    if file.startswith(b"PK\x03\x04"):
        raise Unreadable(
            "This is a zip archive or a spreadsheet, not CSV; open it and save the table as CSV (UTF-8)."
        )
    wide = file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = file.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
        break
    raise Unreadable("This is not a text file; save the table as CSV (UTF-8).")


def separator(text: str) -> str:
    """Return what separates cells: of comma, semicolon and tab the one that makes most of the first row."""
    begin = text[:10_000].lstrip("\r\n")

    def width(delimiter: str) -> int:
        try:
            return len(next(csv.reader(StringIO(begin, newline=""), delimiter=delimiter), ()))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=width)


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line it ends on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield reader.line_num, row
    except csv.Error as wrong:
        said = str(wrong)
        if "field limit" in said:
            words = f"Row {reader.line_num} has a cell that is far too long, or a quote that is never closed."
        elif "unexpected end" in said:
            words = "The last row has a quote that is never closed; close it, or leave it out."
        else:
            words = (
                f"Row {reader.line_num} has a quote in the middle of a cell; write it twice, or leave it out."
            )
        raise Unreadable(words, reader.line_num) from None


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
    for line, row in islice(rows, MOST_ROWS + 1):
        if len(row) != width:
            words = f"Row {line} has {cells(len(row))}, and the first row has {width}; give each row as many."
            raise Unreadable(words, line)
        numbers = np.empty(width)
        for place, cell in enumerate(row):
            value = number(cell, decimal)
            if value is None:
                strange[place] += 1
                first[place] = first[place] or (line, cell)
                value = nan
            elif abs(value) > LARGEST:
                words = (
                    f"Row {line}, column {place + 1} ({names[place]}): {shown(cell)} is not a number between "
                    "−10¹⁰⁰ and 10¹⁰⁰; correct it, or leave the cell empty."
                )
                raise Unreadable(words, line, place + 1)
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
            line, cell = wrong
            words = (
                f"Row {line}, column {place + 1} ({names[place]}): {shown(cell)} is not a number; correct "
                "it, or leave the cell empty."
            )
            raise Unreadable(words, line, place + 1)
    if len(words_in) == width:
        raise Unreadable("No column of the file holds numbers, and a neuron can only learn from numbers.")
    both[:, sorted(words_in)] = nan
    return Table(names, both, words_in, tuple(preview))


def number(cell: str, decimal: bool) -> float | None:
    """Return the number in a cell, NaN where it is missing, None where there is something else.

    decimal: whether a comma in a number is a decimal point.
    """
    try:
        value = float(cell.replace(",", ".") if decimal else cell)
    except ValueError:
        return nan if missing(cell) else None
    # float() also reads 1_000 and the digits of every script
    return value if (cell.isascii() and "_" not in cell) or isnan(value) else None


def missing(cell: str) -> bool:
    """Return whether a cell stands for no value."""
    return cell.strip().lower() in MISSING


def shown(cell: str) -> str:
    """Return a cell for a sentence: at most SHOWN characters, all of which can be seen."""
    seen = "".join(letter if letter.isprintable() else "�" for letter in cell.strip())
    return f"“{seen[:SHOWN]}…”" if len(seen) > SHOWN else f"“{seen}”"


def cells(number: int) -> str:
    """Return so many cells, in words."""
    return "one cell" if number == 1 else f"{number} cells"
