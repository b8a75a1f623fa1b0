"""The page's link of a run has the settings that the server's has, and is the same run."""

from urllib.parse import parse_qsl

import pytest

from app.link import read_run
from app.numerics.methods import METHODS
from app.run import Run
from tests.page import asked

QUERY = """
import { query } from "./static/js/run.js";
const { run, defaults } = JSON.parse(process.argv[1]);
console.log(JSON.stringify(query(run, defaults)));
"""
RUNS = [
    *(Run(method=method) for method in METHODS),
    Run(method="adam", beta2=0.9, epsilon=1e-10, learning_rate=0.1),
    Run(method="adagrad", epsilon=1e-8),
    Run(rate_change=((100, 0.5), (500, 0.1)), batch_size=1, seed=3),
    Run(activation="relu", w=1, b=1, point=((1, 2), (3, 4.5), (-1e-7, 0))),
]


@pytest.mark.parametrize("run", RUNS, ids=Run.query)
def test_a_link_leaves_out_what_the_server_leaves_out_and_opens_the_same_run(run: Run) -> None:
    link = parse_qsl(asked(QUERY, {"run": run.settings(), "defaults": Run().settings()}))
    assert [name for name, _ in link] == [name for name, _ in parse_qsl(run.query())]
    assert read_run(link) == (run, [])
