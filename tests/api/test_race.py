"""/api/race: the band of a hundred random searches."""

from statistics import median

from app.numerics.search import best
from app.run import Run


def test_the_band_is_that_of_the_searches_of_the_api(client):
    columns = client.get("/api/race?evaluations=60&w_min=-2").json()
    assert columns["evaluations"] == list(range(1, 61))
    last = []
    for seed in range(100):
        run = Run(method="random_search", seed=seed, max_steps=59, w_min=-2)
        last.append([point[2] for point in best(run.walk())][-1])
    assert abs(columns["median"][-1] - median(last)) < 1e-12
    assert sum(loss < columns["low"][-1] for loss in last) == 10
    assert sum(loss > columns["high"][-1] for loss in last) == 10


def test_the_lines_only_fall(client):
    columns = client.get("/api/race?loss=cross_entropy").json()
    assert len(columns["median"]) == 1000
    for name in ("low", "median", "high"):
        assert columns[name] == sorted(columns[name], reverse=True)


def test_too_long_a_race_is_refused(client):
    (refusal,) = client.get("/api/race?evaluations=2001").json()["detail"]
    assert refusal["msg"] == "evaluations must be a whole number from 1 to 2000, such as 1000."
