"""The rows of a training that a picture shows: which they are, their numbers, and that they stay the same."""

from collections import Counter
from urllib.parse import urlencode

import numpy as np
import pytest

from app.numerics.batches import batches
from app.tables.made import made_table
from app.tables.sample import MOST_NUMBERS
from tests.api.test_training import asked, bring


def rows_of(client, **settings):
    answer = client.get(f"/api/training/rows?{urlencode(settings, doseq=True)}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_small_table_is_told_whole_and_as_it_is(client):
    told = rows_of(client)
    rows = made_table("two_clouds").values
    assert told["rows"] == 120
    assert told["row"] == [*range(1, 121)]
    assert not any(told["test"])
    assert told["inputs"] == told["raw"] == rows[:, :2].tolist()
    assert told["targets"] == rows[:, 2:].tolist()
    assert told["classes"] == [0.0, 1.0]
    assert told["mean"] == pytest.approx(rows[:, :2].mean(axis=0).tolist())


def test_rows_with_gaps_are_missing_and_those_to_test_on_are_marked_and_scaled_as_the_others(client):
    chance = np.random.default_rng(5)
    lines = [
        f"{x!r},{y!r},{place % 2}" for place, (x, y) in enumerate(chance.normal(50, 20, (41, 2)).tolist())
    ]
    lines[3] = "1,,0"
    file = "\n".join(["x,y,label", *lines])
    table = client.post("/api/tables", content=file, headers={"Content-Type": "text/csv"}).json()["id"]
    settings = {"table": table, "features": ["y", "x"], "scaling": "minmax", "test_share": 0.25, "seed": 2}
    told = rows_of(client, **settings)
    assert told["rows"] == 40
    assert told["row"] == [*range(1, 4), *range(5, 42)]
    tested = next(batches(40, 10, 2))
    assert [place for place, test in enumerate(told["test"]) if test] == sorted(tested)
    raw, inputs = np.array(told["raw"]), np.array(told["inputs"])
    for row, line in enumerate(told["row"]):
        x, y, label = map(float, lines[line - 1].split(","))
        assert (raw[row].tolist(), told["targets"][row]) == ([y, x], [label])
    learnt = raw[[not test for test in told["test"]]]
    assert inputs == pytest.approx((raw - learnt.min(axis=0)) / np.ptp(learnt, axis=0))
    opening = asked(client, **settings, max_steps=1)
    for place, feature in enumerate(opening["features"]):
        assert inputs[:, place] == pytest.approx((raw[:, place] - feature["offset"]) * feature["factor"])
    of_learnt = inputs[[not test for test in told["test"]]].mean(axis=0)
    assert told["mean"] == pytest.approx(of_learnt.tolist())


def test_of_a_long_table_every_stretch_gives_one_row_the_same_every_time(client):
    # classes in turns: every fortieth row would be of one class
    values = np.stack([np.arange(2000) % 7, np.arange(2000) % 2], axis=1)
    table = bring(client, values, ["x", "label"])
    told = rows_of(client, table=table, count=50)
    assert told["rows"] == 2000
    assert [(row - 1) // 40 for row in told["row"]] == [*range(50)]
    assert min(Counter(label for (label,) in told["targets"]).values()) > 10
    assert rows_of(client, table=table, count=50, max_steps=7) == told
    assert len(rows_of(client, table=table)["row"]) == 500


def test_both_classes_are_told_even_where_no_row_shown_is_of_one_of_them(client):
    values = np.column_stack([np.arange(300), np.where(np.arange(300) == 5, 7, 3)])
    told = rows_of(client, table=bring(client, values), loss="squared_error", test_share=0.5, count=2)
    assert (told["targets"], told["classes"]) == ([[3.0], [3.0]], [3.0, 7.0])
    values[:3, 1] = 5
    assert rows_of(client, table=bring(client, values), loss="squared_error")["classes"] is None
    assert rows_of(client, table="three_classes")["classes"] is None


def test_of_many_columns_there_are_fewer_rows(client):
    values = np.random.default_rng(1).integers(0, 2, (700, 100))
    told = rows_of(client, table=bring(client, values), count=1000)
    assert len(told["row"]) == MOST_NUMBERS // (2 * 99 + 1) < 700


def test_of_three_classes_every_row_has_three_targets(client):
    told = rows_of(client, table="three_classes", count=9)
    assert [len(targets) for targets in told["targets"]] == [3] * 9
    assert all(sum(targets) == 1 for targets in told["targets"])


def test_rows_that_cannot_be_are_refused_in_a_sentence_and_known_ones_are_not_sent_again(client):
    answer = client.get("/api/training/rows?count=1001")
    assert answer.json()["detail"][0]["msg"] == "count must be a whole number from 1 to 1000, such as 500."
    answer = client.get("/api/training/rows?target=x9")
    assert answer.json()["detail"][0]["loc"] == ["query", "target", 0]
    assert client.get("/api/training/rows?table=none").status_code == 404
    first = client.get("/api/training/rows")
    again = client.get("/api/training/rows", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
