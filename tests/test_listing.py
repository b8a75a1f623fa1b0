"""The loop that the page shows is Python, and walks as the server does."""

import json
from pathlib import Path
from subprocess import run
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from app.numerics.methods import METHODS
from app.numerics.optimizers import Method
from app.run import Run
from tests.machine import node
from tests.server import Server

SCRIPTS = Path(__file__).parent.parent / "static" / "js"
PRINTS = """
import { listing } from "./code/listing.js";
const run = JSON.parse(process.argv[1]);
console.log(listing(run).map(({ text }) => text).join("\\n"));
"""


def listing(settings: dict[str, Any]) -> dict[str, Any]:
    """Run the listing of a run and return what it has defined."""
    command = [node(), "--input-type=module", "--eval", PRINTS, json.dumps(settings)]
    done = run(command, cwd=SCRIPTS, capture_output=True, text=True, check=True, timeout=30)
    defined: dict[str, Any] = {}
    exec(compile(done.stdout, "listing.py", "exec"), defined)
    return defined


SIX = ["3.5,0.5", "0.35,0.5", "3.2,0.5", "-2,0.5", "1.5,0.1", "-0.5,0.3"]
STEPPING = [name for name, method in METHODS.items() if isinstance(method, Method)]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"max_steps": 1},
        {"max_steps": 82},
        {"learning_rate": 10},
        {"learning_rate": 0.0000025, "max_steps": 50},
        {"learning_rate": 5, "w": 1.5, "b": -0.25, "tolerance": 1e-4},
        {"point": ["1,0.25", "-1,0.75", "2e-7,0.5"], "max_steps": 300},
        *({"method": method, "learning_rate": 0.3, "max_steps": 40} for method in STEPPING),
        {"method": "newton", "learning_rate": 0.5, "loss": "cross_entropy", "max_steps": 20},
        {"method": "newton", "activation": "tanh", "w": 0.2, "b": 0.1, "max_steps": 20},
        {"method": "momentum", "momentum": 0.5, "rate_change": ["5,0.2", "12,3"], "max_steps": 30},
        {"batch_size": 1, "max_steps": 60},
        {"batch_size": 4, "seed": 3, "loss": "cross_entropy", "point": SIX, "max_steps": 60},
        {"batch_size": 1, "tolerance": 0.01, "learning_rate": 5},
        {"method": "adam", "learning_rate": 0.1, "batch_size": 1, "seed": 9, "max_steps": 60},
        {"activation": "relu", "w": 1, "b": 1, "learning_rate": 0.1},
        {"activation": "linear", "learning_rate": 0.1},
        {"activation": "tanh", "learning_rate": 0.1, "max_steps": 300},
    ],
    ids=str,
)
def test_the_loop_shown_ends_where_the_server_ends(server: Server, settings: dict[str, Any]) -> None:
    document = httpx.get(f"{server.url}/api/trajectory?{urlencode(settings, doseq=True)}").json()
    columns = document["trajectory"]
    defined = listing(document["run"])
    w, b = defined[f"do_{document['run']['method']}"]()
    assert (w, b) == pytest.approx((columns["w"][-1], columns["b"][-1]), rel=0, abs=1e-12)
    assert defined["error"](w, b) == pytest.approx(columns["loss"][-1], rel=0, abs=1e-12)


def test_its_gradient_is_the_servers_at_every_kind_of_place(server: Server) -> None:
    document = httpx.get(f"{server.url}/api/trajectory").json()
    columns = document["trajectory"]
    defined = listing(document["run"])
    for step in (0, 64, 81, 85, 1000):
        w, b = columns["w"][step], columns["b"][step]
        for name, column in (("grad_w", "dw"), ("grad_b", "db")):
            total = sum(defined[name](w, b, x, y) for x, y in document["run"]["point"])
            assert total == pytest.approx(columns[column][step], rel=0, abs=1e-12)


def test_the_lectures_settings_stand_in_it() -> None:
    assert listing(Run().settings())["X"] == [0.5, 2.5]


@pytest.mark.parametrize(
    "settings",
    [
        {"method": "random_search", "seed": 3, "max_steps": 200},
        {"method": "grid_search", "max_steps": 200, "w_max": 4, "loss": "cross_entropy"},
        {"method": "grid_search", "activation": "relu", "max_steps": 99},
    ],
    ids=str,
)
def test_the_search_shown_finds_the_place_that_the_server_finds(
    server: Server, settings: dict[str, Any]
) -> None:
    document = httpx.get(f"{server.url}/api/trajectory?{urlencode(settings)}").json()
    columns = document["trajectory"]
    best = columns["loss"].index(min(columns["loss"]))
    defined = listing(document["run"])
    w, b = defined[f"do_{settings['method']}"]()
    assert (w, b) == pytest.approx((columns["w"][best], columns["b"][best]), rel=0, abs=1e-12)
    assert defined["error"](w, b) == pytest.approx(columns["loss"][best], rel=0, abs=1e-12)
