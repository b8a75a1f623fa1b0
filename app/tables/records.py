"""A file as rows of cells, whatever wrote it: its letters, what stands between its cells, its quotes."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from app.format import count

LARGEST_FILE = 5_000_000
DELIMITERS = ",;\t"
OTHERS = {
    b"pk\x03\x04": "a zip archive or a spreadsheet",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet or document",
    b"%pdf": "a PDF",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b'{"': "JSON",
    b'[{"': "JSON",
}
"""What files begin with that are brought for CSV, in small letters, and what they are."""


class Unreadable(ValueError):
    """Why a file is no table, in one sentence; row: as a spreadsheet numbers it, column: from 1."""

    def __init__(self, words: str, row: int | None = None, column: int | None = None) -> None:
        """Take the sentence and the place."""
        super().__init__(words)
        self.row = row
        self.column = column


def decoded(file: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote before."""
    if len(file) > LARGEST_FILE:
        raise Unreadable(f"The file has more than {count(LARGEST_FILE)} bytes; bring a smaller one.")
    begin = file[:100].lstrip().lower()
    for mark, kind in OTHERS.items():
        if begin.startswith(mark):
            raise Unreadable(f"This is {kind}, not CSV; open it and save the table as CSV (UTF-8).")
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
    """Yield the rows that are not blank, each with its number: blank ones count, lines within a cell do not.

    The row in which a program says what separates cells (sep=;) is taken for a blank one.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if any(map(str.strip, row)) and not (number == 1 and row == ["sep=", ""]):
                yield number, row
    except csv.Error as wrong:
        said, number = str(wrong), number + 1
        if "field limit" in said:
            words = f"Row {number} has a cell that is far too long, or a quote that is never closed."
        elif "unexpected end" in said:
            words = f"Row {number} has a quote that is never closed; close it, or leave it out."
        else:
            words = f"Row {number} has a quote in the middle of a cell; write it twice, or leave it out."
        raise Unreadable(words, number) from None
