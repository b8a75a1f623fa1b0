"""Trainings through the API: the numbers, the stream with its cursors, the slices, and refusals in words."""

import csv
import io
import json
import math
import socket
import time
from urllib.parse import urlencode, urlsplit

import numpy as np
import pytest

from app.numerics.batches import batches
from app.tables.made import made_table
from app.tables.reading import LARGEST
from tests.rows import diabetes, seeded

CSV = {"Content-Type": "text/csv"}


def bring(client, rows, names=None):
    lines = [",".join(map(repr, row)) for row in np.asarray(rows).tolist()]
    file = "\n".join([",".join(names), *lines] if names else lines)
    header = "yes" if names else "no"
    return client.post("/api/tables", content=file, headers=CSV, params={"header": header}).json()["id"]


def asked(client, path="/api/training", **settings):
    answer = client.get(f"{path}?{urlencode(settings, doseq=True)}")
    assert answer.status_code == 200, answer.text
    return answer.json() if path == "/api/training" or path.endswith("surface") else answer.text


def events(text):
    for block in text.removesuffix("\n\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        yield fields["event"], fields.get("id"), json.loads(fields["data"])


def plain(inputs, targets, steps, rate=1.0):
    w, b = np.zeros(inputs.shape[1]), 0.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(inputs @ w + b))) - targets
        w, b = w - rate * (inputs * error[:, None]).mean(axis=0), b - rate * error.mean()
    return w, b


@pytest.mark.parametrize("table", ["seeded", "diabetes"])
def test_a_hundred_steps_are_those_of_plain_numpy(client, table):
    rows = np.loadtxt(diabetes(), delimiter=",") if table == "diabetes" else np.hstack(seeded())
    told = asked(client, table=bring(client, rows), max_steps=100, every=100)
    w, b = plain(rows[:, :-1], rows[:, -1], 100)
    assert told["weights"][0] == pytest.approx(w.tolist(), abs=1e-10)
    assert told["bias"][0] == pytest.approx(b, abs=1e-10)
    assert told["trajectory"]["step"] == [0, 100]
    probability = 1 / (1 + np.exp(-(rows[:, :-1] @ w + b)))
    accuracy = ((probability >= 0.5) == rows[:, -1]).mean()
    assert (
        told["trajectory"]["accuracy"][-1] == told["metrics"]["train"]["accuracy"] == pytest.approx(accuracy)
    )
    assert told["trajectory"]["loss"][0] == pytest.approx(math.log(2))
    assert np.sum(told["metrics"]["train"]["confusion"]) == len(rows)
    assert (told["outcome"], told["steps"]) == ("steps_exhausted", 100)


def test_it_comes_to_the_known_optimum_within_20_000_steps(client):
    rows = np.loadtxt(diabetes(), delimiter=",")
    told = asked(client, table=bring(client, rows), max_steps=20_000, every=20_000)
    assert told["trajectory"]["loss"][-1] == pytest.approx(0.4716707304776, rel=1e-6)
    assert told["metrics"]["train"]["accuracy"] == pytest.approx(0.769433, abs=1e-6)


def test_what_is_reported_does_not_depend_on_how_often(client):
    often = asked(client, table="two_clouds", max_steps=100)
    seldom = asked(client, table="two_clouds", max_steps=100, every=30)
    assert seldom["trajectory"]["step"] == [0, 30, 60, 90, 100]
    for name, column in seldom["trajectory"].items():
        assert column == [often["trajectory"][name][step] for step in seldom["trajectory"]["step"]]
    assert seldom["weights"] == often["weights"]


