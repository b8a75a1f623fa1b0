"""/api/graph: an expression's value and derivatives, or the words."""

import json

import pytest

from app.numerics.namespace import FLOATS
from app.run import Run
from tests.corpus import questions
from tests.numerics.kinds import KINDS
from tests.page import asked

PRODUCT = {"expression": "3 * (a + b * c)", "values": {"a": 5, "b": 3, "c": 2}}


def refusal(answer):
    """Return where and in which words, of a question refused once."""
    assert answer.status_code == 422
    (entry,) = answer.json()["detail"]
    assert entry.keys() == {"loc", "msg"}
    return entry["loc"], entry["msg"]


def sent(client, body, kind="application/json"):
    return client.post("/api/graph", content=body, headers={"Content-Type": kind} if kind else {})


def test_the_source_s_graph_is_answered_whole(client):
    answer = client.post("/api/graph", json=PRODUCT)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        "result": 33,
        "gradients": {"a": 3, "b": 6, "c": 9},
        "nodes": [
            {"id": 0, "label": "3", "value": 3, "gradient": 11},
            {"id": 1, "label": "a", "value": 5, "gradient": 3},
            {"id": 2, "label": "b", "value": 3, "gradient": 6},
            {"id": 3, "label": "c", "value": 2, "gradient": 9},
            {"id": 4, "label": "*", "value": 6, "gradient": 3},
            {"id": 5, "label": "+", "value": 11, "gradient": 3},
            {"id": 6, "label": "*", "value": 33, "gradient": 1},
        ],
        "edges": [
            {"from": 2, "to": 4, "derivative": 2},
            {"from": 3, "to": 4, "derivative": 3},
            {"from": 1, "to": 5, "derivative": 1},
            {"from": 4, "to": 5, "derivative": 1},
            {"from": 0, "to": 6, "derivative": 11},
            {"from": 5, "to": 6, "derivative": 3},
        ],
    }


def test_values_may_be_left_out_where_there_are_no_names(client):
    assert client.post("/api/graph", json={"expression": "2 ** 3"}).json()["result"] == 8


def test_a_derivative_that_does_not_exist_is_null(client):
    answer = client.post("/api/graph", json={"expression": "a ** n", "values": {"a": -2, "n": 3}}).json()
    assert (answer["result"], answer["gradients"]) == (-8, {"a": 12, "n": None})


def test_every_preset_is_a_question_with_an_answer(client):
    presets = client.get("/api/graph/presets").json()
    results = {}
    for preset in presets:
        question = {"expression": preset["expression"], "values": preset["values"]}
        answer = client.post("/api/graph", json=question).json()
        assert answer["gradients"].keys() == preset["values"].keys()
        results[preset["name"]] = answer["result"]
    assert results == {
        "product": 33,
        "squared_error": pytest.approx(0.011639432087813966, rel=1e-12),
        "log_loss": pytest.approx(0.648587351573742, rel=1e-12),
        "one_weight": pytest.approx(0.8195, abs=5e-5),
    }


def test_the_presets_for_one_point_agree_with_a_run_of_that_point(client):
    presets = {preset["name"]: preset for preset in client.get("/api/graph/presets").json()}
    question = {name: presets["squared_error"][name] for name in ("expression", "values")}
    graph = client.post("/api/graph", json=question).json()
    run = client.get("/api/trajectory?point=0.5,0.2&max_steps=1").json()["trajectory"]
    at_start = [run[name][0] for name in ("loss", "dw", "db")]
    found = [graph["result"], graph["gradients"]["w"], graph["gradients"]["b"]]
    assert found == pytest.approx(at_start, rel=1e-13)


EXPRESSION = """
import { pointLoss } from "./static/js/graph/point-loss.js";
console.log(JSON.stringify(pointLoss(JSON.parse(process.argv[1]))));
"""


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_the_graph_of_one_point_on_the_page_is_that_point_s_loss(client, activation, loss):
    expression = asked(EXPRESSION, {"activation": activation, "loss": loss})
    run = Run(activation=activation, loss=loss, point=((2.5, 0.9),))
    for w, b in ((-2.0, -2.0), (0.3, -0.7), (1.5, 1.0)):
        values = {"w": w, "b": b, "x": 2.5, "y": 0.9}
        graph = client.post("/api/graph", json={"expression": expression, "values": values}).json()
        value, gradient = run.neuron(FLOATS).measure((w, b))
        assert graph["result"] == pytest.approx(value, rel=1e-12)
        assert [graph["gradients"]["w"], graph["gradients"]["b"]] == pytest.approx(gradient, rel=1e-12)
    if activation == "sigmoid":  # the examples of the graph's own page are the same graphs
        assert expression in {preset["expression"] for preset in client.get("/api/graph/presets").json()}


