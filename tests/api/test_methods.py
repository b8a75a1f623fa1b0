"""Every method, activation and loss through the API: one shape of answer for all of them."""

import csv
import json
import math
from itertools import pairwise
from urllib.parse import urlencode

import pytest

from app.numerics.methods import METHODS
from app.run import Run
from tests.corpus import EXTREME_RUNS
from tests.numerics.kinds import KINDS

SIX = ["3.5,0.5", "0.35,0.5", "3.2,0.5", "-2,0.5", "1.5,0.1", "-0.5,0.3"]
LENSES = "/api/taylor", "/api/taylor/trajectory", "/api/chain-rule"
DESCENDING = [name for name, method in METHODS.items() if method.evaluations > 1]


def get(client, path, **settings):
    answer = client.get(f"{path}?{urlencode(settings, doseq=True)}")
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text, parse_constant=pytest.fail)


def told(stream):
    """Return the events of a whole stream as (name, data)."""
    for event in stream.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in event.split("\n"))
        yield lines["event"], json.loads(lines["data"])


@pytest.mark.parametrize("method", METHODS)
def test_json_csv_and_stream_tell_the_same_points_of_every_method(client, method):
    settings = {"method": method, "max_steps": 60, "every": 7}
    document = get(client, "/api/trajectory", **settings)
    columns = document["trajectory"]
    rows = list(zip(*columns.values(), strict=True))
    header, *lines = csv.reader(client.get(f"/api/trajectory.csv?{urlencode(settings)}").text.splitlines())
    assert header == [*columns]
    assert lines == [[str(value) for value in row] for row in rows]
    (first, opening), *points, (last, done) = told(
        client.get(f"/api/trajectory/stream?{urlencode(settings)}").text
    )
    assert (first, last) == ("run", "done")
    assert [tuple(point.values()) for _, point in points] == rows
    assert list(points[0][1]) == [*columns]
    assert {**opening, "trajectory": columns, **done} == document


def test_only_newton_s_points_say_of_which_kind_the_update_is(client):
    for method in METHODS:
        columns = get(client, "/api/trajectory", method=method, max_steps=90)["trajectory"]
        assert ("kind" in columns) == (method == "newton")
    kinds = get(client, "/api/trajectory", method="newton", max_steps=90)["trajectory"]["kind"]
    assert kinds[:82] == ["gradient"] * 82
    assert set(kinds[82:]) <= {"newton", "shortened"}


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_every_kind_of_neuron_has_its_surface_its_minimum_and_its_gradient_taken_apart(
    client, activation, loss
):
    settings = {"activation": activation, "loss": loss, "w": 0.5, "b": 0.25, "max_steps": 5}
    settings["learning_rate"] = 0.1
    run = Run(**settings)
    surface = get(client, "/api/surface", **settings, resolution=5)
    assert surface["loss"] == run.surface(5)[2].tolist()
    document = get(client, "/api/trajectory", **settings)
    assert document["minimum"] == run.minimum()._asdict()
    columns = document["trajectory"]
    for step in range(6):
        answer = get(client, "/api/chain-rule", **settings, step=step)
        assert answer["gradient"] == [columns["dw"][step], columns["db"][step]]
        for point in answer["points"]:
            assert point["weight"] == (1 if loss == "squared_error" else 0.5)
            product = point["dloss_dprediction"] * point["dprediction_dz"]
            assert point["error_term"] == pytest.approx(product, rel=1e-12, abs=1e-15)
        if step < 5:
            dw, db = answer["update"]
            here = columns["w"][step] + dw, columns["b"][step] + db
            assert here == (columns["w"][step + 1], columns["b"][step + 1])


@pytest.mark.parametrize("method", DESCENDING)
def test_the_update_and_the_direction_of_every_method_lead_to_its_next_point(client, method):
    settings = {"method": method, "learning_rate": 0.5, "rate_change": "40,0.125", "max_steps": 90}
    columns = get(client, "/api/trajectory", **settings)["trajectory"]
    promised = get(client, "/api/taylor/trajectory", **settings)
    for step in (0, 39, 40, 85):
        rate = 0.5 if step < 40 else 0.125
        update = get(client, "/api/chain-rule", **settings, step=step)["update"]
        assert columns["w"][step] + update[0] == columns["w"][step + 1]
        assert columns["b"][step] + update[1] == columns["b"][step + 1]
        answer = get(client, "/api/taylor", **settings, step=step)
        assert answer["learning_rate"] == rate
        assert [rate * part for part in answer["direction"]] == update
        for name in ("first_order", "second_order", "actual"):
            assert promised[name][step] == pytest.approx(answer[name], rel=1e-12, abs=1e-18)
        fall = columns["loss"][step + 1] - columns["loss"][step]
        assert answer["actual"] == pytest.approx(fall, rel=1e-9, abs=1e-15)
        assert answer.get("kind") == (columns["kind"][step] if method == "newton" else None)


