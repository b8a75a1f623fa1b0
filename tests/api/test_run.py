"""/api/run: the canonical run, or the words."""

import pytest

from app.run import Run

SETTINGS = [
    "/api/run",
    "/api/trajectory",
    "/api/trajectory.csv",
    "/api/trajectory/stream",
    "/api/surface",
    "/api/figure",
]


def test_the_canonical_run_holds_every_setting(client):
    answer = client.get("/api/run?learning_rate=1e1&point=1,2&point=-0.0,0.5&w=-0")
    assert answer.status_code == 200
    assert answer.json() == Run(learning_rate=10, w=0, point=((1, 2), (0, 0.5))).settings()
    assert "-0" not in answer.text


@pytest.mark.parametrize("path", SETTINGS)
@pytest.mark.parametrize(
    ("query", "loc", "words"),
    [
        ("foo=1", ["query", "foo"], "foo is not a setting here; leave it out."),
        ("w=1&w=1", ["query", "w"], "w is given 2 times; give it once."),
        ("b=nan", ["query", "b"], "b must be a number from -1000000 to 1000000, such as -2."),
        ("learning_rate=0", ["query", "learning_rate"], "learning_rate must be a number above 0 and"),
        ("max_steps=1e999", ["query", "max_steps"], "max_steps must be a whole number from 1 to 100000"),
        ("every=0", ["query", "every"], "every must be a whole number from 1 to 100000, such as 1."),
        ("tolerance=-1", ["query", "tolerance"], "tolerance must be a number from 0 to 1000000"),
        ("activation=step", ["query", "activation"], "activation must be sigmoid, tanh, relu or linear."),
        ("momentum=0.5", ["query", "momentum"], "momentum is for momentum or nesterov only; leave it out"),
        ("activation=relu&loss=cross_entropy", ["query", "loss"], "cross_entropy goes with sigmoid only"),
        (
            "loss=cross_entropy&point=1,2",
            ["query", "point", 0],
            "with cross_entropy the y of a point must be",
        ),
        ("rate_change=5,1&rate_change=4,1", ["query", "rate_change"], "rate_change must come in ascending"),
        ("rate_change=5,1&rate_change=4", ["query", "rate_change", 1], "rate_change must be a step from 1"),
        ("method=newton&batch_size=1", ["query", "batch_size"], "batch_size is for methods that go by the"),
        ("w_min=6", ["query", "w_max"], "w_max must be larger than w_min, which is 6."),
        ("point=1,2&point=1", ["query", "point", 1], "point must be two numbers from -1000000 to 1000000"),
        ("&".join(["point=1,2"] * 51), ["query", "point"], "point must be given 1 to 50 times."),
    ],
)
def test_a_refusal_names_the_setting_and_the_remedy_and_nothing_else(client, path, query, loc, words):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 422
    (refusal,) = answer.json()["detail"]
    assert refusal.keys() == {"loc", "msg"}
    assert refusal["loc"] == loc
    assert refusal["msg"].startswith(words)


@pytest.mark.parametrize(
    "query",
    [
        *("w=", "=1", "W=1", "foo=1&foo=2&w=x", "max_steps=1.0&every=1e1", "w=%00&b=%FF", "point=", "point"),
        *("point=1&point=2,3,4&zzz=1&b=nan", "w_min=5&w_max=4&loss=huge&tolerance=-1", "method=&w=9;b=8"),
    ],
)
def test_the_stream_reads_its_settings_as_every_other_resource_does(client, query):
    stream, other = (client.get(f"/api/{name}?{query}") for name in ("trajectory/stream", "run"))
    assert stream.status_code == other.status_code
    assert stream.status_code == 200 or stream.json() == other.json()


def test_a_parameter_of_another_endpoint_is_unknown_here(client):
    for path in ("/api/run?resolution=10", "/api/run?last_event_id=1", "/api/surface?steps_per_second=1"):
        assert client.get(path).status_code == 422


@pytest.mark.parametrize("resolution", ["1", "302", "2.5", "many"])
def test_a_resolution_out_of_range_is_refused(client, resolution):
    (refusal,) = client.get(f"/api/surface?resolution={resolution}").json()["detail"]
    assert refusal["msg"] == "resolution must be a whole number from 2 to 301, such as 121."


@pytest.mark.parametrize("pace", ["0", "0.009", "1001", "nan", "fast"])
def test_a_pace_out_of_range_is_refused(client, pace):
    (refusal,) = client.get(f"/api/trajectory/stream?steps_per_second={pace}").json()["detail"]
    assert refusal["msg"] == "steps_per_second must be a number from 0.01 to 1000, such as 20."


def test_odd_bytes_in_an_address_are_refused_not_failed(client):
    for query in (
        "w=%00",
        "%FF=1",
        "point=%F0%9F",
        "w=" + "9" * 5000,
        "a" * 5000 + "=1",
        "point=,,,",
        "=&=&",
    ):
        assert client.get(f"/api/run?{query}").status_code == 422
