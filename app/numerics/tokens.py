"""The numbers, names and signs an expression is written with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.numerics.operations import OPERATIONS

LONGEST = 1000
"""Characters of an expression."""
LONGEST_WORDS = {"number": 100, "name": 50, "call": 50}
FUNCTIONS = tuple(name for name, operation in OPERATIONS.items() if operation.symbol == name)
LISTED = ", ".join(FUNCTIONS)
INSTEAD = {
    **dict.fromkeys("−–", "-"),
    **dict.fromkeys("×·⋅", "*"),
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    "÷": "/",
    "^": "**",
    "²": "**2",
    "³": "**3",
    ",": ".",
}
"""What to write for a character that others would read."""

TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<call>[A-Za-z][A-Za-z0-9_]*+(?=[ \t\r\n]*+\())"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*+)"
    r"|(?P<sign>\*\*|[-+*/()])"
)


class Token(NamedTuple):
    """A number, a name, a call (a name before a parenthesis) or a sign; the end is a sign without text."""

    kind: str
    text: str
    column: int


class Unreadable(ValueError):
    """An expression cannot be read; the message says why and at which column (from 1)."""

    def __init__(self, words: str, column: int) -> None:
        """Take the sentence, and the column it names."""
        super().__init__(words)
        self.column = column


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an expression, the end too. Raises Unreadable."""
    if len(text) > LONGEST:
        words = f"The expression has {len(text)} characters; column {LONGEST} is the last there may be."
        raise Unreadable(words, LONGEST + 1)
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise unknown(text[place], place + 1)
        kind = str(found.lastgroup)
        most = LONGEST_WORDS.get(kind, LONGEST)
        if len(found.group()) > most:
            word = "number" if kind == "number" else "name"
            words = f"The {word} at column {place + 1} is longer than {most} characters."
            raise Unreadable(words, place + 1)
        if kind != "space":
            yield Token(kind, found.group(), place + 1)
        place = found.end()
    yield Token("sign", "", len(text) + 1)


def unknown(character: str, column: int) -> Unreadable:
    """Return the refusal of a character that has no meaning here."""
    code = "" if character.isascii() and character.isprintable() else f"U+{ord(character):04X}"
    shown = f"{character} ({code})" if code and character.isprintable() else code or character
    remedy = (
        f"write {INSTEAD[character]} instead"
        if character in INSTEAD
        else f"there are numbers, names of the letters a to z, + - * / **, parentheses, and {LISTED}"
    )
    return Unreadable(f"{shown} at column {column} cannot be read: {remedy}.", column)
