"""The loop that the page shows is Python, and walks as the server does."""

import json
from pathlib import Path
from subprocess import run
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from app.run import Run
from tests.machine import node
from tests.server import Server

SCRIPTS = Path(__file__).parent.parent / "static" / "js"
PRINTS = """
import { listing } from "./listing.js";
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
    ],
    ids=str,
)
def test_the_loop_shown_ends_where_the_server_ends(server: Server, settings: dict[str, Any]) -> None:
    document = httpx.get(f"{server.url}/api/trajectory?{urlencode(settings, doseq=True)}").json()
    columns = document["trajectory"]
    defined = listing(document["run"])
    w, b = defined["do_gradient_descent"]()
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
