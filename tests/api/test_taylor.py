"""/api/taylor and /api/taylor/trajectory: what a step promises and what it keeps."""

import json
import math

import pytest

from app.paper.phases import stretches
from app.run import Run
from tests.corpus import EXTREME_RUNS

KEYS = (
    *("step", "w", "b", "loss", "gradient", "hessian", "eigenvalues", "learning_rate", "direction", "angle"),
    *("cos_angle", "first_order", "second_order", "actual", "break_even_rate", "curvature", "dial"),
)
AT_82 = "w=0.19951362254604957&b=-0.6695305192826496"
"""Where the lecture's run is after 82 steps."""


def test_a_step_has_the_numbers_of_the_run_and_of_taylor_s_series(client):
    trajectory = client.get("/api/trajectory").json()["trajectory"]
    answer = client.get("/api/taylor?step=100").json()
    assert tuple(answer) == KEYS
    assert (answer["step"], answer["learning_rate"], answer["angle"], answer["cos_angle"]) == (
        100,
        1,
        180,
        -1,
    )
    for name in ("w", "b", "loss"):
        assert answer[name] == trajectory[name][100]
    dw, db = trajectory["dw"][100], trajectory["db"][100]
    assert answer["gradient"] == [dw, db]
    assert answer["direction"] == [-dw, -db]
    assert answer["first_order"] == pytest.approx(-dw * dw - db * db)
    (ww, wb), (bw, bb) = answer["hessian"]
    assert wb == bw
    assert answer["second_order"] == pytest.approx(
        answer["first_order"] + 0.5 * (ww * dw * dw + 2 * wb * dw * db + bb * db * db)
    )
    assert answer["actual"] == pytest.approx(trajectory["loss"][101] - trajectory["loss"][100], abs=1e-15)
    assert sum(answer["eigenvalues"]) == pytest.approx(ww + bb)
    assert answer["break_even_rate"] == pytest.approx(69.0, abs=0.05)
    assert answer["curvature"] == "valley"


def test_without_a_step_it_is_the_start_where_the_model_goes_down_for_ever(client):
    answer = client.get("/api/taylor").json()
    assert (answer["step"], answer["w"], answer["b"]) == (0, -2, -2)
    assert answer["eigenvalues"] == pytest.approx([-0.00975990, -0.00140404], abs=1e-8)
    assert answer["break_even_rate"] is None
    assert answer["curvature"] == "plateau"


def test_the_dial_turns_the_step_all_around(client):
    answer = client.get(f"/api/taylor?{AT_82}&learning_rate=5").json()
    around = answer["dial"]
    assert around["angle"] == list(range(0, 360, 5))
    for name in ("first_order", "second_order", "actual"):
        assert around[name][36] == pytest.approx(answer[name], rel=1e-12)
    assert around["first_order"].index(min(around["first_order"])) * 5 == 180
    assert around["actual"].index(min(around["actual"])) * 5 == 125


def test_an_angle_turns_the_step_and_keeps_its_length(client):
    asked = f"/api/taylor?{AT_82}&learning_rate=5"
    as_made, turned = client.get(asked).json(), client.get(f"{asked}&angle=126").json()
    assert turned["angle"] == 126
    assert turned["cos_angle"] == pytest.approx(math.cos(math.radians(126)))
    assert math.hypot(*turned["direction"]) == pytest.approx(math.hypot(*as_made["direction"]))
    assert turned["dial"] == as_made["dial"]
    # less is promised than at 180°, and more is kept
    assert turned["first_order"] > as_made["first_order"]
    assert turned["actual"] < as_made["actual"]
    for angle in (125, 127):
        assert turned["actual"] < client.get(f"{asked}&angle={angle}").json()["actual"]
    assert client.get(f"{asked}&angle=180").json() == as_made
    assert client.get(f"{asked}&angle=360").json() == client.get(f"{asked}&angle=0").json()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("max_steps=20&step=21", "step must be a whole number from 0 to 20, since this run ends at step 20."),
        ("tolerance=1&step=1", "step must be a whole number from 0 to 0, since this run ends at step 0."),
        ("step=-1", "step must be a whole number from 0 to 100000, such as 0."),
        ("step=1.5", "step must be a whole number from 0 to 100000, such as 0."),
    ],
)
@pytest.mark.parametrize("path", ["/api/taylor", "/api/chain-rule"])
def test_a_step_that_the_run_has_not_is_refused_in_words(client, path, query, words):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 422
    assert answer.json() == {"detail": [{"loc": ["query", "step"], "msg": words}]}


@pytest.mark.parametrize("angle", ["-1", "361", "nan", "north", ""])
def test_an_angle_out_of_range_is_refused_in_words(client, angle):
    (refusal,) = client.get(f"/api/taylor?angle={angle}").json()["detail"]
    assert refusal == {
        "loc": ["query", "angle"],
        "msg": "angle must be a number from 0 to 360, such as 126.",
    }


def test_the_parameters_of_one_lens_are_unknown_to_the_others(client):
    for query in (
        "taylor/trajectory?step=1",
        "chain-rule?angle=1",
        "trajectory?step=1",
        "taylor?resolution=9",
    ):
        assert client.get(f"/api/{query}").status_code == 422


def test_the_last_step_shows_the_update_that_would_be_made_next(client):
    last = client.get("/api/taylor?max_steps=20&step=20").json()
    assert last == client.get("/api/taylor?max_steps=21&step=20").json()
    assert last["actual"] < 0


