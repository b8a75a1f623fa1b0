"""Expressions such as 3 * (a + b * c), read into a computation graph; nothing is ever run as code.

Read from left to right with one stack of what still waits (Dijkstra's shunting yard), so that no depth of
parentheses matters. Powers go from the right and before a minus: -a**2 is -(a**2), 2**-1 is 2**(-1). A plus
in front changes nothing and makes no node. What is written twice is one node.
"""

from math import inf
from typing import NamedTuple

from app.numerics.graph import Node
from app.numerics.operations import OPERATIONS
from app.numerics.tokens import FUNCTIONS, LISTED, Token, Unreadable, tokens

MOST_NODES = 200


class Waiting(NamedTuple):
    """An operation that waits for its last argument, or an open parenthesis (strength 0).

    strength: of two operations the stronger is done first. column: where it stands.
    """

    operation: str
    strength: int
    column: int = 0


BETWEEN = {
    "+": Waiting("add", 1),
    "-": Waiting("subtract", 1),
    "*": Waiting("multiply", 2),
    "/": Waiting("divide", 2),
    "**": Waiting("power", 4),
}
MINUS = Waiting("negate", 3)


class Reading:
    """An expression on its way to become a graph."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.nodes: list[Node] = []
        self.places: dict[tuple[object, ...], int] = {}
        self.operands: list[int] = []
        self.waiting: list[Waiting] = []
        self.complete = False
        """Whether what was read so far could be all, but for open parentheses: an operator may follow."""

    def take(self, token: Token) -> None:
        """Read one more token. Raises Unreadable."""
        (self.take_after_operand if self.complete else self.take_operand)(token)

    def take_operand(self, token: Token) -> None:
        """Read where a number, a name, a function or a parenthesis must follow, perhaps behind a sign."""
        kind, text, column = token
        match kind, text:
            case "number", _:
                number = float(text)
                if number == inf:
                    words = f"The number at column {column} is larger than any that fits here (1.8e308)."
                    raise Unreadable(words, column)
                self.add(Node(text, number=number, column=column), "number", number)
                self.complete = True
            case "name", _ if text in FUNCTIONS:
                raise Unreadable(f"{text} at column {column} is a function; write {text}(…).", column)
            case "call", _ if text not in FUNCTIONS:
                words = f"{text} at column {column} is no function here, only {LISTED} are; "
                raise Unreadable(f"{words}for a product write {text} * (…).", column)
            case "name", _:
                self.add(Node(text, column=column), "name", text)
                self.complete = True
            case "call", _:
                self.waiting.append(Waiting(text, 5, column))
            case _, "-":
                self.waiting.append(MINUS._replace(column=column))
            case _, "(":
                self.waiting.append(Waiting("", 0, column))
            case _, "+":
                pass
            case _:
                found = f"before {text} at column {column}" if text else f"at the end, column {column}"
                words = f"A number, a name or a parenthesis is missing {found}."
                raise Unreadable(words, column)

    def take_after_operand(self, token: Token) -> None:
        """Read where an operator, a closing parenthesis or the end must follow."""
        _, text, column = token
        if text in BETWEEN:
            strength = BETWEEN[text].strength
            # equals go from the left, but powers from the right
            self.apply(down_to=strength + 1 if text == "**" else strength)
            self.waiting.append(BETWEEN[text]._replace(column=column))
            self.complete = False
        elif text in (")", ""):
            self.apply(down_to=1)
            opened = self.waiting.pop() if self.waiting else None
            if text and not opened:
                raise Unreadable(f") at column {column} closes no parenthesis; leave it out.", column)
            if opened and not text:
                words = f"( at column {opened.column} is never closed; write ) where it ends."
                raise Unreadable(words, opened.column)
        else:
            words = f"An operator is missing before {text} at column {column}; for a product write *."
            raise Unreadable(words, column)

    def apply(self, down_to: int) -> None:
        """Apply the operations that wait and are as strong as that; an open parenthesis never is."""
        while self.waiting and self.waiting[-1].strength >= down_to:
            name, _, column = self.waiting.pop()
            operation = OPERATIONS[name]
            arguments = tuple(self.operands[-len(operation.derivatives) :])
            del self.operands[-len(arguments) :]
            self.add(Node(operation.symbol, name, arguments, column=column), name, arguments)

    def add(self, node: Node, *identity: object) -> None:
        """Make a node an operand, or the one that is the same already."""
        place = self.places.setdefault(identity, len(self.nodes))
        if place == MOST_NODES:
            words = f"At column {node.column} the expression goes beyond {MOST_NODES} nodes; make it shorter."
            raise Unreadable(words, node.column)
        if place == len(self.nodes):
            self.nodes.append(node)
        self.operands.append(place)


def parse(text: str) -> tuple[Node, ...]:
    """Return the graph of an expression: its nodes in the order of computing. Raises Unreadable."""
    if not text.strip():
        raise Unreadable("The expression is empty; write one at column 1, such as 3 * (a + b * c).", 1)
    reading = Reading()
    for token in tokens(text):
        reading.take(token)
    return tuple(reading.nodes)