def test_scaling_is_fitted_on_the_training_rows_and_the_test_rows_are_kept_apart(client):
    chance = np.random.default_rng(5)
    rows = np.hstack([chance.normal([100, 0.1], [50, 0.01], (40, 2)), chance.integers(0, 2, (40, 1))])
    table = bring(client, rows, ["x", "y", "label"])
    told = asked(client, table=table, scaling="standardize", test_share=0.25, seed=3, max_steps=50, every=50)
    assert (told["rows"], told["test_rows"]) == (30, 10)
    (x, y) = told["features"]
    tested = next(batches(40, 10, 3))
    kept = [row for row in range(40) if row not in tested]
    learnt = rows[kept]
    assert x["offset"] == pytest.approx(learnt[:, 0].mean())
    assert y["factor"] == pytest.approx(1 / learnt[:, 1].std())
    scaled = (rows[:, :2] - learnt[:, :2].mean(axis=0)) / learnt[:, :2].std(axis=0)
    w, b = plain(scaled[kept], learnt[:, 2], 50)
    assert told["weights"][0] == pytest.approx(w.tolist(), abs=1e-10)
    z, labels = scaled[list(tested)] @ w + b, rows[list(tested), 2]
    test_loss = (np.log1p(np.exp(z)) - labels * z).mean()
    assert told["trajectory"]["test_loss"][-1] == pytest.approx(test_loss)
    assert told["metrics"]["test"]["log_loss"] == pytest.approx(test_loss)


def test_columns_are_chosen_by_name_or_by_place_and_rows_with_gaps_are_left_out(client):
    file = "name,a,b,label\nAnna,1,5,0\nBen,2,,1\nCleo,,6,0\nDan,4,7,1\n"
    table = client.post("/api/tables", content=file, headers=CSV).json()["id"]
    told = asked(client, table=table, max_steps=1)
    assert [feature["name"] for feature in told["features"]] == ["a", "b"]
    assert (told["rows"], told["left_out"]) == (2, 2)
    told = asked(client, table=table, features=["#1"], target="label", max_steps=1)
    assert (told["rows"], told["left_out"], told["training"]["features"]) == (3, 1, ["a"])


@pytest.mark.parametrize(
    ("asked_for", "shortest"),
    [
        ({}, "max_steps=20"),
        ({"target": "label", "features": ["x1", "#1"], "every": 7, "batch_size": 120}, "max_steps=20"),
        ({"method": "momentum", "momentum": 0.9, "learning_rate": 1.0}, "method=momentum&max_steps=20"),
        ({"method": "momentum", "momentum": 0.5}, "method=momentum&momentum=0.5&max_steps=20"),
        ({"features": ["#1", "x1"], "seed": 3}, "features=x2&features=x1&max_steps=20&seed=3"),
        ({"target": "#0", "loss": "squared_error"}, "loss=squared_error&target=x1&max_steps=20"),
        ({"rate_change": ["10,0.5", "20,0.25"]}, "rate_change=10,0.5&rate_change=20,0.25&max_steps=20"),
    ],
)
def test_a_training_tells_its_shortest_query_string_which_is_the_same_training(client, asked_for, shortest):
    told = asked(client, **(asked_for | {"max_steps": 20}))
    assert told["query"] == shortest
    again = client.get(f"/api/training?{told['query']}").json()
    assert again["query"] == told["query"]
    assert again["weights"] == told["weights"]


def test_three_classes_have_three_outputs_and_a_confusion_of_nine(client):
    told = asked(client, table="three_classes", max_steps=300, every=300)
    assert told["targets"] == ["class 1", "class 2", "class 3"]
    assert np.array(told["weights"]).shape == (3, 2)
    assert np.array(told["metrics"]["train"]["confusion"]).sum(axis=1).tolist() == [50, 50, 50]
    assert told["metrics"]["train"]["accuracy"] > 0.9


@pytest.mark.parametrize("settings", [{}, {"batch_size": 16, "seed": 4, "method": "adam", "every": 7}])
def test_the_stream_tells_what_the_document_tells(client, settings):
    settings = {"table": "ring", "test_share": 0.2, "max_steps": 90, "start": "random", **settings}
    told = asked(client, **settings)
    first, *points, done = events(asked(client, "/api/training/stream", **settings))
    assert first[0] == "training"
    assert first[2] == {name: told[name] for name in first[2]}
    columns = {name: [data[name] for _, _, data in points] for name in points[0][2]}
    assert columns == told["trajectory"]
    assert [id for _, id, _ in points] == [str(step) for step in told["trajectory"]["step"]]
    assert done == (
        "done",
        "done",
        {name: told[name] for name in ("outcome", "steps", "weights", "bias", "metrics")},
    )


