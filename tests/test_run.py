"""A run: its defaults, its query string and its refusals."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.pages import read_run
from app.refusals import refusals
from app.run import Run

coordinates = st.floats(-1e6, 1e6)


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
        "w": -2.0,
        "b": -2.0,
        "max_steps": 1000,
        "tolerance": 0.0,
        "every": 1,
        "point": [[0.5, 0.2], [2.5, 0.9]],
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
            "learning_rate": st.floats(0, 1000, exclude_min=True),
            "w": coordinates,
            "b": coordinates,
            "max_steps": st.integers(1, 100_000),
            "tolerance": st.floats(0, 1e6),
            "every": st.integers(1, 100_000),
            "point": st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=50),
            "w_min": st.floats(-1e6, 5),
            "b_max": st.floats(-5, 1e6),
        },
    )
)
def test_a_run_is_its_query_string(settings):
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


@pytest.mark.parametrize("name", ["activation", "loss", "method"])
def test_a_name_outside_the_table_is_refused_with_the_names_inside(name):
    (words,) = problems({name: "tanh"}).values()
    assert words == f"{name} must be {Run.model_fields[name].default}."


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
