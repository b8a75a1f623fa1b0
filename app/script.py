"""A run as a Python script of its own: the very functions of app.numerics, one by one, and a main."""

import re
from types import FunctionType
from typing import Any, NamedTuple

from app.definitions import WIDTH, assemble, name_of
from app.numerics.activations import ACTIVATIONS
from app.numerics.batches import batches, stochastic
from app.numerics.descent import descend, reported
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron, parts
from app.numerics.optimizers import Method
from app.numerics.search import Search, tried
from app.run import Run

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
{settings}
EVERY = {every!r}  # print each k-th point, and the last

# --- the functions

{definitions}


# --- what this run takes of them

FLOATS = SimpleNamespace({namespace})
ACTIVATION = SimpleNamespace(over={activation})
LOSS = SimpleNamespace(of={loss})
{method}

def main():
    objective = neuron(POINTS, ACTIVATION, LOSS, FLOATS)
    walk = {walk}
    print("step,w,b,loss,dw,db")
    for step, (w, b), loss, (dw, db) in reported(walk, EVERY):
        print(step, w, b, loss, dw, db, sep=",")


if __name__ == "__main__":
    main()
'''


DESCENT = """\
LEARNING_RATE = {rate!r}
START = {start!r}  # w, b
MAX_STEPS = {max_steps!r}
TOLERANCE = {tolerance!r}  # stop where both parts of the gradient are at most this"""
RATE_CHANGES = """
RATE_CHANGES = {changes!r}  # from a step on, another rate"""
BATCHES = """
BATCH_SIZE = {size!r}  # points of one update
SEED = {seed!r}  # begins the draws of the batches"""
SEARCH = """\
WINDOW = {window!r}  # w from, to; b from, to
PLACES = {places!r}  # tried at most
SEED = {seed!r}  # begins the draws of the places"""
STOCHASTIC = """stochastic(
    {method},
    parts(POINTS, ACTIVATION, LOSS, FLOATS),
    lambda: batches(len(POINTS), BATCH_SIZE, SEED),
)"""


def script(run: Run, version: str) -> str:
    """Return the text of a script that prints the reported points of the run, for any Python from 3.9 on."""
    activation, loss = ACTIVATIONS[run.activation].over, LOSSES[run.loss].of
    told = search(run) if run.searches else descent(run)
    imports, definitions = assemble((activation, loss, neuron, *told.functions, reported))
    namespace, more = spelled(definitions)
    if more:
        imports, definitions = assemble((*more, activation, loss, neuron, *told.functions, reported))
    query, label = run.query(), METHODS[run.method].label
    return SCRIPT.format(
        title=f"{label[:1].upper()}{label[1:]} on a {ACTIVATIONS[run.activation].label} neuron",
        version=version,
        address=f"/api/trajectory.csv{'?' if query else ''}{query}",
        imports="\n".join(["import math", "from collections import namedtuple", *imports]),
        points=listed(run.point),
        settings=told.settings,
        every=run.every,
        definitions=definitions,
        namespace=namespace,
        activation=name_of(activation),
        loss=name_of(loss),
        method=told.method,
        walk=told.walk,
    )


class Told(NamedTuple):
    """What a script says of a method: its settings, its functions, the method made of them, and its walk."""

    settings: str
    functions: tuple[Any, ...]
    method: str
    walk: str


def descent(run: Run) -> Told:
    """Return what a script says of a method that makes steps."""
    method = METHODS[run.method]
    assert isinstance(method, Method)
    parameters = ["FLOATS", *(f"{name}={getattr(run, name)!r}" for name in method.parameters)]
    settings = DESCENT.format(
        rate=run.learning_rate, start=(run.w, run.b), max_steps=run.max_steps, tolerance=run.tolerance
    )
    functions: tuple[Any, ...] = (method.optimizer, descend)
    made = f"{name_of(method.optimizer)}({', '.join(parameters)})"
    arguments = ["rate=LEARNING_RATE", "max_steps=MAX_STEPS", "tolerance=TOLERANCE"]
    if run.rate_change:
        settings += RATE_CHANGES.format(changes=list(run.rate_change))
        arguments.append("rate_changes=RATE_CHANGES")
    walk = call("descend", "objective", "METHOD", "START", "FLOATS", *arguments)
    if run.batch_size is not None:
        settings += BATCHES.format(size=run.batch_size, seed=run.seed)
        functions += (parts, batches, stochastic)
        made = STOCHASTIC.format(method=made)
    return Told(settings, functions, f"METHOD = {made}\n", walk)


def call(function: str, *arguments: str) -> str:
    """Return a call in main(), on lines of its own where it is too long for one."""
    line = f"{function}({', '.join(arguments)})"
    if len(f"    walk = {line}") <= WIDTH:
        return line
    return "\n        ".join([f"{function}(", *(f"{argument}," for argument in arguments)]) + "\n    )"


def search(run: Run) -> Told:
    """Return what a script says of a method that tries places."""
    method = METHODS[run.method]
    assert isinstance(method, Search)
    window = run.w_min, run.w_max, run.b_min, run.b_max
    settings = SEARCH.format(window=window, places=run.max_steps + 1, seed=run.seed)
    walk = f"tried(objective, {name_of(method.places)}(WINDOW, PLACES, SEED))"
    return Told(settings, (method.places, tried), "", walk)


def spelled(definitions: str) -> tuple[str, list[Any]]:
    """Return what the definitions take of a namespace, written for floats, and those functions of ours."""
    names = dict.fromkeys(re.findall(r"\bnamespace\.(\w+)", definitions))
    functions = {name: getattr(FLOATS, name) for name in names}
    ours = [function for function in functions.values() if isinstance(function, FunctionType)]
    entries = [
        f"{name}={'math.' if function.__module__ == 'math' else ''}{name_of(function)}"
        for name, function in functions.items()
    ]
    line = ", ".join(entries)
    if len(f"FLOATS = SimpleNamespace({line})") > WIDTH:
        line = "".join(["\n", *(f"    {entry},\n" for entry in entries)])
    return line, ours


def listed(points: tuple[tuple[float, float], ...]) -> str:
    """Return the points as a Python list, one a line where they do not fit on one."""
    line = f"{list(points)!r}"
    if len(line) <= WIDTH - len("POINTS = "):
        return line
    return "\n".join(["[", *(f"    {point!r}," for point in points), "]"])
