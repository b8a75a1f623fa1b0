"""A run: its defaults, its query string and its refusals."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.link import read_run
from app.numerics.activations import ACTIVATIONS
from app.numerics.methods import METHODS
from app.refusals import refusals
from app.run import Run

coordinates = st.floats(-1e6, 1e6)
rates = st.floats(0, 1000, exclude_min=True)
PARAMETERS = "momentum", "decay", "beta1", "beta2", "epsilon"


def problems(settings):
    with pytest.raises(ValidationError) as refused:
        Run.model_validate(settings)
    return {tuple(refusal.loc): refusal.msg for refusal in refusals(refused.value.errors())}


def from_query(query):
    run, refused = read_run(parse_qsl(query, keep_blank_values=True))
    assert refused == []
    return run


def test_the_defaults_are_the_lecture_s_run():
    assert Run().settings() == {
        "activation": "sigmoid",
        "loss": "squared_error",
        "method": "gradient_descent",
        "learning_rate": 1.0,
        "rate_change": [],
        "momentum": None,
        "decay": None,
        "beta1": None,
        "beta2": None,
        "epsilon": None,
        "w": -2.0,
        "b": -2.0,
        "max_steps": 1000,
        "tolerance": 0.0,
        "every": 1,
        "point": [[0.5, 0.2], [2.5, 0.9]],
        "batch_size": None,
        "seed": 0,
        "w_min": -6.0,
        "w_max": 6.0,
        "b_min": -6.0,
        "b_max": 6.0,
    }


def test_the_default_run_has_an_empty_query_string():
    assert Run().query() == ""
    assert Run(point=((0.5, 0.2), (2.5, 0.9)), w=-2).query() == ""


def test_a_query_string_holds_what_differs_from_the_default_in_one_order():
    run = Run(point=((1, 0.25), (-2.5, 1e-7)), b=0, w=-3.5, learning_rate=1000, every=10)
    assert run.query() == "learning_rate=1000&w=-3.5&b=0&every=10&point=1,0.25&point=-2.5,1e-07"


@given(
    settings=st.fixed_dictionaries(
        {},
        optional={
            "learning_rate": rates,
            "w": coordinates,
            "b": coordinates,
            "max_steps": st.integers(1, 100_000),
            "tolerance": st.floats(0, 1e6),
            "every": st.integers(1, 100_000),
            "point": st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=50),
            "batch_size": st.integers(1, 3),
            "method": st.sampled_from(["gradient_descent", "momentum", "nesterov", "adam"]),
            "activation": st.sampled_from([*ACTIVATIONS]),
            "rate_change": st.dictionaries(st.integers(1, 10**5), rates, max_size=20).map(
                lambda changes: sorted(changes.items())
            ),
            "w_min": st.floats(-1e6, 5),
            "b_max": st.floats(-5, 1e6),
        },
    )
)
def test_a_run_is_its_query_string(settings):
    if "point" not in settings:
        settings.pop("batch_size", None)
    run = Run.model_validate(settings)
    assert from_query(run.query()) == run
    assert from_query(run.query()).query() == run.query()


@pytest.mark.parametrize("zero", ["-0", "-0.0", "0e5", "-1e-400"])
def test_minus_zero_is_zero(zero):
    assert Run.model_validate({"w": zero, "point": [f"{zero},{zero}"]}).query() == "w=0&point=0,0"
    assert "-" not in str(Run.model_validate({"w": zero, "point": [f"{zero},{zero}"]}).settings()["point"])


def test_a_run_is_frozen():
    with pytest.raises(ValidationError):
        Run().w = 1


@pytest.mark.parametrize("value", ["nan", "inf", "-Infinity", "1e999", "abc", "", "1,5", "1000001", "0x10"])
def test_a_start_that_is_no_number_in_range_is_refused(value):
    assert problems({"w": value}) == {("w",): "w must be a number from -1000000 to 1000000, such as -2."}


@pytest.mark.parametrize("value", ["0", "-1", "1000.1", "nan", "inf", "-0.0"])
def test_a_learning_rate_out_of_range_is_refused(value):
    assert problems({"learning_rate": value}) == {
        ("learning_rate",): "learning_rate must be a number above 0 and at most 1000, such as 1."
    }


@pytest.mark.parametrize("value", ["0", "100001", "1.5", "nan", "9" * 5000, "-3", "ten"])
def test_a_number_of_steps_that_is_not_whole_or_in_range_is_refused(value):
    assert problems({"max_steps": value}) == {
        ("max_steps",): "max_steps must be a whole number from 1 to 100000, such as 1000."
    }


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("activation", "sigmoid, tanh, relu or linear"),
        ("loss", "squared_error or cross_entropy"),
        ("method", f"{', '.join([*METHODS][:-1])} or grid_search"),
    ],
)
def test_a_name_outside_the_table_is_refused_with_the_names_inside(name, names):
    assert problems({name: "Sigmoid"}) == {(name,): f"{name} must be {names}."}


@pytest.mark.parametrize("method", METHODS)
def test_a_method_has_its_own_parameters_with_their_defaults_and_no_others(method):
    run = Run(method=method)
    own = METHODS[method].parameters
    for name in PARAMETERS:
        assert getattr(run, name) == own.get(name)
        assert run.settings()[name] == own.get(name)
    assert run.query() == ("" if method == "gradient_descent" else f"method={method}")


def test_a_parameter_equal_to_the_method_s_default_is_left_out_of_the_query():
    assert Run(method="adam", beta1=0.9, epsilon=1e-8).query() == "method=adam"
    assert Run(method="adagrad", epsilon=1e-8).query() == "method=adagrad&epsilon=1e-08"
    assert from_query("method=adam&beta1=0.9") == Run(method="adam")


@pytest.mark.parametrize(
    ("settings", "name", "words"),
    [
        (
            {"momentum": 0.5},
            "momentum",
            "momentum is for momentum or nesterov only; leave it out with gradient_",
        ),
        ({"method": "adam", "decay": 0.5}, "decay", "decay is for rmsprop only; leave it out with adam."),
        ({"method": "rmsprop", "beta1": 0}, "beta1", "beta1 is for adam only; leave it out with rmsprop."),
        (
            {"method": "newton", "epsilon": 0.1},
            "epsilon",
            "epsilon is for adagrad, rmsprop or adam only; leave",
        ),
        (
            {"method": "momentum", "momentum": 1},
            "momentum",
            "momentum must be a number from 0 to below 1, such",
        ),
        ({"momentum": "heavy"}, "momentum", "momentum must be a number from 0 to below 1, such as 0.9."),
        (
            {"method": "adam", "epsilon": 0},
            "epsilon",
            "epsilon must be a number above 0 and at most 1, such as",
        ),
        (
            {"method": "adam", "beta2": "nan"},
            "beta2",
            "beta2 must be a number from 0 to below 1, such as 0.999.",
        ),
        (
            {"activation": "tanh", "loss": "cross_entropy"},
            "loss",
            "cross_entropy goes with sigmoid only, since it needs an output from 0 to 1; with tanh take s",
        ),
        (
            {"batch_size": 3},
            "batch_size",
            "batch_size must be a whole number from 1 to 2, the number of points.",
        ),
        ({"batch_size": 0}, "batch_size", "batch_size must be a whole number from 1 to 50, such as 1."),
        (
            {"method": "newton", "batch_size": 1},
            "batch_size",
            "batch_size is for methods that go by the gradient alone; leave it out with newton.",
        ),
        (
            {"method": "grid_search", "batch_size": 1},
            "batch_size",
            "batch_size is for methods that go by the gradient alone; leave it out with grid_search.",
        ),
        ({"seed": 1}, "seed", "seed is for what is drawn by chance, random_search or a batch_size below the"),
        ({"method": "grid_search", "seed": 1}, "seed", "seed is for what is drawn by chance"),
        ({"batch_size": 2, "seed": 1}, "seed", "seed is for what is drawn by chance"),
        ({"seed": -1}, "seed", "seed must be a whole number from 0 to 1000000, such as 0."),
        (
            {"rate_change": ["100,0.5", "50,1"]},
            "rate_change",
            "rate_change must come in ascending steps; 50 follows 100.",
        ),
        (
            {"rate_change": ["100,0.5", "100,1"]},
            "rate_change",
            "rate_change must come in ascending steps; 100 follows 100.",
        ),
        (
            {"rate_change": [f"{k},1" for k in range(1, 22)]},
            "rate_change",
            "rate_change must be given at most 20 times.",
        ),
        (
            {"method": "random_search", "rate_change": ["10,1"]},
            "rate_change",
            "rate_change is for methods that make steps; leave it out with random_search.",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_with_the_remedy(settings, name, words):
    ((loc, said),) = problems(settings).items()
    assert loc == (name,)
    assert said.startswith(words)


@pytest.mark.parametrize(
    "value", ["10", "1,2,3", "0,1", "1.5,1", "5,0", "5,1001", "a,b", "", "5,nan", "100001,1"]
)
def test_a_malformed_change_of_the_rate_is_refused_at_its_place(value):
    assert problems({"rate_change": ["1,2", value]}) == {
        ("rate_change", 1): "rate_change must be a step from 1 to 100000 and a rate above 0 and at most 1000 "
        "joined by a comma, such as rate_change=100,0.5."
    }


def test_a_target_that_cross_entropy_cannot_be_asked_for_is_refused_at_its_point():
    assert problems({"loss": "cross_entropy", "point": ["1,0.5", "2,1.5", "3,-0.1", "4,1"]}) == {
        (
            "point",
            1,
        ): "with cross_entropy the y of a point must be from 0 to 1, such as point=2,0.5; it is 1.5.",
        (
            "point",
            2,
        ): "with cross_entropy the y of a point must be from 0 to 1, such as point=3,0.5; it is -0.1.",
    }
    assert Run(point=((2, 1.5),)).loss == "squared_error"


def test_what_is_wrong_with_the_method_is_said_once():
    assert problems({"method": "sgd", "momentum": 0.5, "seed": 4, "rate_change": ["3,1"]}).keys() == {
        ("method",)
    }


@pytest.mark.parametrize("value", ["1", "1,2,3", "1;2", "a,b", ",", "", "nan,0", "0,inf", "1e7,0", "1e999,0"])
def test_a_malformed_point_is_refused_at_its_place(value):
    assert problems({"point": ["0.5,0.2", value]}) == {
        ("point", 1): "point must be two numbers from -1000000 to 1000000 joined by a comma, "
        "such as point=0.5,0.2."
    }


@pytest.mark.parametrize("count", [0, 51])
def test_too_few_or_too_many_points_are_refused(count):
    assert problems({"point": ["0,0"] * count}) == {("point",): "point must be given 1 to 50 times."}


def test_fifty_points_are_taken():
    assert len(Run.model_validate({"point": ["0,0"] * 50}).point) == 50


def test_an_empty_window_is_refused_even_against_a_default_edge():
    assert problems({"w_min": "7"}) == {("w_max",): "w_max must be larger than w_min, which is 7."}
    assert problems({"b_min": "1", "b_max": "1"}) == {
        ("b_max",): "b_max must be larger than b_min, which is 1."
    }


def test_an_unknown_name_is_refused():
    assert problems({"eta": "1"}) == {("eta",): "eta is not a setting here; leave it out."}


def test_every_refusal_is_said_at_once():
    assert problems({"w": "x", "every": "0", "foo": "1", "point": ["1"]}).keys() == {
        ("w",),
        ("every",),
        ("foo",),
        ("point", 0),
    }


def test_a_page_ignores_unknown_names():
    assert from_query("w=3&utm_source=chat&utm_source=twice").query() == "w=3"


def test_a_page_falls_back_to_the_default_run_and_says_why():
    run, refused = read_run([("w", "3"), ("b", "x"), ("max_steps", "5"), ("max_steps", "6")])
    assert run == Run()
    assert {tuple(refusal.loc): refusal.msg for refusal in refused} == {
        ("query", "max_steps"): "max_steps is given 2 times; give it once.",
        ("query", "b"): "b must be a number from -1000000 to 1000000, such as -2.",
    }
