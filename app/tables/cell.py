"""A cell of a table: the number in it, and how it is shown in a sentence."""

from math import isnan, nan

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-"})
"""What stands for a cell without a value, in small letters."""
MINUS = "−"
SHOWN = 40
"""Characters of a cell that are shown."""


def number(cell: str, decimal: bool) -> float | None:
    """Return the number in a cell, NaN where it is missing, None where there is something else.

    decimal: whether a comma in a number is a decimal point.
    """
    try:
        value = float(cell.replace(",", ".") if decimal else cell)
    except ValueError:
        if MINUS in cell:
            return number(cell.replace(MINUS, "-"), decimal)
        return nan if missing(cell) else None
    # float() also reads 1_000 and the digits of every script, and leaves out white space of every kind
    return value if (cell.strip().isascii() and "_" not in cell) or isnan(value) else None


def missing(cell: str) -> bool:
    """Return whether a cell stands for no value."""
    return cell.strip().lower() in MISSING


def shown(cell: str) -> str:
    """Return a cell for a sentence: at most SHOWN characters, all of which can be seen."""
    seen = "".join(letter if letter.isprintable() else "�" for letter in " ".join(cell.split()))
    return f"“{seen[:SHOWN]}…”" if len(seen) > SHOWN else f"“{seen}”"
