"""Small tables that are made here, the same everywhere: some printed rows, and four drawn by a seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, log, pi, sin, sqrt
from random import Random

from app.tables.table import Table, made

SEED = 7


@dataclass(frozen=True)
class MadeTable:
    """One entry: how a table is called, what it is good for, how many of its last columns are targets."""

    label: str
    words: str
    rows: Callable[[], Iterator[tuple[float, ...]]]
    names: tuple[str, ...]
    targets: int = 1


def five_rows() -> Iterator[tuple[float, ...]]:
    """Yield the five rows that a blog post on the maths of gradient descent prints."""
    yield -0.294118, 0.487437, 0.180328, -0.292929, 0.0, 0.001490, -0.531170, -0.033333, 0.0
    yield -0.882353, -0.145729, 0.081967, -0.414141, 0.0, -0.207153, -0.766866, -0.666667, 1.0
    yield -0.058824, 0.839196, 0.049180, 0.0, 0.0, -0.305514, -0.492741, -0.633333, 0.0
    yield -0.882353, -0.105528, 0.081967, -0.535354, -0.777778, -0.162444, -0.923997, 0.0, 1.0
    yield 0.0, 0.376884, -0.344262, -0.292929, -0.602837, 0.284650, 0.887276, -0.600000, 0.0


def normal(chance: Random) -> tuple[float, float]:
    """Return two numbers of the normal distribution (Box, Muller)."""
    radius, angle = sqrt(-2.0 * log(1.0 - chance.random())), 2.0 * pi * chance.random()
    return radius * cos(angle), radius * sin(angle)


def cloud(chance: Random, x: float, y: float, spread: float, size: int) -> Iterator[tuple[float, float]]:
    """Yield points around one."""
    for _ in range(size):
        u, v = normal(chance)
        yield round(x + spread * u, 3), round(y + spread * v, 3)


def two_clouds() -> Iterator[tuple[float, ...]]:
    """Yield two clouds that overlap a little."""
    chance = Random(SEED)
    for label, x, y in ((0.0, -1.0, -0.5), (1.0, 1.0, 0.7)):
        yield from ((*point, label) for point in cloud(chance, x, y, 0.8, 60))


def ring() -> Iterator[tuple[float, ...]]:
    """Yield a cloud and a ring around it."""
    chance = Random(SEED)
    yield from ((*point, 1.0) for point in cloud(chance, 0.0, 0.0, 0.4, 60))
    for _ in range(90):
        angle, radius = 2.0 * pi * chance.random(), 1.6 + 0.6 * chance.random()
        yield round(radius * cos(angle), 3), round(radius * sin(angle), 3), 0.0


def two_scales() -> Iterator[tuple[float, ...]]:
    """Yield two clouds of heights in mm and ages in years, of people that there are not."""
    chance = Random(SEED)
    for label, height, age in ((0.0, 1650.0, 50.0), (1.0, 1760.0, 36.0)):
        for _ in range(60):
            u, v = normal(chance)
            yield float(round(height + 80.0 * u)), float(round(age + 8.0 * v)), label


def three_classes() -> Iterator[tuple[float, ...]]:
    """Yield three clouds, each with a column of its own that is 1."""
    chance = Random(SEED)
    for place, (x, y) in enumerate(((-1.2, -0.8), (1.2, -0.8), (0.0, 1.3))):
        label = tuple(float(place == other) for other in range(3))
        yield from ((*point, *label) for point in cloud(chance, x, y, 0.5, 50))


MADE = {
    "five_rows": MadeTable(
        label="five rows",
        words="Eight features and a label; so few rows can be separated, and the weights grow for ever.",
        rows=five_rows,
        names=(*(f"x{place}" for place in range(1, 9)), "label"),
    ),
    "two_clouds": MadeTable(
        label="two clouds",
        words="Two features; a line separates most of the points, but not all.",
        rows=two_clouds,
        names=("x1", "x2", "label"),
    ),
    "two_scales": MadeTable(
        label="two scales",
        words="Heights in mm and ages in years, invented; hardly any learning rate suits both as they are.",
        rows=two_scales,
        names=("height mm", "age years", "label"),
    ),
    "ring": MadeTable(
        label="a ring",
        words="Two features; no line can separate the ring from what is inside.",
        rows=ring,
        names=("x1", "x2", "inside"),
    ),
    "three_classes": MadeTable(
        label="three classes",
        words="Two features and three outputs, one for each class.",
        rows=three_classes,
        names=("x1", "x2", "class 1", "class 2", "class 3"),
        targets=3,
    ),
}


@cache
def made_table(name: str) -> Table:
    """Return one of MADE as a table."""
    entry = MADE[name]
    return made(entry.names, [*entry.rows()], entry.targets)
