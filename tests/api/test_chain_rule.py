"""/api/chain-rule: the gradient of a step, taken apart."""

import pytest

from app.run import Run

POINT_KEYS = [
    *("x", "y", "z", "prediction", "loss", "dloss_dprediction", "dprediction_dz", "dz_dw", "dz_db"),
    *("error_term", "weight", "dw", "db"),
]


def test_the_factors_multiply_and_the_points_add_up_to_the_gradient_of_the_trajectory(client):
    trajectory = client.get("/api/trajectory").json()["trajectory"]
    for step in (0, 81, 1000):
        answer = client.get(f"/api/chain-rule?step={step}").json()
        assert list(answer) == ["step", "w", "b", "points", "gradient", "update"]
        assert [answer[name] for name in ("step", "w", "b")] == [
            trajectory[name][step] for name in ("step", "w", "b")
        ]
        for point, (x, y) in zip(answer["points"], Run().point, strict=True):
            assert list(point) == POINT_KEYS
            assert (point["x"], point["y"], point["dz_dw"], point["dz_db"], point["weight"]) == (
                x,
                y,
                x,
                1,
                1,
            )
            assert point["error_term"] == point["dloss_dprediction"] * point["dprediction_dz"]
            assert point["dw"] == point["weight"] * point["error_term"] * point["dz_dw"]
            assert point["db"] == point["weight"] * point["error_term"] * point["dz_db"]
        first, second = answer["points"]
        assert answer["gradient"] == [first["dw"] + second["dw"], first["db"] + second["db"]]
        assert answer["gradient"] == [trajectory["dw"][step], trajectory["db"][step]]


@pytest.mark.parametrize("rate", [1, 0.3, 20])
def test_the_update_leads_to_the_next_point_to_the_last_bit(client, rate):
    trajectory = client.get(f"/api/trajectory?learning_rate={rate}").json()["trajectory"]
    for step in (0, 7, 500):
        answer = client.get(f"/api/chain-rule?learning_rate={rate}&step={step}").json()
        dw, db = answer["update"]
        assert (answer["w"] + dw, answer["b"] + db) == (trajectory["w"][step + 1], trajectory["b"][step + 1])
        assert answer["update"] == [-rate * part for part in answer["gradient"]]


def test_at_the_last_step_it_is_the_update_that_would_be_made_next(client):
    last = client.get("/api/chain-rule?max_steps=20&step=20").json()
    assert last == client.get("/api/chain-rule?max_steps=21&step=20").json()
    assert last["update"] != [0, 0]