@pytest.mark.parametrize(
    ("question", "loc", "words"),
    [
        (
            {"expression": "a ^ 2", "values": {"a": 1}},
            ["expression", 3],
            "^ at column 3 cannot be read: write **",
        ),
        (
            {"expression": "2a", "values": {"a": 1}},
            ["expression", 2],
            "An operator is missing before a at column 2",
        ),
        ({"expression": "1" + " " * 1000}, ["expression", 1001], "The expression has 1001 characters"),
        ({"expression": ""}, ["expression", 1], "The expression is empty"),
        (
            {"expression": "1 + log(a)", "values": {"a": 0}},
            ["expression", 5],
            "log(0) at column 5 has no value: only a number above 0 has a logarithm.",
        ),
        ({"expression": "exp(1000)"}, ["expression", 1], "exp(1000) at column 1 has no value: it is beyond"),
        ({"expression": "a * 2"}, ["values", "a"], 'a has no value; add it to values, such as "a": 1.'),
        (
            {"expression": "a", "values": {"a": 1, "d": 1}},
            ["values", "d"],
            "d is not in the expression; leave it out of values.",
        ),
        ({"expression": "1", "steps": 1}, ["steps"], "steps is not a setting here; leave it out."),
        ({"values": {}}, ["expression"], "expression must be a text of at most 1000 characters, such as"),
        ({"expression": 5}, ["expression"], "expression must be a text of at most 1000 characters, such as"),
        ({"expression": "1", "values": []}, ["values"], "values must be an object of at most 200 numbers"),
        ([], [], 'The body must be a JSON object such as {"expression": "3 * a", "values": {"a": 5}}.'),
    ],
)
def test_a_refusal_names_the_place_and_the_remedy(client, question, loc, words):
    where, said = refusal(client.post("/api/graph", json=question))
    assert where == ["body", *loc]
    assert said.startswith(words)


@pytest.mark.parametrize(
    "value", ["NaN", "-Infinity", "1e999", "1" + "0" * 400, '"5"', "true", "null", "[5]"]
)
def test_a_value_is_a_finite_number_and_nothing_else(client, value):
    answer = sent(client, f'{{"expression": "a", "values": {{"a": {value}}}}}')
    assert refusal(answer) == (["body", "values", "a"], "a must be a finite number, such as 5.")


@pytest.mark.parametrize(
    "body", ["", "{", "[" * 40_000, '{"a":' * 9000, "9" * 5000, b'{"expression": "\xff"}']
)
def test_what_is_no_json_is_refused_in_words(client, body):
    where, words = refusal(sent(client, body))
    assert where == ["body"]
    assert words.startswith("The body cannot be read as JSON: ")


def test_a_body_longer_than_any_question_is_refused(client):
    answer = sent(client, json.dumps(PRODUCT) + " " * 50_000)
    assert refusal(answer) == (["body"], "The body has more than 50000 bytes; no expression needs as many.")


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"]
)
def test_the_body_must_say_that_it_is_json(client, kind):
    where, words = refusal(sent(client, json.dumps(PRODUCT), kind))
    assert where == ["header", "content-type"]
    assert words == "Send the body as JSON, with the header Content-Type: application/json."
    assert sent(client, json.dumps(PRODUCT), "Application/JSON; charset=utf-8").status_code == 200


def test_a_page_elsewhere_may_ask_and_read(client):
    elsewhere = {"Origin": "http://elsewhere.test"}
    asked = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    before = client.options("/api/graph", headers=elsewhere | asked)
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (200, "*")
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "content-type" in before.headers["access-control-allow-headers"].lower()
    answer = client.post("/api/graph", json=PRODUCT, headers=elsewhere)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_graph_is_asked_for_by_post_alone(client):
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        assert client.request(method, "/api/graph").status_code == 405


def test_no_hostile_question_gets_more_than_a_sentence(client):
    statuses = set()
    for body in questions():
        answer = sent(client, body)
        statuses.add(answer.status_code)
        document = json.loads(answer.text, parse_constant=pytest.fail)
        if answer.status_code == 422:
            assert all(entry["msg"].endswith(".") for entry in document["detail"])
    assert statuses == {200, 422}


def test_the_description_s_example_is_answered(client):
    (operation,) = client.get("/openapi.json").json()["paths"]["/api/graph"].values()
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["expression"]["maxLength"] == 1000
    (example,) = schema["examples"]
    assert client.post("/api/graph", json=example).json()["result"] == 33
