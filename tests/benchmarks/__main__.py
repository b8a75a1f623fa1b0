"""The promised speeds, each measured beside a named peer in the same minute."""

import argparse
import importlib
import sys

from tests.aligned import aligned
from tests.benchmarks.comparison import HEADINGS

NAMES = ("step", "methods", "training", "stream", "surface", "frame")

parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
parser.add_argument("names", nargs="*", help=f"some of {', '.join(NAMES)}; all when left out")
names = parser.parse_args().names or NAMES
if unknown := set(names) - set(NAMES):
    parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
lines = [line for name in names for line in importlib.import_module(f"tests.benchmarks.{name}").measure()]
print(aligned([HEADINGS, *(line.cells for line in lines)]))
sys.exit(any(line.kept is False for line in lines))
