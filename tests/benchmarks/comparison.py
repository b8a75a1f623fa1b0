"""Two ways of doing one thing, measured in turns, and the line that says how they compare."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

HEADINGS = ("what", "ours", "compared with", "result", "promised", "")


@dataclass(frozen=True)
class Comparison:
    """One line of the table; `promised` is empty where the figure is only information."""

    what: str
    ours: str
    other: str
    result: str
    promised: str = ""
    kept: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the line's cells in the order of HEADINGS."""
        verdict = {True: "kept", False: "MISSED", None: ""}[self.kept]
        return (self.what, self.ours, self.other, self.result, self.promised, verdict)


def in_turns(one: Callable[[], float], other: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Measure both once each round, in alternating order, after one round that does not count.

    Returns the median of one, the median of the other, and the median over the rounds of other / one: a
    machine that slows down half-way slows both members of a pair.
    """
    pairs: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        if number % 2:
            first = one()
            pairs.append((first, other()))
        else:
            second = other()
            pairs.append((one(), second))
    counted = pairs[1:]
    return (
        median(first for first, _ in counted),
        median(second for _, second in counted),
        median(second / first for first, second in counted),
    )
