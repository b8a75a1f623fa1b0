"""The promises that take minutes to prove, each against a server of its own process."""

import argparse
import importlib
import inspect
import sys
from datetime import UTC, datetime

from tests.aligned import aligned
from tests.soak.figure import HEADINGS, Figure, this_machine

NAMES: tuple[str, ...] = (
    "crowd",
    "paced",
    "sleepers",
    "cuts",
    "hostile",
    "mixed",
    "browser",
    "stalled",
    "stop",
    "visit",
)

parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
parser.add_argument("names", nargs="*", help=f"some of {', '.join(NAMES)}; all when left out")
parser.add_argument("--count", type=int, help="how many, where a promise counts something")
parser.add_argument("--seconds", type=float, help="how long, where a promise takes its time")
parser.add_argument("--seed", type=int, help="of what is drawn by chance, to repeat a failure")
options = parser.parse_args()
names = options.names or NAMES
if unknown := set(names) - set(NAMES):
    parser.error(f"no promise is called {', '.join(sorted(unknown))}")

print(this_machine())
figures: list[Figure] = []
for name in names:
    began = datetime.now(UTC)
    measure = importlib.import_module(f"tests.soak.{name}").measure
    takes = inspect.signature(measure).parameters
    given = {size: value for size, value in vars(options).items() if size in takes and value is not None}
    measured = measure(**given)
    took = (datetime.now(UTC) - began).total_seconds()
    print(
        f"\n{name}, {took:.0f} s\n{aligned([HEADINGS, *(figure.cells for figure in measured)])}", flush=True
    )
    figures += measured
sys.exit(any(figure.kept is False for figure in figures))