def test_every_changes_nothing_about_a_step(client):
    assert client.get("/api/taylor?step=7&every=10").json() == client.get("/api/taylor?step=7").json()


def test_where_the_slope_is_zero_nothing_has_an_angle(client):
    for query in ("w=-2000&b=-2000", "w=-2000&b=-2000&angle=90"):
        answer = client.get(f"/api/taylor?{query}").json()
        assert [answer[name] for name in ("angle", "cos_angle", "break_even_rate", "dial")] == [None] * 4
        assert [answer[name] for name in ("first_order", "second_order", "actual")] == [0, 0, 0]
        # judged against the minimum, a run that never leaves the plateau is on the plateau
        assert answer["curvature"] == "plateau"


@pytest.mark.parametrize("rate", [1, 5, 10])
def test_on_the_way_to_the_valley_the_word_never_contradicts_the_page_s_phase(client, rate):
    run = Run(learning_rate=rate)
    words = client.get(f"/api/taylor/trajectory?learning_rate={rate}").json()["curvature"]
    # the edge is where the plateau ends, and the cliff lies between it and the valley
    allowed = {
        "plateau": {"plateau", "edge"},
        "cliff": {"edge", "valley", "bowl"},
        "valley": {"valley", "bowl"},
    }
    phases = stretches(run, list(run.walk()), 0.0)
    assert {stretch.phase for stretch in phases} == allowed.keys()
    for stretch in phases:
        assert set(words[stretch.first : stretch.last + 1]) <= allowed[stretch.phase]


def test_a_run_that_never_leaves_the_plateau_is_said_to_be_there(client):
    assert set(client.get("/api/taylor/trajectory?w=-5&b=-5").json()["curvature"]) == {"plateau"}


def test_the_columns_are_the_steps_of_the_whole_run(client):
    columns = client.get("/api/taylor/trajectory?max_steps=120&every=50").json()
    assert columns["step"] == [0, 50, 100, 120]
    assert list(columns) == [
        *("step", "first_order", "second_order", "actual", "cos_angle", "break_even_rate", "curvature"),
        "rises",
    ]
    for row, step in enumerate(columns["step"]):
        alone = client.get(f"/api/taylor?max_steps=120&step={step}").json()
        for name in columns.keys() - {"rises", "curvature"}:
            column = columns[name][row]
            assert alone[name] == (None if column is None else pytest.approx(column, rel=1e-12, abs=0)), name
        assert alone["curvature"] == columns["curvature"][row]
    assert columns["rises"] == [False] * 4


@pytest.mark.parametrize(
    ("query", "steps"), [("", []), ("learning_rate=20", [7, 8]), ("learning_rate=20&every=2", [8])]
)
def test_real_rises_are_marked(client, query, steps):
    columns = client.get(f"/api/taylor/trajectory?{query}").json()
    assert [step for step, rises in zip(columns["step"], columns["rises"], strict=True) if rises] == steps


def test_a_rise_within_rounding_is_none(client):
    # just beyond 2/λmax the last swings across the valley grow and shrink by less than a loss can show
    columns = client.get("/api/taylor/trajectory?learning_rate=25").json()
    start = client.get("/api/taylor?learning_rate=25").json()["loss"]
    assert columns["rises"] == [actual > 1e-12 * start for actual in columns["actual"][:-1]] + [False]
    assert sum(columns["rises"]) < sum(actual > 0 for actual in columns["actual"])


def test_the_update_that_was_not_made_is_no_rise(client):
    query = "learning_rate=20&max_steps={}"
    whole = client.get(f"/api/taylor/trajectory?{query.format(100)}").json()
    step = whole["rises"].index(True)
    cut = client.get(f"/api/taylor/trajectory?{query.format(step)}").json()
    assert cut["actual"][step] == pytest.approx(whole["actual"][step])
    assert cut["actual"][step] > 0
    assert cut["rises"][step] is False


def test_a_long_run_is_whole_across_the_pieces_it_is_written_in(client):
    columns = client.get("/api/taylor/trajectory?max_steps=9000").json()
    assert columns["step"] == list(range(9001))
    assert {len(column) for column in columns.values()} == {9001}


@pytest.mark.parametrize("query", EXTREME_RUNS)
def test_extreme_runs_hold_finite_numbers_or_null(client, query):
    for path in ("taylor", "taylor/trajectory", "chain-rule"):
        answer = client.get(f"/api/{path}?{query}")
        assert answer.status_code == 200
        json.loads(answer.text, parse_constant=pytest.fail)


@pytest.mark.parametrize("path", ["/api/taylor", "/api/taylor/trajectory", "/api/chain-rule"])
def test_a_lens_that_is_known_is_not_sent_again(client, path):
    tag = client.get(f"{path}?w=1").headers["etag"]
    again = client.get(f"{path}?w=1.0&b=-2", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert tag != client.get(path).headers["etag"]


def test_each_step_and_angle_has_its_own_tag(client):
    asked = (
        "taylor",
        "taylor?step=1",
        "taylor?angle=0",
        "taylor/trajectory",
        "chain-rule",
        "chain-rule?step=1",
    )
    assert len({client.get(f"/api/{query}").headers["etag"] for query in asked}) == len(asked)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("loss=cross_entropy&w=-5&b=-5&step=0", "slope"),
        ("loss=cross_entropy&step=100", "valley"),
        ("activation=relu&step=0", "plateau"),
    ],
)
def test_where_a_carpet_rises_without_end_only_a_level_place_is_a_plateau(client, query, word):
    assert client.get(f"/api/taylor?{query}").json()["curvature"] == word
