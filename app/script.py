"""A run as a Python script of its own: the very functions of app.numerics, one after the other, and a main.

Their text is taken as it stands, comments and all. Only the annotations are cut out, which say nothing to a
computer and would ask for the packages they name; and each record of functions becomes a named tuple.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import FunctionType
from typing import Any

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import descend, reported
from app.numerics.losses import LOSSES
from app.numerics.neuron import neuron
from app.numerics.optimizers import METHODS
from app.run import Run

WIDTH = 110
SCRIPT = '''"""{title}, as CSV on the standard output.

    python3 descent.py > descent.csv

It needs Python and nothing else. The functions are those of Flying Carpet {version}, word for word but for
their annotations; it prints the same numbers as
{address}
"""

{imports}
from types import SimpleNamespace

# --- the run

POINTS = {points}
LEARNING_RATE = {rate!r}
START = {start!r}  # w, b
MAX_STEPS = {max_steps!r}
TOLERANCE = {tolerance!r}  # stop where both parts of the gradient are at most this
EVERY = {every!r}  # print each k-th point, and the last

# --- the functions

{definitions}


# --- what this run takes of them

FLOATS = SimpleNamespace(exp=math.exp, tanh=math.tanh, abs=abs)
ACTIVATION = SimpleNamespace(over={activation})
LOSS = SimpleNamespace(of={loss})
METHOD = SimpleNamespace(init={init}, update={update})


def main():
    objective = neuron(POINTS, ACTIVATION, LOSS, FLOATS)
    walk = descend(objective, METHOD, START, rate=LEARNING_RATE, max_steps=MAX_STEPS, tolerance=TOLERANCE)
    print("step,w,b,loss,dw,db")
    for step, (w, b), loss, (dw, db) in reported(walk, EVERY):
        print(step, w, b, loss, dw, db, sep=",")


if __name__ == "__main__":
    main()
'''


def script(run: Run, version: str) -> str:
    """Return the text of a script that prints the reported points of the run, for any Python from 3.9 on."""
    activation, loss = ACTIVATIONS[run.activation].over, LOSSES[run.loss].of
    method = METHODS[run.method]
    imports, definitions = assemble((activation, loss, neuron, method.init, method.update, descend, reported))
    query = run.query()
    return SCRIPT.format(
        title=f"{method.label.capitalize()} on a {ACTIVATIONS[run.activation].label} neuron",
        version=version,
        address=f"/api/trajectory.csv{'?' if query else ''}{query}",
        imports="\n".join(["import math", "from collections import namedtuple", *imports]),
        points=listed(run.point),
        rate=run.learning_rate,
        start=(run.w, run.b),
        max_steps=run.max_steps,
        tolerance=run.tolerance,
        every=run.every,
        definitions=definitions,
        activation=name_of(activation),
        loss=name_of(loss),
        init=name_of(method.init),
        update=name_of(method.update),
    )


def listed(points: tuple[tuple[float, float], ...]) -> str:
    """Return the points as a Python list, one a line where they do not fit on one."""
    line = f"{list(points)!r}"
    if len(line) <= WIDTH - len("POINTS = "):
        return line
    return "\n".join(["[", *(f"    {point!r}," for point in points), "]"])


def name_of(function: Any) -> str:
    """Return the name a function was defined by."""
    return function.__name__


@lru_cache(maxsize=64)
def assemble(roots: tuple[Any, ...]) -> tuple[list[str], str]:
    """Return the imports and the definitions of some functions and all they name, in the order of need.

    Raises TypeError when one of them names what a script cannot hold, such as an array.
    """
    imports: dict[str, set[str]] = {}
    texts: dict[str, str] = {}

    def add(name: str, thing: Any) -> None:
        home: str = getattr(thing, "__module__", None) or ""
        if name in texts:
            return
        if isinstance(thing, FunctionType) and home.startswith("app.numerics."):
            texts[name] = ""  # it may name itself
            text = trimmed(inspect.getsource(thing))
            for needed in sorted(globals_of(text) & thing.__globals__.keys()):
                add(needed, thing.__globals__[needed])
            texts[name] = f"\n{texts.pop(name)}{text}"
        elif is_dataclass(thing) and isinstance(thing, type):
            texts[name] = f"\n{record(thing)}"
        elif isinstance(thing, (int, float)):
            texts[name] = f"{name} = {thing!r}\n"
        elif home in ("math", "cmath", "itertools", "functools", "operator"):
            imports.setdefault(home, set()).add(name)
        else:
            raise TypeError(f"{name} cannot be written into a script: {thing!r}")

    for root in roots:
        add(name_of(root), root)
    lines = [f"from {home} import {', '.join(sorted(names))}" for home, names in sorted(imports.items())]
    return lines, "\n".join(texts.values()).strip()


def record(of: type[Any]) -> str:
    """Return a record of functions as a named tuple, with its docstring as a comment."""
    about = "\n".join(f"# {line}".rstrip() for line in (inspect.getdoc(of) or "").splitlines())
    names = " ".join(field.name for field in fields(of))
    return f'{about}\n{of.__name__} = namedtuple("{of.__name__}", "{names}")\n'


def globals_of(text: str) -> set[str]:
    """Return the names that a definition reads."""
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}


def trimmed(text: str) -> str:
    """Return the text of a definition without its annotations, every other character as it was."""
    source = text.encode()  # ast counts bytes
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tree = ast.parse(text)
    for first, last in sorted(annotations(tree, source, starts), reverse=True):
        source = source[:first] + source[last:]
    return one_line_headers(source.decode())


def annotations(tree: ast.AST, source: bytes, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where annotations begin and end, in bytes."""

    def end(node: ast.expr) -> int:
        return starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

    for node in ast.walk(tree):
        match node:
            case ast.arg(arg=name, annotation=ast.expr() as annotation):
                yield starts[node.lineno - 1] + node.col_offset + len(name.encode()), end(annotation)
            case ast.FunctionDef(returns=ast.expr() as returns):
                arrow = source.rindex(b"->", 0, starts[returns.lineno - 1] + returns.col_offset)
                yield len(source[:arrow].rstrip()), end(returns)
            case ast.AnnAssign(target=target, annotation=annotation, value=ast.expr()):
                yield end(target), end(annotation)
            case _:
                pass


def one_line_headers(text: str) -> str:
    """Return a definition whose first line is whole again where it was long only for its annotations."""
    head, opened, rest = text.partition("(\n")
    inner, closed, body = rest.partition("\n):")
    line = f"{head}({' '.join(inner.split()).removesuffix(',')}):"
    if not (opened and closed) or "\n" in head or len(line) > WIDTH:
        return text
    return line + body
