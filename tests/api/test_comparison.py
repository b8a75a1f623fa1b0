"""/api/comparison and its stream: several runs, each with the numbers it has alone."""

import json
import math
from urllib.parse import urlencode

import pytest

from app.run import Run

MINIMUM = (1.791759469228055, -2.282174095733919)
EIGHT = [
    *("", "method=momentum", "method=nesterov", "method=adagrad", "method=adam&learning_rate=0.1"),
    *("method=newton", "method=random_search&seed=4", "loss=cross_entropy"),
]


def get(client, path, **settings):
    answer = client.get(f"{path}?{urlencode(settings, doseq=True)}")
    assert answer.status_code == 200, answer.text
    return answer


def told(text):
    """Return the events of a stream as (name, id, data)."""
    for event in text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in event.split("\n"))
        yield lines["event"], lines.get("id"), json.loads(lines["data"])


def test_every_run_has_the_document_it_has_alone(client):
    document = get(client, "/api/comparison", max_steps=90, every=7, run=EIGHT).json()
    assert document["own"] == EIGHT
    for own, run in zip(EIGHT, document["runs"], strict=True):
        run.pop("arrival")
        assert run == client.get(f"/api/trajectory?max_steps=90&every=7&{own}").json()


def test_the_canonical_runs_hold_every_setting_and_what_is_their_own(client):
    answer = get(client, "/api/comparison/run", max_steps=9, run=["w=-2.0", "method=adam&beta1=0.9"]).json()
    assert answer["own"] == ["", "method=adam"]
    assert answer["runs"] == [
        client.get("/api/run?max_steps=9").json(),
        client.get("/api/run?max_steps=9&method=adam").json(),
    ]


def test_arrival_is_the_first_point_near_the_minimum_though_it_be_unreported(client):
    document = get(
        client, "/api/comparison", every=100, run=["", "loss=cross_entropy", "method=newton"]
    ).json()
    arrivals = [run["arrival"] for run in document["runs"]]
    assert arrivals[:2] == [{"step": 521, "evaluations": 1042}, {"step": 133, "evaluations": 266}]
    assert arrivals[2]["evaluations"] == 3 * arrivals[2]["step"] < 3 * 95
    for step, theta, *_ in Run(max_steps=521).walk():
        assert (math.dist(theta, MINIMUM) < 0.01) == (step == 521)
    short = get(client, "/api/comparison", max_steps=50, run=[""]).json()
    assert short["runs"][0]["arrival"] is None


@pytest.mark.parametrize("every", [1, 7])
def test_the_stream_tells_the_same_step_by_step_and_numbers_its_events(client, every):
    settings = {"max_steps": 90, "every": every, "run": EIGHT}
    document = get(client, "/api/comparison", **settings).json()
    (first, no_id, opening), *events = told(get(client, "/api/comparison/stream", **settings).text)
    assert (first, no_id, opening["own"]) == ("runs", None, EIGHT)
    assert [cursor for _, cursor, _ in events] == [*map(str, range(len(events) - 1)), "done"]
    order = [(data.get("step", data.get("steps")), data["run"]) for _, _, data in events]
    assert order == sorted(order)
    for place, run in enumerate(document["runs"]):
        of_run = [(name, data) for name, _, data in events if data.pop("run", place) == place or False]
        assert opening["runs"][place] == {name: run[name] for name in opening["runs"][place]}
        assert of_run
    ends = [data for name, _, data in events if name == "done"]
    assert sorted(end["steps"] for end in ends) == sorted(run["steps"] for run in document["runs"])


def test_each_run_s_points_in_the_stream_are_those_of_its_document(client):
    settings = {"max_steps": 60, "run": EIGHT}
    document = get(client, "/api/comparison", **settings).json()
    events = list(told(get(client, "/api/comparison/stream", **settings).text))[1:]
    for place, run in enumerate(document["runs"]):
        points = [data for name, _, data in events if name == "point" and data["run"] == place]
        for name, column in run["trajectory"].items():
            assert [point[name] for point in points] == column
        (end,) = [data for name, _, data in events if name == "done" and data["run"] == place]
        assert end == {"run": place, "outcome": run["outcome"], "steps": run["steps"]}


@pytest.mark.parametrize("cursor", [0, 5, 100, 480, 495])
def test_a_cut_stream_goes_on_after_its_cursor(client, cursor):
    settings = urlencode({"max_steps": 60, "run": EIGHT}, doseq=True)
    whole = list(told(client.get(f"/api/comparison/stream?{settings}").text))
    rest = client.get(f"/api/comparison/stream?{settings}", headers={"Last-Event-ID": str(cursor)}).text
    assert list(told(rest)) == (whole[cursor + 2 :] if cursor < len(whole) - 2 else whole)


def test_a_comparison_seen_to_its_end_has_nothing_more_and_an_odd_cursor_begins_anew(client):
    asked = "/api/comparison/stream?max_steps=5&run=&run=w%3D1"
    assert client.get(asked, headers={"Last-Event-ID": "done"}).status_code == 204
    whole = client.get(asked).text
    for cursor in ("x", "-1", "999"):
        assert list(told(client.get(asked, headers={"Last-Event-ID": cursor}).text)) == list(told(whole))


@pytest.mark.parametrize("path", ["/api/comparison", "/api/comparison/run", "/api/comparison/stream"])
@pytest.mark.parametrize(
    ("runs", "loc", "words"),
    [
        ([""] * 9, ["query", "run"], "run must be given 1 to 8 times."),
        (["", "w=x"], ["query", "run", 1, "w"], "w must be a number from"),
        (
            ["", "activation=tanh", "activation=linear"],
            ["query", "run"],
            "runs may have 2 pairs of activation and loss at most; leave one out.",
        ),
    ],
)
def test_a_refusal_names_the_run_and_the_remedy(client, path, runs, loc, words):
    answer = client.get(f"{path}?{urlencode({'run': runs}, doseq=True)}")
    assert answer.status_code == 422
    (refusal,) = answer.json()["detail"]
    assert refusal["loc"] == loc
    assert refusal["msg"].startswith(words)


def test_a_comparison_that_is_known_is_not_sent_again(client):
    first = client.get("/api/comparison?max_steps=9&run=method%3Dadam")
    tag = first.headers["etag"]
    again = client.get(
        "/api/comparison?max_steps=9&run=method%3Dadam%26beta1%3D0.9", headers={"If-None-Match": tag}
    )
    assert (again.status_code, again.content) == (304, b"")
