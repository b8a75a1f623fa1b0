"""The column that only some runs have: what makes the step from a point, or how low a search had come.

The page has the same in static/js/table.js.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from app.format import count, plain, significant
from app.numerics.descent import Step
from app.numerics.search import best
from app.run import Run

KINDS = {"newton": "Newton", "shortened": "cut to 1", "gradient": "−∇L"}
NAMED = 3
"""Points of a batch that are named one by one."""


def column(run: Run, points: Sequence[Step], chosen: Sequence[int]) -> tuple[str, list[str]] | None:
    """Return the name of the column and its words for the chosen points; None where there is none.

    The last point of a walk makes no step.
    """
    last = len(points) - 1
    made = [points[k] for k in chosen if k < last]
    end = [""] * (len(chosen) - len(made))
    kind = run.kind()
    if run.searches:
        lowest = list(best(points))
        return "lowest", [significant(lowest[k][2], 5) for k in chosen]
    if kind is not None:
        return "step by", [*(KINDS[kind(point)] for point in made), *end]
    if run.batch_size is not None:
        return "points", [*batches(run, [point[0] for point in made]), *end]
    if run.rate_change:
        return "η", [*(plain(run.rate(point[0])) for point in made), *end]
    return None


def batches(run: Run, steps: Sequence[int]) -> Iterator[str]:
    """Yield which points make the updates from some steps, in ascending order."""
    drawn = run.batches()
    assert drawn is not None
    seen = 0
    for step in steps:
        batch = next(islice(drawn, step - seen, None))
        seen = step + 1
        few = len(batch) <= NAMED
        yield ", ".join(str(k + 1) for k in batch) if few else f"{len(batch)} of {count(len(run.point))}"
