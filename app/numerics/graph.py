"""A computation graph: values forward from the inputs, derivatives backward from the result.

Backward is the chain rule: a node's gradient is the sum, over the nodes that use it, of their gradient times
the local derivative on the edge between (reverse mode; one pass gives the derivatives for all inputs).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import NamedTuple

from app.numerics.operations import OPERATIONS


class Node(NamedTuple):
    """One node of a graph, a sequence in which every node comes after its arguments and the result is last.

    label: the operation's symbol, the name of an input, or a number as it is written.
    operation: its name in OPERATIONS, "" for an input or a number; number: None but for a number.
    arguments: their places in the graph. column: where the node stands in the expression, from 1.
    """

    label: str
    operation: str = ""
    arguments: tuple[int, ...] = ()
    number: float | None = None
    column: int = 1


class Edge(NamedTuple):
    """One use of a node by another, both by their places, and ∂(user)/∂(used)."""

    used: int
    user: int
    derivative: float | None


@dataclass(frozen=True)
class Derivation:
    """A graph with numbers on it, one value and one gradient ∂result/∂node for each node.

    A derivative is None where there is none, as for a root at 0, or none that a float can hold. Edges are in
    the order of their user, and then of its arguments; a * a has two.
    """

    values: list[float]
    gradients: list[float | None]
    edges: list[Edge]


class Undefined(ValueError):
    """A node has no finite value; the message says which and why."""

    def __init__(self, words: str, column: int) -> None:
        """Take the sentence, and the column of the node."""
        super().__init__(words)
        self.column = column


def names(graph: Sequence[Node]) -> dict[str, int]:
    """Return the inputs and their places."""
    return {
        node.label: place for place, node in enumerate(graph) if not node.operation and node.number is None
    }


def derive(graph: Sequence[Node], inputs: Mapping[str, float]) -> Derivation:
    """Return every value, gradient and local derivative, for finite inputs.

    Raises KeyError when an input has no number, Undefined where a value is not finite.
    """
    values = forward(graph, inputs)
    edges = [
        Edge(argument, place, slope(derivative, [values[each] for each in node.arguments]))
        for place, node in enumerate(graph)
        if node.operation
        for argument, derivative in zip(node.arguments, OPERATIONS[node.operation].derivatives, strict=True)
    ]
    return Derivation(values, backward(len(graph), edges), edges)


def forward(graph: Sequence[Node], inputs: Mapping[str, float]) -> list[float]:
    """Return the value of every node, all finite."""
    values: list[float] = []
    for node in graph:
        if node.operation:
            values.append(value(node, [values[place] for place in node.arguments]))
        else:
            values.append((inputs[node.label] if node.number is None else node.number) + 0.0)
    return values


def value(node: Node, arguments: Sequence[float]) -> float:
    """Return the value of an operation's node. Raises Undefined."""
    operation = OPERATIONS[node.operation]
    reason = "it is beyond the largest number that fits here, 1.8e308"
    try:
        result = operation.value(*arguments) + 0.0  # −0 is 0
        if isfinite(result):
            return result
    except OverflowError:
        pass
    except (ValueError, ZeroDivisionError):
        reason = operation.defined
    raise Undefined(
        f"{written(node, arguments)} at column {node.column} has no value: {reason}.", node.column
    )


def written(node: Node, arguments: Sequence[float]) -> str:
    """Return an operation on its arguments as it would be written, such as log(0) or 1 / 0."""
    texts = [repr(argument).removesuffix(".0") for argument in arguments]
    if node.operation == node.label:
        return f"{node.label}({texts[0]})"
    return f" {node.label} ".join(f"({text})" if text[0] == "-" else text for text in texts)


def slope(derivative: Callable[..., float], arguments: Sequence[float]) -> float | None:
    """Return a local derivative, None where there is no finite one."""
    try:
        return finite(derivative(*arguments))
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def backward(size: int, edges: Sequence[Edge]) -> list[float | None]:
    """Return ∂(last node)/∂(node) for each node, from edges in the order of their users."""
    gradients = [0.0] * (size - 1) + [1.0]
    # Who uses a node comes after it, so on the way back its gradient is whole before it is handed on.
    for used, user, derivative in reversed(edges):
        # NaN stays NaN in every product and sum: what depends on a missing derivative has none either
        gradients[used] += gradients[user] * (nan if derivative is None else derivative)
    return [finite(gradient) for gradient in gradients]


def finite(number: float) -> float | None:
    """Return the number, and −0 as 0; None when it is not finite."""
    return number + 0.0 if isfinite(number) else None
