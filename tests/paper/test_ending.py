"""How a run ended, and every number in it, in the very words of the page."""

import pytest

from app.format import count, plain, significant
from app.numerics.descent import reported
from app.paper.ending import ending
from app.run import Run
from tests.page import asked

ENDING = """
import { ending } from "./static/js/ending.js";
import { Trajectory } from "./static/js/trajectory.js";
const { run, points, outcome, minimum } = JSON.parse(process.argv[1]);
const trajectory = new Trajectory();
for (const [step, [w, b], loss, [dw, db]] of points) trajectory.push({ step, w, b, loss, dw, db });
Object.assign(trajectory, { outcome, minimum });
console.log(JSON.stringify(ending(run, trajectory)));
"""
NUMBERS = """
import { plain, significant } from "./static/js/format.js";
const written = (x) => [significant(x, 2), significant(x), significant(x, 5), plain(x)];
console.log(JSON.stringify(JSON.parse(process.argv[1]).map(written)));
"""


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (Run(), "1000 steps. Loss 0.4158 → 2.4 × 10⁻¹¹. It stopped because 1000 was the limit."),
        (Run(learning_rate=100), "Too big a step. The neuron is stuck at f ≈ 0: error 0.425"),
        (Run(max_steps=1, w=7), "1 step."),
        (Run(tolerance=0.01), "0 steps."),
        (Run(tolerance=1e-3), "within the tolerance of 0.001"),
        (Run(w=-2000, b=-2000), "the slope is zero here. That is not always success. The ball has left"),
        (Run(method="grid_search"), "961 places tried. The lowest loss shown is 0.000"),
        (Run(method="random_search", max_steps=200, every=7, seed=3), "201 places tried."),
        (Run(method="adam", learning_rate=0.1, max_steps=50), "50 steps. Loss 0.4158 →"),
        (Run(loss="cross_entropy"), "→ 0.4127; it is nowhere below 0.4127. It stopped"),
        (
            Run(point=((0.5, 0.2), (2.5, 0.9), (4, 0.1)), max_steps=200),
            "; the lowest found is 0.1898.",
        ),
        (Run(activation="relu", max_steps=5), "the neuron is dead. It answers 0 to every point"),
        (Run(activation="tanh", learning_rate=100), "The neuron is stuck at f ≈ "),
        (Run(activation="linear", max_steps=2000), "Stopped: the next number would be infinite."),
        (Run(learning_rate=1000, every=7, point=((0.5, 0.2), (1e6, 1), (-1e6, 3))), "Loss"),
    ],
    ids=lambda value: value.query() if isinstance(value, Run) else None,
)
def test_the_handout_and_the_page_say_the_same(run, words):
    walk = run.walk()
    points = list(reported(walk, run.every))
    lowest = run.minimum()
    ours = ending(run, points, walk.outcome, lowest)
    assert words in ours
    told = {"points": points, "outcome": walk.outcome, "minimum": lowest and lowest._asdict()}
    assert ours == asked(ENDING, {"run": run.settings(), **told})


def test_a_run_that_leaves_the_numbers_says_so():
    points = [(0, (-2.0, -2.0), 0.4, (0.1, 0.1))]
    assert ending(Run(), points, "diverged", None).endswith("Stopped: the next number would be infinite.")


def test_numbers_are_written_as_on_the_page():
    values = [0, 1, -2, 0.5, 2.5, 0.125, 0.415816, 1234567, 123456, 99999.5, -0.00012345, 9.9996e-5]
    values += [2.429186571338604e-11, 1e-7, 1e-6, 999999, 0.05 + 1e-17, 1e300, 5e-324, 1.005, 8.345]
    for value, written in zip(values, asked(NUMBERS, values), strict=True):
        ours = [significant(value, 2), significant(value), significant(value, 5), plain(value)]
        assert ours == written


def test_large_counts_are_parted_by_thin_spaces():
    assert [count(9999), count(100_000)] == ["9999", "100\u202f000"]