def test_newton_s_step_is_where_the_quadratic_model_is_lowest(client):
    settings = {"method": "newton", "step": 87}
    answer = get(client, "/api/taylor", **settings)
    assert answer["kind"] == "newton"
    assert answer["second_order"] == pytest.approx(answer["first_order"] / 2, rel=1e-9)
    assert answer["break_even_rate"] == pytest.approx(2)


@pytest.mark.parametrize("path", LENSES)
@pytest.mark.parametrize("method", ["random_search", "grid_search"])
def test_a_search_makes_no_steps_that_a_lens_could_look_at(client, path, method):
    answer = client.get(f"{path}?method={method}")
    assert answer.status_code == 422
    assert answer.json()["detail"] == [
        {
            "loc": ["query", "method"],
            "msg": f"method must be one that makes steps here, such as gradient_descent; not {method}.",
        }
    ]


def test_the_chain_rule_names_the_batch_and_its_gradient(client):
    settings = {"point": SIX, "batch_size": 2, "seed": 3, "max_steps": 20, "loss": "cross_entropy"}
    seen = []
    for step in range(6):
        answer = get(client, "/api/chain-rule", **settings, step=step)
        seen += answer["batch"]
        assert len(answer["batch"]) == 2
        # a mean over the batch, where the point's own share is of the mean over all six
        parts = [answer["points"][place]["dw"] * 3 for place in answer["batch"]]
        assert answer["batch_gradient"][0] == pytest.approx(sum(parts), rel=1e-12)
        assert answer["update"] == [-part for part in answer["batch_gradient"]]
        assert answer["batch_gradient"] != answer["gradient"]
    assert sorted(seen) == sorted([*range(6), *range(6)])
    assert "batch" not in get(client, "/api/chain-rule", point=SIX)


def test_a_stochastic_run_tells_its_epochs_and_its_cost_and_the_full_loss(client):
    settings = {"point": SIX, "batch_size": 4, "max_steps": 30}
    document = get(client, "/api/trajectory", **settings)
    assert (document["steps_per_epoch"], document["evaluations_per_step"]) == (2, 1)
    first = get(client, "/api/trajectory", point=SIX, max_steps=1)["trajectory"]
    assert [document["trajectory"][name][0] for name in ("loss", "dw", "db")] == [
        first[name][0] for name in ("loss", "dw", "db")
    ]
    assert document["trajectory"]["w"][1] != first["w"][1]


def test_a_cut_stochastic_stream_goes_on_as_if_it_had_not_been_cut(client):
    query = urlencode({"point": SIX, "batch_size": 1, "seed": 9, "max_steps": 40}, doseq=True)
    whole = list(told(client.get(f"/api/trajectory/stream?{query}").text))
    rest = client.get(f"/api/trajectory/stream?{query}", headers={"Last-Event-ID": "17"}).text
    assert list(told(rest)) == whole[1 + 18 :]


@pytest.mark.parametrize("query", ["method=newton&max_steps=95", "method=newton&every=10"])
def test_a_cut_stream_of_a_method_with_kinds_goes_on_too(client, query):
    whole = list(told(client.get(f"/api/trajectory/stream?{query}").text))
    rest = client.get(f"/api/trajectory/stream?{query}", headers={"Last-Event-ID": "50"}).text
    assert list(told(rest)) == [
        event for event in whole if event[0] == "done" or event[1].get("step", 0) > 50
    ]


def test_at_the_default_rate_a_relu_is_dead_and_a_line_diverges_and_what_is_offered_arrives(client):
    dead = get(client, "/api/trajectory", activation="relu")
    assert (dead["outcome"], dead["steps"], dead["trajectory"]["dw"]) == ("stationary", 0, [0])
    line = get(client, "/api/trajectory", activation="linear")
    assert line["outcome"] == "diverged"
    for entry in get(client, "/api/options")["activation"]:
        run = get(client, "/api/trajectory", activation=entry["name"], **entry["offers"])
        lowest, columns = run["minimum"], run["trajectory"]
        assert math.dist((columns["w"][-1], columns["b"][-1]), (lowest["w"], lowest["b"])) < 0.05


def test_momentum_overshoots(client):
    columns = get(client, "/api/trajectory", method="momentum", max_steps=300)["trajectory"]
    assert max(columns["w"]) > 1.79 + 1
    assert any(after > before for before, after in pairwise(columns["loss"][60:]))


@pytest.mark.parametrize("query", EXTREME_RUNS)
@pytest.mark.parametrize("path", ["/api/trajectory", *LENSES])
def test_extreme_runs_of_every_kind_hold_finite_numbers_or_null(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    json.loads(answer.text, parse_constant=pytest.fail)
