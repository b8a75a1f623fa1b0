"""/api/trajectory and its CSV: the numbers of the walk, whole."""

import csv
import gzip
import json
import math

import pytest

from app.run import Run
from tests.corpus import EXTREME_RUNS


def columns(walk):
    names = "step", "w", "b", "loss", "dw", "db"
    rows = [(step, *theta, loss, *gradient) for step, theta, loss, gradient in walk]
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def test_the_default_run_is_the_lecture_s(client):
    document = client.get("/api/trajectory").json()
    assert list(document) == [
        "run",
        "steps_per_epoch",
        "evaluations_per_step",
        "minimum",
        "trajectory",
        "outcome",
        "steps",
    ]
    assert document["run"] == Run().settings()
    assert (document["steps_per_epoch"], document["evaluations_per_step"]) == (1, 2)
    assert document["minimum"] == {
        "w": pytest.approx(1.791759469228055, abs=1e-12),
        "b": pytest.approx(-2.282174095733919, abs=1e-12),
        "loss": 0,
        "exact": True,
    }
    assert (document["outcome"], document["steps"]) == ("steps_exhausted", 1000)
    trajectory = document["trajectory"]
    assert trajectory == columns(Run().walk())
    assert trajectory["w"][1000] == pytest.approx(1.7917198301022377, abs=1e-12)
    assert trajectory["loss"][1000] == pytest.approx(2.4291865713546816e-11, rel=1e-9)


@pytest.mark.parametrize(
    ("query", "outcome", "steps", "reported"),
    [
        ("max_steps=25&every=10", "steps_exhausted", 25, [0, 10, 20, 25]),
        ("max_steps=20&every=10", "steps_exhausted", 20, [0, 10, 20]),
        ("tolerance=1", "stationary", 0, [0]),
        ("w=-2000&b=-2000", "stationary", 0, [0]),
        ("max_steps=1&every=100000", "steps_exhausted", 1, [0, 1]),
    ],
)
def test_each_kth_point_and_the_last_are_reported(client, query, outcome, steps, reported):
    document = client.get(f"/api/trajectory?{query}").json()
    assert (document["outcome"], document["steps"]) == (outcome, steps)
    assert document["trajectory"]["step"] == reported


def test_there_is_no_minimum_where_targets_are_out_of_reach(client):
    assert client.get("/api/trajectory?max_steps=1&point=0,0&point=1,1").json()["minimum"] is None


def test_a_long_run_is_whole_across_the_pieces_it_is_written_in(client):
    trajectory = client.get("/api/trajectory?max_steps=9000").json()["trajectory"]
    assert trajectory == columns(Run(max_steps=9000).walk())


def test_the_csv_has_a_header_and_the_same_numbers(client):
    answer = client.get("/api/trajectory.csv?max_steps=50&every=20")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    header, *rows = csv.reader(answer.text.splitlines())
    assert header == ["step", "w", "b", "loss", "dw", "db"]
    trajectory = client.get("/api/trajectory?max_steps=50&every=20").json()["trajectory"]
    assert [[float(number) for number in row] for row in rows] == [
        list(row) for row in zip(*trajectory.values(), strict=True)
    ]


@pytest.mark.parametrize("path", ["/api/trajectory", "/api/trajectory.csv", "/api/surface", "/api/figure"])
def test_a_document_is_gzipped_where_that_is_accepted(client, path):
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["vary"]
        packed = b"".join(answer.iter_raw())
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < 0.7 * len(plain.content)


@pytest.mark.parametrize("path", ["/api/trajectory", "/api/trajectory.csv", "/api/surface", "/api/figure"])
def test_a_document_that_is_known_is_not_sent_again(client, path):
    first = client.get(f"{path}?w=1")
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = client.get(f"{path}?w=1.0&b=-2", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"{path}?w=1", headers={"If-None-Match": '"other"'}).status_code == 200


def test_documents_of_other_runs_kinds_and_resolutions_have_other_tags(client):
    paths = ("trajectory", "trajectory?w=1", "trajectory.csv", "surface", "surface?resolution=10", "figure")
    assert len({client.get(f"/api/{path}").headers["etag"] for path in paths}) == len(paths)


@pytest.mark.parametrize("query", EXTREME_RUNS)
def test_extreme_runs_hold_finite_numbers_only(client, query):
    for path in ("trajectory", "surface", "figure"):
        answer = client.get(f"/api/{path}?{query}")
        assert answer.status_code == 200
        json.loads(answer.text, parse_constant=pytest.fail)
    trajectory = client.get(f"/api/trajectory?{query}").json()["trajectory"]
    trajectory.pop("kind", None)
    assert all(math.isfinite(number) for column in trajectory.values() for number in column)


def test_a_step_costs_the_same_evaluations_whatever_the_number_of_points(client):
    document = client.get(
        "/api/trajectory", params={"point": ["1,0.5", "2,0.4", "3,0.3"], "max_steps": 1}
    ).json()
    assert document["evaluations_per_step"] == 2