@pytest.mark.parametrize("cursor", [0, 35, 40, 89, 90])
def test_a_cut_stream_goes_on_after_its_cursor_to_the_last_bit(client, cursor):
    path = "/api/training/stream?table=ring&batch_size=16&max_steps=90&every=7&path=true"
    whole = list(events(client.get(path).text))
    rest = list(events(client.get(path, headers={"Last-Event-ID": str(cursor)}).text))
    assert rest == [event for event in whole if event[1] == "done" or (event[1] and int(event[1]) > cursor)]
    assert rest[-1][0] == "done"


def test_a_training_seen_to_its_end_has_nothing_more_and_an_odd_cursor_begins_anew(client):
    path = "/api/training/stream?table=five_rows&max_steps=5"
    assert client.get(path, headers={"Last-Event-ID": "done"}).status_code == 204
    whole = list(events(client.get(path).text))
    for cursor in ("x", "-1", "999"):
        assert list(events(client.get(path, headers={"Last-Event-ID": cursor}).text)) == whole


def test_the_csv_has_the_same_numbers_and_nothing_where_there_is_none(client):
    told = asked(client, table="five_rows", max_steps=20, every=5)
    header, *lines = csv.reader(
        io.StringIO(asked(client, "/api/training.csv", table="five_rows", max_steps=20, every=5))
    )
    assert header == ["step", "epoch", "loss", "test_loss", "accuracy", "gradient_norm"]
    columns = list(zip(*lines, strict=True))
    assert [float(cell) for cell in columns[2]] == told["trajectory"]["loss"]
    assert set(columns[3]) == {""}


@pytest.mark.parametrize(
    ("settings", "loc", "words"),
    [
        (
            {"target": "x9"},
            ["target", 0],
            "“x9” is no column of this table; it has “x1”, “x2”, “label”, or #0 to",
        ),
        ({"features": "#3"}, ["features", 0], "“#3” is no column"),
        ({"features": ["x1", "#0"]}, ["features", 1], "“#0” is chosen twice"),
        ({"features": ["x1", "label"]}, ["features"], "“label” is the target and cannot be a feature"),
        ({"target": "x1"}, ["target"], "With cross_entropy a target must be from 0 to 1; “x1” is"),
        (
            {"method": "newton"},
            ["method"],
            "method must be gradient_descent, momentum, nesterov, adagrad, rmsprop or",
        ),
        ({"activation": "tanh"}, ["loss"], "cross_entropy goes with sigmoid only"),
        ({"batch_size": 121}, ["batch_size"], "batch_size must be a whole number from 1 to 120, the number"),
        ({"test_share": 0.95}, ["test_share"], "test_share must be a number from 0 to 0.9"),
        ({"test_share": 0.001}, ["test_share"], "test_share must leave a row to test"),
        ({"scaling": "log"}, ["scaling"], "scaling must be none, standardize or minmax."),
        ({"start": "one"}, ["start"], "start must be zero or random."),
        ({"w": 1}, ["w"], "w is not a setting here; leave it out."),
    ],
    ids=lambda value: str(value)[:30],
)
@pytest.mark.parametrize("path", ["/api/training", "/api/training/stream"])
def test_what_does_not_go_together_is_refused_in_a_sentence(client, path, settings, loc, words):
    answer = client.get(f"{path}?{urlencode({'table': 'two_clouds', **settings}, doseq=True)}")
    assert answer.status_code == 422
    refusal = answer.json()["detail"][0]
    assert refusal["loc"][: len(loc) + 1] == ["query", *loc]
    assert refusal["msg"].startswith(words)
    assert refusal["msg"].endswith(".")


def test_a_table_with_one_class_or_a_constant_column_is_refused_where_it_matters(client):
    one_class = bring(client, [[1, 2, 1], [2, 3, 1], [4, 1, 1]], ["x", "y", "label"])
    answer = client.get(f"/api/training?table={one_class}")
    assert answer.json()["detail"][0]["msg"].startswith("“label” is 1 in every row, so there is nothing")
    constant = bring(client, [[1, 2, 1], [1, 3, 0], [1, 1, 1]], ["x", "y", "label"])
    answer = client.get(f"/api/training?table={constant}&scaling=minmax")
    assert answer.json()["detail"][0]["msg"].startswith("“x” has the same value in every training row")
    assert client.get(f"/api/training?table={constant}&max_steps=5").status_code == 200


