"""The columns of a training: names and places become places, or a sentence says why not."""

from collections.abc import Sequence
from typing import NoReturn

from app.tables.cell import shown
from app.tables.table import Table


class Unfit(ValueError):
    """Why settings and a table do not go together: the setting, and a sentence."""

    def __init__(self, loc: tuple[str | int, ...], words: str) -> None:
        """Take the setting and the sentence."""
        super().__init__(words)
        self.loc = loc


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
        if place not in table.numbers:
            raise Unfit((setting, rank), f"{without_numbers(place, table)}; leave it out.")
        places.append(place)
    return places


def usual(table: Table) -> list[int]:
    """Return the places of the targets where none are chosen: the last columns that are not empty."""
    there = [place for place in range(len(table.names)) if place in table.words or place in table.numbers]
    return there[-table.targets :]


def predictable(target: list[int], table: Table) -> list[int]:
    """Return the places of targets that nobody chose, or refuse them where they hold words."""
    for place in target:
        if place in table.words:
            words = f"{without_numbers(place, table)}; choose another target, or write a number for each."
            raise Unfit(("target",), words)
    return target


def without_numbers(place: int, table: Table) -> str:
    """Return why a column cannot be learnt from or predicted, in words."""
    what = "holds words" if place in table.words else "is empty"
    return f"{shown(table.names[place])} {what}, and a neuron needs numbers"
