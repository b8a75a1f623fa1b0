"""The run as a script: the very functions, alone with the standard library, and the same numbers."""

import ast
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import reported
from app.numerics.methods import METHODS
from app.run import Run
from app.script import script
from tests.numerics.strategies import places, points, rates

SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))


def printed(run, folder):
    """Return the columns that the script prints in a fresh interpreter without any package, elsewhere."""
    file = folder / "descent.py"
    file.write_text(script(run, "0"), encoding="utf-8")
    # -I: nothing from here; -S: no installed package either
    command = [sys.executable, "-I", "-S", "-W", "error", file]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    header, *lines = done.stdout.splitlines()
    assert header == "step,w,b,loss,dw,db"
    return [[float(number) for number in line.split(",")] for line in lines]


def walked(run):
    walk = reported(run.walk(), run.every)
    return [[step, *theta, loss, *gradient] for step, theta, loss, gradient in walk]


def equal(ours, theirs):
    assert len(ours) == len(theirs)
    for row, expected in zip(ours, theirs, strict=True):
        assert row == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    "run",
    [
        Run(),
        Run(learning_rate=100),
        Run(learning_rate=24, every=7, max_steps=500, tolerance=1e-3),
        Run(w=-2000, b=-2000),
        Run(max_steps=3, point=tuple((k / 7, 1 / (k + 1)) for k in range(50))),
        *(Run(method=method, max_steps=120) for method in METHODS if method != "gradient_descent"),
        *(
            Run(activation=activation, learning_rate=0.1, w=1, b=1, max_steps=50)
            for activation in ACTIVATIONS
        ),
        Run(loss="cross_entropy", max_steps=50, rate_change=((10, 0.5), (20, 2.0))),
        Run(method="adam", beta1=0.5, epsilon=1e-3, batch_size=2, seed=7, point=SIX, max_steps=60),
        Run(loss="cross_entropy", batch_size=4, point=SIX, rate_change=((3, 0.1),), max_steps=30),
        Run(method="random_search", seed=3, max_steps=40, w_min=-1, every=7),
    ],
    ids=lambda run: run.query(),
)
def test_the_script_alone_prints_the_numbers_of_the_api(run, tmp_path):
    equal(printed(run, tmp_path), walked(run))


@settings(max_examples=15, deadline=None)
@given(
    start=st.tuples(places, places),
    rate=rates,
    max_steps=st.integers(1, 120),
    every=st.integers(1, 9),
    some=points,
)
def test_the_script_of_any_run_prints_the_numbers_of_the_api(
    start, rate, max_steps, every, some, tmp_path_factory
):
    w, b = start
    run = Run(w=w, b=b, learning_rate=rate, max_steps=max_steps, every=every, point=some)
    equal(printed(run, tmp_path_factory.mktemp("script")), walked(run))


def test_no_annotation_is_left_and_no_name_is_unknown():
    tree = ast.parse(script(Run(), "0"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.arg) and node.annotation]
    names = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert names == {"namedtuple", "SimpleNamespace"}


def test_a_script_holds_what_its_run_needs_and_nothing_else():
    plain = script(Run(), "0")
    for name in ("RATE_CHANGES", "BATCH_SIZE", "random", "log1p", "elementwise", "def step"):
        assert name not in plain
    assert "METHOD = gradient_descent(FLOATS)" in plain
    adam = script(Run(method="adam", beta1=0.5), "0")
    assert "METHOD = adam(FLOATS, beta1=0.5, beta2=0.999, epsilon=1e-08)" in adam
    assert adam.startswith('"""Adam on a sigmoid neuron')
    assert "from random import Random" in script(Run(batch_size=1), "0")
    assert (
        max(map(len, script(Run(batch_size=1, method="adam", rate_change=((5, 1.0),)), "0").splitlines()))
        <= 110
    )


def test_the_script_says_which_run_it_is():
    text = script(Run(learning_rate=10, point=((0, 0.5),)), "1.2")
    assert "/api/trajectory.csv?learning_rate=10&point=0,0.5" in text
    assert "Flying Carpet 1.2" in text
    assert "LEARNING_RATE = 10.0" in text
    assert "POINTS = [(0.0, 0.5)]" in text