def test_log_loss_is_the_mean_of_the_rows_whatever_is_made_small_and_however_wrong_it_is(client):
    told = asked(
        client, table="two_clouds", loss="squared_error", max_steps=40, learning_rate=0.1, test_share=0.25
    )
    rows = made_table("two_clouds").values
    tested = sorted(next(batches(120, 30, 0)))
    for name, part in ("test", rows[tested]), ("train", np.delete(rows, tested, axis=0)):
        probability = 1 / (1 + np.exp(-(part[:, :2] @ told["weights"][0] + told["bias"][0])))
        expected = -np.log(np.where(part[:, 2] == 1, probability, 1 - probability)).mean()
        assert told["metrics"][name]["log_loss"] == pytest.approx(expected)
    # one step on unscaled features: ŷ is 0 or 1 to the last digit, and sometimes wrong
    table = bring(client, [[100, 1], [300, 0], [-200, 0], [-500, 1], [900, 1]], ["x", "label"])
    told = asked(client, table=table, max_steps=1)
    z = np.array([100, 300, -200, -500, 900]) * told["weights"][0][0] + told["bias"][0]
    expected = (np.logaddexp(0, z) - z * [1, 0, 0, 1, 1]).mean()
    assert told["metrics"]["train"]["log_loss"] == pytest.approx(expected)
    assert expected > 100


@pytest.mark.parametrize("start", ["zero", "random"])
def test_the_largest_numbers_there_can_be_diverge_or_do_not_but_always_have_an_answer(client, start):
    rows = np.full((20, 100), LARGEST) * np.random.default_rng(1).choice([-1, 1], (20, 100))
    table = bring(client, rows)
    settings = {"table": table, "loss": "squared_error", "start": start, "max_steps": 3}
    for activation in ("linear", "relu", "tanh", "sigmoid"):
        told = asked(client, activation=activation, target=["#98", "#99"], **settings)
        assert told["trajectory"]["loss"][0] > 0
        assert None not in told["trajectory"]["loss"]


def test_a_test_row_that_no_scaling_reaches_is_told(client):
    tested = sorted(next(batches(20, 10, 5)))
    rows = [[1e-300 * (place % 3), place % 2] for place in range(20)]
    rows[tested[0]][0] = 1e69
    table = bring(client, rows, ["x", "label"])
    settings = {"table": table, "scaling": "minmax", "test_share": 0.5, "seed": 5, "max_steps": 1}
    (refusal,) = client.get("/api/training", params=settings).json()["detail"]
    assert refusal["loc"] == ["query", "scaling"]
    assert refusal["msg"].startswith("“x” has a test row too far from all training rows to be scaled")
    assert asked(client, **settings | {"scaling": "none"})["test_rows"] == 10


def test_the_target_is_the_last_column_that_is_not_empty_and_never_one_of_words(client):
    def refusal(file, **settings):
        id = client.post("/api/tables", content=file, headers=CSV).json()["id"]
        return client.get("/api/training", params={"table": id, "max_steps": 1, **settings})

    answer = refusal("x,label,\n1,0,\n2,1,\n3,1,\n")
    assert (answer.status_code, answer.json()["targets"]) == (200, ["label"])
    words = (
        "“label” holds words, and a neuron needs numbers; choose another target, or write a number for each."
    )
    assert refusal("x,y,label\n1,0,yes\n2,1,no\n").json()["detail"] == [
        {"loc": ["query", "target"], "msg": words}
    ]
    assert refusal("x,y,label\n1,0,yes\n2,1,no\n", target="y").json()["targets"] == ["y"]
    (wrong,) = refusal("x,y,z\n1,,0\n2,,1\n", features="y").json()["detail"]
    assert wrong == {
        "loc": ["query", "features", 0],
        "msg": "“y” is empty, and a neuron needs numbers; leave it out.",
    }


