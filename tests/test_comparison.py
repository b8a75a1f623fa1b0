"""A comparison: what its runs share, what each has of its own, and its refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.comparison import OWN, Comparison
from app.refusals import refusals
from app.run import Run


def problems(**settings):
    with pytest.raises(ValidationError) as refused:
        Comparison.model_validate(settings)
    return {tuple(refusal.loc): refusal.msg for refusal in refusals(refused.value.errors())}


def test_without_a_run_of_its_own_it_is_the_shared_run():
    assert Comparison().runs == [Run()]
    assert Comparison(w=3).runs == [Run(w=3)]


def test_a_run_has_what_is_shared_and_what_is_its_own():
    comparison = Comparison.model_validate(
        {
            "w": "1",
            "max_steps": "50",
            "run": ["", "method=adam&learning_rate=0.1", "w=-2", "loss=cross_entropy"],
        }
    )
    assert comparison.runs == [
        Run(w=1, max_steps=50),
        Run(w=1, max_steps=50, method="adam", learning_rate=0.1),
        Run(max_steps=50),
        Run(w=1, max_steps=50, loss="cross_entropy"),
    ]
    assert comparison.run == ("", "method=adam&learning_rate=0.1", "w=-2", "loss=cross_entropy")


def test_what_equals_the_shared_setting_is_left_out():
    comparison = Comparison.model_validate(
        {
            "method": "momentum",
            "momentum": 0.5,
            "run": ["momentum=0.5&w=-2.0", "method=nesterov", "momentum=0.9"],
        }
    )
    assert comparison.run == ("", "method=nesterov", "momentum=0.9")
    assert [run.momentum for run in comparison.runs] == [0.5, 0.9, 0.9]


def test_a_run_may_take_all_points_where_the_others_take_batches():
    comparison = Comparison.model_validate({"batch_size": 1, "run": ["", "batch_size=2"]})
    assert comparison.run == ("", "batch_size=2")
    assert [run.batch_size for run in comparison.runs] == [1, None]


def test_a_run_may_keep_its_rate_where_the_others_change_theirs():
    comparison = Comparison.model_validate(
        {"rate_change": ["100,0.5"], "run": ["", "rate_change=", "method=random_search&rate_change="]}
    )
    assert comparison.run == ("", "rate_change=", "method=random_search&rate_change=")
    assert [run.rate_change for run in comparison.runs] == [((100, 0.5),), (), ()]
    assert problems(run=["rate_change=&rate_change=5,1"]).keys() == {("run", 0, "rate_change", 0)}


runs = st.fixed_dictionaries(
    {},
    optional={
        "method": st.sampled_from(["momentum", "nesterov", "gradient_descent"]),
        "learning_rate": st.floats(0.01, 100),
        "w": st.floats(-9, 9),
        "rate_change": st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=3).map(
            lambda steps: [(step, 0.5) for step in sorted(steps)]
        ),
        "batch_size": st.integers(1, 2),
        "loss": st.sampled_from(["squared_error", "cross_entropy"]),
    },
)


@given(shared=runs, own=st.lists(runs, min_size=1, max_size=8), keeps=st.booleans())
def test_what_each_run_has_of_its_own_reads_back_as_the_same_runs(shared, own, keeps):
    queries = [
        Run.model_validate(settings).query() + ("" if "rate_change" in settings else "&rate_change=") * keeps
        for settings in own
    ]
    comparison = Comparison.model_validate({**shared, "run": queries})
    again = Comparison.model_validate({**shared, "run": comparison.run})
    assert again.run == comparison.run
    assert again.runs == comparison.runs


def test_each_refusal_names_its_run():
    assert problems(run=["w=x", "every=3", "eta=1", "w=1&w=2", "method=adam&decay=0.5", "rate_change=3"]) == {
        ("run", 0, "w"): "w must be a number from -1000000 to 1000000, such as -2.",
        ("run", 1, "every"): "every is shared by all runs; give it outside of run.",
        ("run", 2, "eta"): "eta is not a setting here; leave it out.",
        ("run", 3, "w"): "w is given 2 times; give it once.",
        ("run", 4, "decay"): "decay is for rmsprop only; leave it out with adam.",
        ("run", 5, "rate_change", 0): "rate_change must be a step from 1 to 100000 and a rate above 0 and at "
        "most 1000 joined by a comma, such as rate_change=100,0.5.",
    }


def test_nine_runs_and_three_surfaces_are_refused():
    assert problems(run=[""] * 9) == {("run",): "run must be given 1 to 8 times."}
    assert problems(run=["activation=tanh", "", "activation=relu"]) == {
        ("run",): "runs may have 2 pairs of activation and loss at most; leave one out."
    }
    assert len(Comparison.model_validate({"run": ["loss=cross_entropy", ""] * 4}).runs) == 8


def test_many_runs_cannot_all_be_the_longest():
    assert problems(max_steps=100_000, run=[""] * 8) == {
        ("run",): "8 runs can have 25000 steps each; make max_steps smaller."
    }
    assert len(Comparison.model_validate({"max_steps": 25_000, "run": [""] * 8}).runs) == 8


def test_a_refused_shared_setting_is_said_alone():
    assert problems(w="x", run=["method=sgd"]).keys() == {("w",)}


def test_points_window_and_length_are_shared():
    assert set(Run.model_fields) - OWN == {
        *("max_steps", "tolerance", "every", "point", "w_min", "w_max", "b_min", "b_max")
    }