def test_a_training_that_diverges_says_so_and_no_number_is_infinite(client):
    rows = [[1e30, 0.0], [2e30, 1.0], [-3e29, 0.5]]
    table = bring(client, rows, ["x", "y"])
    settings = {"table": table, "loss": "squared_error", "activation": "linear", "max_steps": 50}
    told = asked(client, **settings)
    assert told["outcome"] == "diverged"
    assert "Infinity" not in json.dumps(told)
    assert "NaN" not in json.dumps(told)
    assert list(events(asked(client, "/api/training/stream", **settings)))[-1][2]["outcome"] == "diverged"


def test_a_slice_has_the_loss_of_its_weights_and_the_shadow_of_the_path(client):
    settings = {"table": "two_clouds", "max_steps": 60, "resolution": 5}
    told = asked(client, "/api/training/surface", **settings)
    rows = made_table("two_clouds").values
    first, second = told["directions"]
    for j, beta in enumerate(told["second"]):
        for i, alpha in enumerate(told["first"]):
            w, b = (
                np.array(told["centre"][part]) + alpha * np.array(first[part]) + beta * np.array(second[part])
                for part in ("weights", "bias")
            )
            z = rows[:, :2] @ w[0] + b[0]
            expected = (np.logaddexp(0, z) - rows[:, 2] * z).mean()
            assert told["loss"][j][i] == pytest.approx(expected, rel=1e-9)
    one, two = told["variance_share"]
    assert 0 <= two <= one <= one + two <= 1 + 1e-12
    path = asked(client, table="two_clouds", max_steps=60)["trajectory"]
    assert told["path"]["step"] == path["step"]
    assert told["path"]["loss"] == path["loss"]
    assert max(map(abs, told["path"]["first"])) <= max(map(abs, told["first"]))


def test_a_slice_over_two_weights_goes_by_their_own_values(client):
    settings = {"table": "two_clouds", "max_steps": 40, "resolution": 11, "weight": ["0,0", "0,2"]}
    told = asked(client, "/api/training/surface", **settings)
    end = asked(client, table="two_clouds", max_steps=40)
    assert told["variance_share"] is None
    assert told["centre"] == {"weights": [[0, end["weights"][0][1]]], "bias": [0]}
    assert told["path"]["first"][-1] == pytest.approx(end["weights"][0][0])
    assert told["path"]["second"][-1] == pytest.approx(end["bias"][0])
    *progress, (name, id, streamed) = events(asked(client, "/api/training/surface/stream", **settings))
    assert (name, id, streamed) == ("surface", "done", told)
    shares = [data["share"] for _, _, data in progress]
    assert shares == sorted(set(shares))
    assert shares[-1] == 1


@pytest.mark.parametrize(
    "weight", [["0,0"], ["0,0", "0,0"], ["0,3", "0,0"], ["1,0", "0,0"], ["x", "0,0"], ["0", "1"]]
)
def test_a_slice_over_weights_that_are_none_is_refused_in_a_sentence(client, weight):
    answer = client.get(f"/api/training/surface?{urlencode({'weight': weight}, doseq=True)}")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["msg"].startswith("weight must be ")


def test_what_is_known_is_not_sent_again(client):
    for path in ("/api/training", "/api/training.csv", "/api/training/surface"):
        first = client.get(f"{path}?max_steps=5")
        again = client.get(f"{path}?max_steps=5", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_training_that_nobody_waits_for_any_more_is_given_up(server, client):
    inputs, targets = seeded(rows=2000, features=50)
    table = bring(client, np.round(np.hstack([inputs, targets]), 3))
    address = urlsplit(server.url)
    for path in ("training", "training/stream", "training/surface"):
        target = f"/api/{path}?table={table}&max_steps=100000&every=99999"
        with socket.create_connection((address.hostname, address.port), 30) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.1)
    deadline = time.monotonic() + 20
    ended = []
    while len(ended) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
        ended = [line for line in server.log.read_text().splitlines() if "every=99999" in line]
    assert len(ended) == 3
    assert all(line.endswith("client") for line in ended), ended
